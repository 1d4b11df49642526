{{ config(alias='dim_tag') }}

-- a tag that only withheld rows bear is a name
select *
from {{ ref('dim_tag') }}
where
    is_in_vocabulary
    or tag_key = '-1'
    or tag_key in (select tag_key from {{ ref('shareable__bridge_cable_tag') }})
