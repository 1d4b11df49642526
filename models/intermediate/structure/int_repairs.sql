{# Every place where the text as read departs from the text as found, with both. #}

with marks as (
    select
        pieces.cable_id,
        pieces.mark_kind,
        pieces.mark,
        -- Offsets of the mark without the line end and the blanks before it.
        pieces.start_offset + length(pieces.mark) - length(ltrim(pieces.mark, ' ' || chr(10))) as start_offset,
        ltrim(pieces.mark, ' ' || chr(10)) as mark_found,
        marks.paragraph_no,
        marks.number_found,
        ltrim({{ mark_as_read('pieces.mark', 'marks.paragraph_no', 'marks.number_found') }}, ' ' || chr(10)) as mark_read
    from {{ ref('int_text_pieces') }} as pieces
    inner join {{ ref('int_record_headers') }} as headers on pieces.record_id = headers.record_id
    left join {{ ref('int_paragraph_marks') }} as marks on pieces.record_id = marks.record_id and pieces.piece_no = marks.piece_no
    where pieces.mark != '' and pieces.start_offset >= headers.body_start - 2
),

taken_out as (
    select
        cable_id,
        case
            when mark_kind = 'page' then 'page_mark'
            when mark_kind = 'section' then 'section_line'
            when mark_found = 'SIPDIS' then 'stray_caption'
            else 'misread_caption'
        end as repair_kind,
        start_offset,
        mark_found as text_as_found,
        repeat(' ', length(mark_found)) as text_as_read
    from marks
    where mark_kind in ('page', 'section', 'caption')
),

numbers as (
    select
        cable_id,
        case when number_found is null then 'paragraph_number_missing' else 'paragraph_number' end as repair_kind,
        start_offset,
        mark_found as text_as_found,
        mark_read as text_as_read
    from marks
    where paragraph_no is not null and number_found is distinct from paragraph_no
),

false_signs as (
    select
        cable_id,
        'false_paragraph_sign' as repair_kind,
        start_offset,
        mark_found as text_as_found,
        replace(mark_found, '¶', ' ') as text_as_read
    from marks
    where mark_kind = 'paragraph' and paragraph_no is null and contains(mark_found, '¶')
),

signers as (
    select
        cable_id,
        'signer' as repair_kind,
        signer_start as start_offset,
        signer as text_as_found,
        signer_as_read as text_as_read
    from {{ ref('int_headers') }}
    where signer is distinct from signer_as_read
),

repairs as (
    select * from taken_out
    union all by name
    select * from numbers
    union all by name
    select * from false_signs
    union all by name
    select * from signers
    union all by name
    select cable_id, repair_kind, start_offset, text_as_found, text_as_read from {{ ref('int_character_repairs') }}
)

-- Marks are found in text whose blanks are all plain; what a repair found is shown with the blanks that stand there.
select
    repairs.cable_id,
    repairs.repair_kind,
    repairs.start_offset,
    substring(records.text, repairs.start_offset + 1, length(repairs.text_as_found)) as text_as_found,
    repairs.text_as_read
from repairs
inner join {{ ref('int_cables') }} as cables on repairs.cable_id = cables.cable_id
inner join {{ ref('stg_raw__cable') }} as records on cables.record_id = records.record_id
