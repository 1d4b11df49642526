select
    cable_id,
    repair_kind,
    start_offset,
    text_as_found,
    text_as_read
from {{ ref('int_repairs') }}
