{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='record_id', on_schema_change='fail', post_hook="{{ drop_superseded() }}") }}

{# The body in stretches: what stands before the first paragraph (number 0), then one row a paragraph, each with the heading
   that stands over it. Interruptions are blanked in text_read. #}

with pieces as (
    select
        pieces.cable_id,
        pieces.record_id,
        pieces.piece_no,
        pieces.start_offset,
        pieces.mark,
        pieces.gap,
        headers.body_start,
        marks.paragraph_no,
        marks.number_found,
        marks.classification,
        case
            -- The line end before a mark stays: the lines around what is taken out must not run together.
            when pieces.mark_kind in ('page', 'caption', 'section') then chr(10) || repeat(' ', length(pieces.mark) - 1)
            when marks.paragraph_no is not null then {{ mark_as_read('pieces.mark', 'marks.paragraph_no', 'marks.number_found') }}
            else replace(pieces.mark, '¶', ' ')
        end as mark_read
    from {{ ref('int_text_pieces') }} as pieces
    inner join {{ ref('int_record_headers') }} as headers on pieces.record_id = headers.record_id
    left join {{ ref('int_paragraph_marks') }} as marks on pieces.record_id = marks.record_id and pieces.piece_no = marks.piece_no
    where {{ only_new('pieces.record_id') }}
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
    from pieces
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

tails as (
    select
        *,
        paragraph_seq = max(paragraph_seq) over (partition by record_id) as is_last,
        right(stretch, 300) as tail
    from stretches
),

headed as (
    select
        *,
        case when not is_last then coalesce(
            nullif({{ rx_extract('tail', '\\n *-{3,}[ -]*\\n((?:[^\\n]*[^\\n -][^\\n]*\\n){1,3}) *-{3,}[- \\n]*$') }}, ''),
            nullif({{ rx_extract('tail', '\\n[^\\n]*[^\\n -][^\\n]*\\n *-{3,}[- \\n]*$') }}, ''),
            nullif({{ rx_extract('tail', '\\n *\\n[^\\n]{2,75}[^\\n .;,:][ \\n]*$') }}, '')
        ) else {{ rx_extract('tail', p_closing()) }} end as heading_found
    from tails
),

-- What stands after the text of a stretch, the next one's heading or the cable's close, is cut off.
trimmed as (
    select
        *,
        nullif(trim({{ rx_replace(
            "replace(lag(heading_found) over (partition by record_id order by paragraph_seq), chr(10), ' ')", '^[- ]+|[- ]+$| {2,}', ' '
        ) }}), '') as heading,
        left(stretch, length(stretch) - coalesce(length(heading_found), 0)) as kept
    from headed
)

select
    cable_id,
    record_id,
    paragraph_no,
    paragraph_seq,
    classification,
    heading,
    start_offset + length(kept) - length(ltrim(kept, ' ' || chr(10))) as start_offset,
    start_offset + length(rtrim(kept, ' ' || chr(10))) as end_offset,
    trim(kept, ' ' || chr(10)) as text_read,
    -- What closes the cable after its last words: signer and telegraph marks; it starts at end_offset.
    case when is_last then right(stretch, length(stretch) - length(rtrim(kept, ' ' || chr(10)))) end as closing
from trimmed
where trim(kept, ' ' || chr(10)) != ''
