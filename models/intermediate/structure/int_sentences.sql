-- depends_on: {{ ref('int_cables') }}
{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='record_id', on_schema_change='fail', post_hook="{{ drop_superseded() }}") }}

with paragraphs as materialized (
    select
        row_number() over () as paragraph_id,
        cable_id,
        record_id,
        paragraph_no,
        paragraph_seq,
        start_offset,
        text_read,
        case when paragraph_no > 0 then length({{ rx_extract('left(text_read, 60)', p_opening_mark()) }}) else 0 end as mark_length
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

beside as (
    select
        *,
        lower(right(body, 12)) as last_words,
        (start_offset + coalesce(sum(length(body) + length(stop)) over (
            reading rows between unbounded preceding and 1 preceding
        ), 0))::bigint as piece_offset,
        left(lead(body) over reading, 16) as next_words
    from pieces
    window reading as (partition by paragraph_id order by piece_no)
),

judged as (
    select
        *,
        case
            when next_words is null then true
            when {{ rx_matches('next_words', '^[("]*\\p{Ll}') }} then contains(stop, '-') or contains(stop, '•') or contains(stop, '*')
            when not contains(stop, '.') then not suffix(last_words, ',') or contains(stop, '-')
            when {{ rx_matches('last_words', p_final_abbreviation()) }}
                then {{ rx_matches('next_words', p_sentence_opener()) }} or contains(stop, chr(10) || chr(10))
            else not {{ rx_matches('last_words', p_abbreviation()) }}
        end as is_end
    from beside
),

grouped as (
    select
        *,
        coalesce(count(*) filter (where is_end) over (
            partition by paragraph_id order by piece_no rows between unbounded preceding and 1 preceding
        ), 0) as sentence_of_paragraph
    from judged
),

sentences as (
    select
        paragraph_id,
        sentence_of_paragraph,
        min(piece_offset) as piece_offset,
        string_agg(body || stop, '' order by piece_no) as span,
        -- The stop of the last piece ends the sentence; the blanks and bullets in it do not belong to it.
        arg_max(length(stop) - length(rtrim(stop, ' -*•' || chr(10))), piece_no) as blanks_after
    from grouped
    group by paragraph_id, sentence_of_paragraph
),

placed as (
    select
        paragraph_id,
        sentence_of_paragraph,
        piece_offset,
        length(left(span, 40)) - length(ltrim(left(span, 40), ' ' || chr(10))) as blanks_before,
        blanks_after,
        span
    from sentences
)

select
    paragraphs.cable_id,
    paragraphs.record_id,
    paragraphs.paragraph_no,
    row_number() over (
        partition by paragraphs.record_id order by paragraphs.paragraph_seq, placed.sentence_of_paragraph
    )::int as sentence_no,
    placed.piece_offset + placed.blanks_before as start_offset,
    placed.piece_offset + length(placed.span) - placed.blanks_after as end_offset,
    replace(
        substring(placed.span, placed.blanks_before + 1, (length(placed.span) - placed.blanks_before - placed.blanks_after)::int),
        chr(10), ' '
    ) as text
from placed
inner join paragraphs on placed.paragraph_id = paragraphs.paragraph_id
where {{ rx_matches('left(placed.span, 60)', '[\\p{L}\\p{N}]') }}
