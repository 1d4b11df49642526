{{ config(alias='bridge_cable_tag') }}

-- a tag can be a person's name
with protected as (

    select
        tags.cable_id,
        tags.position
    from {{ ref('bridge_cable_tag') }} as tags
    inner join {{ ref('int_protected_names') }} as names
        on tags.cable_id = names.cable_id and {{ holds_word('tags.tag_as_written', 'names.surname') }}

)

select tags.*
from {{ ref('bridge_cable_tag') }} as tags
where (tags.cable_id, tags.position) not in (select (cable_id, position) from protected)
