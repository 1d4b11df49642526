-- depends_on: {{ ref('int_cables') }}
{{ config(
    materialized='incremental', incremental_strategy='delete+insert', unique_key='record_id', on_schema_change='fail',
    post_hook="{{ drop_superseded() }}"
) }}

{# One row a paragraph, in words that readers copy. Stretches that share a number (a break by an annex, a number used twice) are one. #}

with stretches as (
    select
        cable_id,
        record_id,
        paragraph_no,
        paragraph_seq,
        classification,
        heading,
        start_offset,
        end_offset,
        {{ without_joiners('substring(text_read, mark_length + 1)') }} as prose
    from {{ ref('int_paragraphs') }}
    where {{ only_new() }}
)

select
    cable_id,
    paragraph_no,
    arg_min(classification, paragraph_seq) as classification,
    arg_min(heading, paragraph_seq) as heading,
    string_agg({{ joined_lines('prose') }}, chr(10) || chr(10) order by paragraph_seq) as text,
    min(start_offset) as start_offset,
    max(end_offset) as end_offset,
    record_id
from stretches
group by cable_id, record_id, paragraph_no
