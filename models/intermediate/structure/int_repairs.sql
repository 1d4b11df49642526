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
),

head_captions as (
    select
        cables.cable_id,
        'misread_caption' as repair_kind,
        lines.start_offset,
        lines.line as text_as_found,
        captions.line_as_read as text_as_read
    from {{ ref('int_caption_lines') }} as captions
    inner join {{ ref('int_head_lines') }} as lines on captions.caption_line = lines.line
    inner join {{ ref('int_cables') }} as cables on lines.record_id = cables.record_id
    where captions.line_as_read is not null and lines.line_kind = 'other' and lines.zone in ('class', 'none')
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
from head_captions
union all
select
    cable_id,
    repair_kind,
    start_offset,
    text_as_found,
    text_as_read
from {{ ref('int_character_repairs') }}
