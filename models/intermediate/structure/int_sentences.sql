-- depends_on: {{ ref('int_cables') }}
{{ config(
    materialized='incremental', incremental_strategy='delete+insert', unique_key='record_id', on_schema_change='fail',
    post_hook="{{ drop_superseded() }}"
) }}

with paragraphs as materialized (
    select
        row_number() over () as paragraph_id,
        cable_id,
        record_id,
        paragraph_no,
        paragraph_seq,
        start_offset,
        text_read,
        mark_length
    from {{ ref('int_paragraphs') }}
    where {{ only_new() }}
),

cut as (
    select
        paragraph_id,
        start_offset + mark_length as start_offset,
        {{ rx_split('substring(text_read, mark_length + 1)', p_sentence_stop()) }} as bodies,
        list_append({{ rx_extract_all('substring(text_read, mark_length + 1)', p_sentence_stop()) }}, '') as stops
    from paragraphs
),

pieces as (
    select
        paragraph_id,
        start_offset,
        generate_subscripts(bodies, 1) as piece_no,
        unnest(bodies) as body,
        unnest(stops) as stop
    from cut
),

-- Of each piece only its ends and its length are needed to judge where sentences end.
measured as (
    select
        paragraph_id,
        start_offset,
        piece_no,
        stop,
        lower(right(body, 12)) as last_words,
        left(body, 16) as first_words,
        length(body) + length(stop) as piece_length
    from pieces
),

beside as (
    select
        paragraph_id,
        start_offset,
        piece_no,
        stop,
        last_words,
        (start_offset + sum(piece_length) over reading)::bigint as piece_end,
        lead(first_words) over reading as next_words
    from measured
    window reading as (partition by paragraph_id order by piece_no)
),

judged as (
    select
        *,
        case
            when next_words is null or starts_with(next_words, '--') then true
            when {{ rx_matches('next_words', '^[("]*\\p{Ll}') }} then contains(stop, '-') or contains(stop, '•') or contains(stop, '*')
            when not contains(stop, '.') then not suffix(last_words, ',') or contains(stop, '-')
            when {{ rx_matches('last_words', p_final_abbreviation()) }}
                then {{ rx_matches('next_words', p_sentence_opener()) }} or contains(stop, chr(10) || chr(10))
            else not {{ rx_matches('last_words', p_abbreviation()) }}
        end as is_end
    from beside
),

-- A sentence reaches from the end of the one before to its own last stop; the blanks and bullets there are not part of it.
sentences as (
    select
        paragraph_id,
        coalesce(lag(piece_end) over (partition by paragraph_id order by piece_no), start_offset) as sentence_start,
        piece_end - (length(stop) - length(rtrim(stop, ' -*•' || chr(10)))) as sentence_end
    from judged
    where is_end
),

placed as (
    select
        paragraphs.cable_id,
        paragraphs.record_id,
        paragraphs.paragraph_no,
        paragraphs.paragraph_seq,
        sentences.sentence_start,
        sentences.sentence_end,
        replace(substring(
            paragraphs.text_read,
            (sentences.sentence_start - paragraphs.start_offset + 1)::int,
            (sentences.sentence_end - sentences.sentence_start)::int
        ), chr(10), ' ') as span
    from sentences
    inner join paragraphs on sentences.paragraph_id = paragraphs.paragraph_id
),

trimmed as (
    select
        *,
        length(left(span, 40)) - length(ltrim(left(span, 40))) as blanks_before
    from placed
    where {{ rx_matches('left(span, 60)', '[\\p{L}\\p{N}]') }}
)

select
    cable_id,
    record_id,
    paragraph_no,
    row_number() over (partition by record_id order by sentence_start)::int as sentence_no,
    sentence_start + blanks_before as start_offset,
    sentence_end as end_offset,
    substring(span, blanks_before + 1) as text,
    (length(span) - length(replace(span, ' ', '')) + 1)::int as word_count
from trimmed
