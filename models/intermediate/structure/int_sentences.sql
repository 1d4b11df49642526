{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='record_id', on_schema_change='fail', post_hook="{{ drop_superseded() }}") }}

with paragraphs as (
    select
        cable_id,
        record_id,
        paragraph_no,
        paragraph_seq,
        start_offset + mark_length as start_offset,
        substring(text_read, mark_length + 1) as prose
    from (
        select
            *,
            case when paragraph_no > 0 then length({{ rx_extract('text_read', p_opening_mark()) }}) else 0 end as mark_length
        from {{ ref('int_paragraphs') }}
        where {{ only_new() }}
    )
),

cut as (
    select
        cable_id,
        record_id,
        paragraph_no,
        paragraph_seq,
        start_offset,
        {{ rx_split('prose', p_sentence_stop()) }} as bodies,
        list_append({{ rx_extract_all('prose', p_sentence_stop()) }}, '') as stops
    from paragraphs
),

pieces as (
    select
        cable_id,
        record_id,
        paragraph_no,
        paragraph_seq,
        start_offset,
        generate_subscripts(bodies, 1) as piece_no,
        unnest(bodies) as body,
        unnest(stops) as stop
    from cut
),

beside as (
    select
        *,
        start_offset + coalesce(sum(length(body) + length(stop)) over (
            reading rows between unbounded preceding and 1 preceding
        ), 0)::bigint as piece_offset,
        left(lead(body) over reading, 16) as next_words
    from pieces
    window reading as (partition by record_id, paragraph_seq order by piece_no)
),

judged as (
    select
        *,
        case
            when next_words is null then true
            when {{ rx_matches('next_words', '^[("]*\\p{Ll}') }} then contains(stop, '-') or contains(stop, '•') or contains(stop, '*')
            when not contains(stop, '.') then not {{ rx_matches('body', ',$') }} or contains(stop, '-')
            when {{ rx_matches('lower(right(body, 12))', p_final_abbreviation()) }}
                then {{ rx_matches('next_words', p_sentence_opener()) }} or contains(stop, chr(10) || chr(10))
            else not {{ rx_matches('lower(right(body, 12))', p_abbreviation()) }}
        end as is_end
    from beside
),

grouped as (
    select
        *,
        coalesce(count(*) filter (where is_end) over (
            partition by record_id, paragraph_seq order by piece_no rows between unbounded preceding and 1 preceding
        ), 0) as sentence_of_paragraph
    from judged
),

sentences as (
    select
        cable_id,
        record_id,
        paragraph_no,
        paragraph_seq,
        sentence_of_paragraph,
        min(piece_offset) as piece_offset,
        string_agg(body || stop, '' order by piece_no) as span
    from grouped
    group by cable_id, record_id, paragraph_no, paragraph_seq, sentence_of_paragraph
)

select
    cable_id,
    record_id,
    paragraph_no,
    row_number() over (partition by record_id order by paragraph_seq, sentence_of_paragraph)::int as sentence_no,
    piece_offset + length(span) - length(ltrim(span, ' ' || chr(10))) as start_offset,
    piece_offset + length(rtrim(span, ' -*•' || chr(10))) as end_offset,
    replace(ltrim(rtrim(span, ' -*•' || chr(10)), ' ' || chr(10)), chr(10), ' ') as text
from sentences
where {{ rx_matches('span', '[\\p{L}\\p{N}]') }}
