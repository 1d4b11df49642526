{{ config(alias='dim_post') }}

-- a station that no reference lists may be a name, read where a station stands
with protected as (

    select distinct posts.post_key
    from {{ ref('dim_post') }} as posts
    inner join {{ ref('fct_cable') }} as cables on posts.post_key = cables.post_key
    inner join {{ ref('int_protected_names') }} as names
        on cables.cable_id = names.cable_id and {{ holds_word('posts.post_code', 'names.surname') }}
    where posts.post_code not in (select post_code from {{ ref('posts') }})

)

select
    posts.* replace (
        case when protected.post_key is null then posts.post_code else {{ withheld() }} end as post_code,
        case when protected.post_key is null then posts.post_name else {{ withheld() }} end as post_name
    )
from {{ ref('dim_post') }} as posts
left join protected on posts.post_key = protected.post_key
