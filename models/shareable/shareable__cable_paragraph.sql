{{ config(alias='cable_paragraph') }}

with spans as (

    select
        paragraphs.cable_id,
        paragraphs.paragraph_no,
        paragraphs.paragraph_seq,
        paragraphs.text_read,
        greatest(spans.start_offset - paragraphs.start_offset, 0)::bigint as span_start,
        least(spans.end_offset - paragraphs.start_offset, length(paragraphs.text_read))::bigint as span_end
    from {{ ref('int_paragraphs') }} as paragraphs
    inner join {{ ref('int_protected_spans') }} as spans
        on
            paragraphs.cable_id = spans.cable_id
            and paragraphs.start_offset < spans.end_offset
            and spans.start_offset < paragraphs.end_offset

),

between_spans as (

    select
        *,
        lag(span_end, 1, 0::bigint) over (partition by cable_id, paragraph_seq order by span_start) as last_end
    from spans

),

blocked as (

    select
        cable_id,
        paragraph_seq,
        string_agg(
            substring(text_read, last_end + 1, span_start - last_end) || repeat('█', span_end - span_start), '' order by span_start
        ) || substring(any_value(text_read), max(span_end) + 1) as text_read
    from between_spans
    group by cable_id, paragraph_seq

),

-- stretches of one number make one paragraph, so those without a span are needed too
masked as (

    select
        paragraphs.cable_id,
        paragraphs.paragraph_no,
        paragraphs.paragraph_seq,
        substring(coalesce(blocked.text_read, paragraphs.text_read), paragraphs.mark_length + 1) as prose
    from {{ ref('int_paragraphs') }} as paragraphs
    left join blocked on paragraphs.cable_id = blocked.cable_id and paragraphs.paragraph_seq = blocked.paragraph_seq
    where (paragraphs.cable_id, paragraphs.paragraph_no) in (select (cable_id, paragraph_no) from spans)

),

joined as (

    select
        cable_id,
        paragraph_no,
        string_agg({{ joined_lines('prose') }}, chr(10) || chr(10) order by paragraph_seq) as text
    from masked
    group by cable_id, paragraph_no

),

headings as (

    select distinct
        paragraphs.cable_id,
        paragraphs.paragraph_no
    from {{ ref('cable_paragraph') }} as paragraphs
    inner join {{ ref('int_protected_names') }} as names
        on paragraphs.cable_id = names.cable_id and {{ holds_word('paragraphs.heading', 'names.surname') }}

)

select
    paragraphs.* replace (
        case when headings.cable_id is null then paragraphs.heading else {{ withheld() }} end as heading,
        coalesce(joined.text, paragraphs.text) as text
    )
from {{ ref('cable_paragraph') }} as paragraphs
left join joined on paragraphs.cable_id = joined.cable_id and paragraphs.paragraph_no = joined.paragraph_no
left join headings on paragraphs.cable_id = headings.cable_id and paragraphs.paragraph_no = headings.paragraph_no
