{{ config(alias='bridge_cable_post') }}

with protected as (

    select distinct
        posts.cable_id,
        posts.role,
        posts.position
    from {{ ref('bridge_cable_post') }} as posts
    inner join {{ ref('int_protected_names') }} as names
        on posts.cable_id = names.cable_id and {{ holds_word('posts.name_as_written', 'names.surname') }}

)

select
    posts.* replace (
        case when protected.cable_id is null then posts.name_as_written else {{ withheld() }} end as name_as_written
    )
from {{ ref('bridge_cable_post') }} as posts
left join protected
    on posts.cable_id = protected.cable_id and posts.role = protected.role and posts.position = protected.position
