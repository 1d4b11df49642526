{# How the paragraphs of each cable are numbered and, where the sequence breaks, why: numbers that stand nowhere in the text were left
   out by whoever wrote or published it, together with a redaction on lines of its own where one takes their place. #}

with stretches as (
    select
        cable_id,
        record_id,
        paragraph_no,
        lead(paragraph_no) over (partition by record_id order by paragraph_seq) as next_no,
        ' ' || replace(text_read, chr(10), ' ') as words,
        -- A redaction over the next paragraph was read as its heading.
        {{ rx_matches("text_read", '(?:^|\\n)[ -]*(?:[Xx] ?){6,}[ .-]*(?:\\n|$)') }}
        or coalesce({{ rx_matches("lead(heading) over (partition by record_id order by paragraph_seq)", '^(?:[Xx] ?){6,}$') }}, false) as has_redacted_lines
    from {{ ref('int_paragraphs') }}
),

missing as (
    select
        *,
        unnest(range(paragraph_no + 1, least(next_no, paragraph_no + 20))) as missing_no
    from stretches
    where next_no > paragraph_no + 1 and paragraph_no > 0
),

breaks as (
    select
        cable_id,
        -- The number stands behind the end of a sentence, but nothing tells it from one in prose.
        bool_or(contains(words, '. ' || missing_no || '. ') or contains(words, '¶' || missing_no)) as has_number,
        bool_and(has_redacted_lines) as is_redacted
    from missing
    group by cable_id
),

counted as (
    select
        cable_id,
        record_id,
        max(paragraph_no) as last_no,
        min(nullif(paragraph_no, 0)) as first_no,
        count(*) filter (where paragraph_no > 0) as stretches,
        count(distinct paragraph_no) filter (where paragraph_no > 0) as numbers
    from {{ ref('int_paragraphs') }}
    group by cable_id, record_id
)

select
    counted.cable_id,
    counted.record_id,
    counted.numbers::int as paragraph_count,
    case
        when last_no = 0 then 'unnumbered'
        when numbers < stretches then 'repeats'
        when numbers = last_no then 'unbroken'
        when numbers = last_no - first_no + 1 then 'starts_late'
        when breaks.has_number then 'gap'
        when breaks.is_redacted then 'redacted'
        else 'left_out'
    end as paragraph_sequence
from counted
left join breaks on counted.cable_id = breaks.cable_id
