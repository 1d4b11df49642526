{# Every place where the text as read departs from the text as found, with both. #}

with signers as (
    select
        cable_id,
        'signer' as repair_kind,
        signer_start as start_offset,
        signer as text_as_found,
        signer_as_read as text_as_read
    from {{ ref('int_headers') }}
    where signer is distinct from signer_as_read
)

select
    cable_id,
    repair_kind,
    start_offset,
    text_as_found,
    text_as_read
from {{ ref('int_mark_repairs') }}
union all
select
    cable_id,
    repair_kind,
    start_offset,
    text_as_found,
    text_as_read
from signers
union all
select
    cable_id,
    repair_kind,
    start_offset,
    text_as_found,
    text_as_read
from {{ ref('int_character_repairs') }}
