{{ config(alias='bridge_cable_tag') }}

select tags.*
from {{ ref('bridge_cable_tag') }} as tags
left join {{ ref('int_protected_tags') }} as protected
    on tags.cable_id = protected.cable_id and tags.position = protected.position
where protected.cable_id is null
