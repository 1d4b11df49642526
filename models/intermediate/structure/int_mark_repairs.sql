-- depends_on: {{ ref('int_cables') }}
{{ config(
    materialized='incremental', incremental_strategy='delete+insert', unique_key='record_id', on_schema_change='fail',
    post_hook="{{ drop_superseded() }}"
) }}

{# What was taken out of the body, and what the sequence put right in the marks of its paragraphs. #}

with marks as (
    select
        pieces.cable_id,
        pieces.record_id,
        pieces.mark_kind,
        -- The line end and the blanks before a mark are not part of it.
        pieces.start_offset + length(pieces.mark) - length(ltrim(pieces.mark, ' ' || chr(10))) as start_offset,
        ltrim(pieces.mark, ' ' || chr(10)) || left(pieces.gap, coalesce(subjects.repeated_length, 0)) as mark_found,
        subjects.repeated_length > 0 as repeats_subject,
        marks.paragraph_no,
        marks.number_found,
        ltrim({{ mark_as_read('pieces.mark', 'marks.paragraph_no', 'marks.number_found') }}, ' ' || chr(10)) as mark_read
    from {{ ref('int_text_pieces') }} as pieces
    inner join {{ ref('int_record_headers') }} as headers on pieces.record_id = headers.record_id
    left join {{ ref('int_paragraph_marks') }} as marks on pieces.record_id = marks.record_id and pieces.piece_no = marks.piece_no
    left join {{ ref('int_repeated_subjects') }} as subjects on pieces.record_id = subjects.record_id and pieces.piece_no = subjects.piece_no
    where {{ only_new('pieces.record_id') }} and pieces.mark != '' and pieces.start_offset >= headers.body_start - 2
),

told as (
    select
        *,
        case
            when mark_kind = 'page' then 'page_mark'
            when repeats_subject or (mark_kind = 'section' and contains(mark_found, chr(10))) then 'repeated_head'
            when mark_kind = 'section' then 'section_line'
            when mark_kind = 'caption' and mark_found = 'SIPDIS' then 'stray_caption'
            when mark_kind = 'caption' then 'misread_caption'
            when paragraph_no is not null and number_found is null then 'paragraph_number_missing'
            when paragraph_no is not null and number_found != paragraph_no then 'paragraph_number'
            when paragraph_no is null and contains(mark_found, '¶') then 'false_paragraph_sign'
        end as repair_kind
    from marks
)

-- Marks are found in text whose blanks are all plain; what a repair found is shown with the blanks that stand there.
select
    told.cable_id,
    told.record_id,
    told.repair_kind,
    told.start_offset,
    substring(records.text, told.start_offset + 1, length(told.mark_found)) as text_as_found,
    case
        when told.mark_kind in ('page', 'section', 'caption', 'subject') then repeat(' ', length(told.mark_found))
        when told.repair_kind = 'false_paragraph_sign' then replace(told.mark_found, '¶', ' ')
        else told.mark_read
    end as text_as_read
from told
inner join {{ ref('stg_raw__cable') }} as records on told.record_id = records.record_id
where told.repair_kind is not null
