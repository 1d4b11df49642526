{{ config(
    materialized='incremental', incremental_strategy='delete+insert', unique_key='record_id', on_schema_change='fail',
    post_hook="{{ drop_superseded() }}"
) }}
-- depends_on: {{ ref('int_cables') }}
-- depends_on: {{ ref('meeting_cues') }}
-- depends_on: {{ ref('request_cues') }}
-- depends_on: {{ ref('party_words') }}
{%- set cues -%}
    (?i)\b(?:{{ words_pattern('meeting_cues', 'cue') }}|{{ words_pattern('request_cues', 'cue') }}|{{ addressed_pattern() }})\b
{%- endset %}

select
    cable_id,
    record_id,
    paragraph_no,
    sentence_no,
    start_offset,
    text
from {{ ref('int_sentences') }}
where
    {{ only_new() }}
    and regexp_matches(text, '{{ cues }}')
