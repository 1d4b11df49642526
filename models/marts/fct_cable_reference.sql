select
    refs.cable_id,
    refs.position,
    refs.label,
    refs.referenced_cable_id,
    refs.reference_as_written,
    refs.reference_kind,
    cables.cable_id is not null as is_in_warehouse
from {{ ref('int_references') }} as refs
left join {{ ref('int_cables') }} as cables on refs.referenced_cable_id = cables.cable_id
