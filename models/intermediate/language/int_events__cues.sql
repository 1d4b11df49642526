{{ config(
    materialized='incremental', incremental_strategy='delete+insert', unique_key='record_id', on_schema_change='fail',
    post_hook="{{ drop_superseded() }}"
) }}
-- depends_on: {{ ref('int_cables') }}
-- depends_on: {{ ref('meeting_cues') }}
-- depends_on: {{ ref('request_cues') }}
-- depends_on: {{ ref('party_words') }}
-- depends_on: {{ ref('clause_words') }}
{%- set cues -%}
    (?i)\b(?:{{ words_pattern('request_cues', 'cue') }}|{{ words_pattern('meeting_cues', 'cue') }}|{{ addressed_pattern() }})\b
{%- endset %}
{%- set breaks_before -%}
    \b(?:{{ words_pattern('clause_words', 'word', "word_kind <> 'auxiliary'") }})\b|[;:]
{%- endset %}
{%- set breaks -%}
    \b(?:{{ words_pattern('clause_words') }})\b|[;:]
{%- endset %}

with

pieces as (
    select
        cable_id,
        record_id,
        paragraph_no,
        sentence_no,
        start_offset,
        text,
        regexp_split_to_array(text, '{{ cues }}') as gaps,
        regexp_extract_all(text, '{{ cues }}') as hits
    from {{ ref('int_events__sentences') }}
    where {{ only_new() }}
),

occurrences as (
    select
        *,
        unnest(hits) as cue_as_written,
        generate_subscripts(hits, 1) as cue_no
    from pieces
),

placed as (
    select
        * exclude (gaps, hits),
        cast(
            list_sum(list_transform(gaps[1:cue_no], lambda x: length(x)))
            + coalesce(list_sum(list_transform(hits[1:cue_no - 1], lambda x: length(x))), 0)
            as integer
        ) as cue_start
    from occurrences
),

-- of a verb done to an American, the verb alone is the cue
worded as (
    select * replace (if(is_addressed, regexp_extract(cue_as_written, '(?i)^[a-z]+(?: +(?:to|with)\b)?'), cue_as_written) as cue_as_written)
    from (select
        *,
        regexp_matches(cue_as_written, '(?i)^{{ addressed_pattern() }}$') as is_addressed
    from placed)
),

sides as (
    select
        *,
        cue_start + length(cue_as_written) as cue_end,
        substring(text, 1, cue_start) as text_before,
        substring(text, cue_start + length(cue_as_written) + 1) as text_after
    from worded
)

select
    cable_id,
    record_id,
    paragraph_no,
    sentence_no,
    cue_no,
    start_offset,
    lower(regexp_replace(cue_as_written, ' +', ' ', 'g')) as cue,
    is_addressed,
    cue_start,
    cue_end,
    length(regexp_extract(text_before, '(?s)^.*(?:{{ breaks_before }})')) as clause_start,
    cue_end + coalesce(
        nullif(length(regexp_extract(text_after, '(?s)^(.*?)(?:{{ breaks }})', 1)), 0),
        if(regexp_matches(text_after, '^[^a-zA-Z]{0,3}(?:{{ breaks }})'), 0, length(text_after))
    ) as clause_end,
    text_before,
    text_after,
    text
from sides
