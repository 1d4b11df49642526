-- depends_on: {{ ref('int_cables') }}
{{ config(
    materialized='incremental', incremental_strategy='delete+insert', unique_key='record_id', on_schema_change='fail',
    post_hook="{{ drop_superseded() }}"
) }}

{# The body in stretches: what stands before the first paragraph (number 0), then one row a paragraph, each with the heading
   that stands over it. Interruptions are blanked in text_read. #}

with pieces as (
    select
        pieces.cable_id,
        pieces.record_id,
        pieces.piece_no,
        pieces.start_offset,
        pieces.mark,
        case
            when subjects.repeated_length > 0 then repeat(' ', subjects.repeated_length) || substring(pieces.gap, subjects.repeated_length + 1)
            else pieces.gap
        end as gap,
        pieces.mark_kind in ('page', 'caption', 'section') or coalesce(subjects.repeated_length > 0, false) as is_taken_out,
        lag(right(pieces.gap, 12)) over (partition by pieces.record_id order by pieces.piece_no) as words_before,
        headers.body_start,
        marks.paragraph_no,
        marks.number_found,
        marks.classification
    from {{ ref('int_text_pieces') }} as pieces
    inner join {{ ref('int_record_headers') }} as headers on pieces.record_id = headers.record_id
    left join {{ ref('int_paragraph_marks') }} as marks on pieces.record_id = marks.record_id and pieces.piece_no = marks.piece_no
    left join {{ ref('int_repeated_subjects') }} as subjects on pieces.record_id = subjects.record_id and pieces.piece_no = subjects.piece_no
    where {{ only_new('pieces.record_id') }}
),

cuts as (
    select
        *,
        {{ rx_matches("words_before", '[\\p{L}\\p{N},][ \\n]*$') }} as is_in_mid_sentence
    from pieces
),

-- What is taken out leaves blanks, and one line end, so that the lines around it do not run together. Where it cut a sentence the blank
-- lines around it go too.
read_pieces as (
    select
        cable_id,
        record_id,
        piece_no,
        start_offset,
        mark,
        body_start,
        paragraph_no,
        classification,
        case
            when is_taken_out and is_in_mid_sentence and {{ rx_matches('words_before', '\\n *$') }} then repeat(' ', length(mark))
            when is_taken_out then chr(10) || repeat(' ', length(mark) - 1)
            when paragraph_no is not null then {{ mark_as_read('mark', 'paragraph_no', 'number_found') }}
            else replace(mark, '¶', ' ')
        end as mark_read,
        case
            when is_taken_out and is_in_mid_sentence
                then repeat(' ', length(gap) - length(ltrim(gap, ' ' || chr(10)))) || ltrim(gap, ' ' || chr(10))
            else gap
        end as gap
    from cuts
),

-- Nothing of the head: a piece that the end of the head falls into keeps its rest.
bodies as (
    select
        cable_id,
        record_id,
        piece_no,
        greatest(start_offset, body_start) as start_offset,
        paragraph_no,
        classification,
        count(paragraph_no) over (partition by record_id order by piece_no) as paragraph_seq,
        case
            when start_offset >= body_start then mark_read || gap
            else substring(mark_read || gap, (body_start - start_offset + 1)::int)
        end as piece_read
    from read_pieces
    where start_offset + length(mark) + length(gap) > body_start
),

stretches as (
    select
        cable_id,
        record_id,
        paragraph_seq,
        coalesce(max(paragraph_no), 0) as paragraph_no,
        max(classification) as classification,
        min(start_offset) as start_offset,
        string_agg(piece_read, '' order by piece_no) as stretch
    from bodies
    group by cable_id, record_id, paragraph_seq
),

-- Only the ends of a stretch are looked at closely: trimming or matching the whole of it would be another pass over the text.
ends as (
    select
        *,
        paragraph_seq = max(paragraph_seq) over (partition by record_id) as is_last,
        length(left(stretch, 80)) - length(ltrim(left(stretch, 80), ' ' || chr(10))) as blanks_before,
        right(stretch, 400) as tail,
        {{ rx_extract('right(stretch, 400)', '[ \\n=_-]*$') }} as tail_end
    from stretches
),

tails as (
    select
        *,
        left(tail, length(tail) - length(tail_end)) as tail_words,
        string_split(left(tail, length(tail) - length(tail_end)), chr(10)) as tail_lines,
        case when is_last then {{ rx_groups('right(tail, 160)', p_closing(), 3) }} end as close,
        contains(tail_end, '---') as is_underlined
    from ends
),

-- A heading: the line or lines ruled off at the end, or one short line that stands alone and ends no sentence.
headed as (
    select
        *,
        case
            when is_last then length(close.g1) + length(close.g2) + length(close.g3)
            when len(tail_lines) < 2 then 0
            when is_underlined and contains(coalesce(tail_lines[-3], ''), '---') and trim(tail_lines[-2]) != ''
                then length(tail) - length(tail_words) + length(tail_lines[-1]) + length(tail_lines[-2]) + length(tail_lines[-3]) + 3
            when is_underlined and contains(coalesce(tail_lines[-4], ''), '---') and trim(tail_lines[-2]) != '' and trim(tail_lines[-3]) != ''
                then
                    length(tail) - length(tail_words)
                    + length(tail_lines[-1]) + length(tail_lines[-2]) + length(tail_lines[-3]) + length(tail_lines[-4]) + 4
            when
                is_underlined or (
                    trim(tail_lines[-2]) = '' and length(trim(tail_lines[-1])) between 3 and 76
                    and not {{ rx_matches('tail_words', '[.;,:)]["”]?$') }}
                )
                then length(tail) - length(tail_words) + length(tail_lines[-1]) + 1
            else 0
        end as cut_length
    from tails
),

-- What is left of a heading must be a paragraph: one that is a single line is not its own heading.
kept as (
    select
        * replace (
            case
                when
                    cut_length > 0 and length(stretch) <= 400
                    and trim(left(stretch, (length(stretch) - cut_length)::int), ' ' || chr(10)) = ''
                    then 0
                else cut_length
            end as cut_length
        )
    from headed
),

trimmed as (
    select
        *,
        -- A rule over the heading goes with it; behind the last paragraph the signer is looked for, so nothing but blanks goes there.
        cut_length + case
            when is_last then length({{ rx_extract('left(tail, length(tail) - cut_length)', '[ \\n]*$') }})
            else length({{ rx_extract('left(tail, length(tail) - cut_length)', '(?:[ \\n]|\\n[ =_-]*[=_-])*$') }})
        end as blanks_after,
        lag(right(stretch, cut_length)) over (partition by record_id order by paragraph_seq) as heading_found
    from kept
),

read as (
    select
        cable_id,
        record_id,
        paragraph_no,
        paragraph_seq,
        classification,
        nullif(trim(replace({{ rx_replace('heading_found', '[-=_]{2,}', '') }}, chr(10), ' '), ' -'), '') as heading,
        start_offset + blanks_before as start_offset,
        start_offset + length(stretch) - blanks_after as end_offset,
        substring(stretch, blanks_before + 1, (length(stretch) - blanks_before - blanks_after)::int) as text_read,
        -- What closes the cable after its last words: signer and telegraph marks; it starts at end_offset.
        case when is_last then right(stretch, blanks_after) end as closing
    from trimmed
    where length(stretch) > blanks_before + blanks_after
)

select
    cable_id,
    record_id,
    paragraph_no,
    paragraph_seq,
    classification,
    heading,
    start_offset,
    end_offset,
    text_read,
    -- The words begin behind the mark.
    case when paragraph_no > 0 then length({{ rx_extract('left(text_read, 60)', p_opening_mark()) }})::int else 0 end as mark_length,
    contains(upper(text_read), 'XXXX') or contains(text_read, ' REMOVED]') as has_redaction,
    closing
from read
