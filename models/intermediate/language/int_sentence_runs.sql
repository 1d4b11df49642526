{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='record_id', on_schema_change='fail', post_hook="{{ drop_superseded() }}") }}

-- depends_on: {{ ref('int_cables') }}
-- depends_on: {{ ref('name_particles') }}

-- Runs of capitalised words and the gaps around them, sentence by sentence: gap 1, run 1, gap 2, … The heading's passages are read like sentences.
with passages as (

    select
        cable_id,
        record_id,
        paragraph_no,
        sentence_no,
        start_offset,
        text,
        false as is_capitals
    from {{ ref('int_sentences') }}
    where
        {{ only_new() }}
        and (cable_id, sentence_no) not in (select (cable_id, sentence_no) from {{ ref('int_sentences__cased') }})

    union all

    select
        cable_id,
        record_id,
        paragraph_no,
        sentence_no,
        start_offset,
        text,
        true
    from {{ ref('int_sentences__cased') }}
    where {{ only_new() }}

    union all

    select
        cable_id,
        record_id,
        null,
        sentence_no,
        start_offset,
        text,
        false
    from {{ ref('int_header_passages') }}
    where {{ only_new() }}

),

split as (

    select
        cable_id,
        record_id,
        paragraph_no,
        sentence_no,
        start_offset,
        is_capitals,
        {{ rx_extract_all('text', capitalised_run()) }} as runs,
        {{ rx_split('text', capitalised_run()) }} as gaps
    from passages
    -- a run begins with a capital; to ask for runs would find them twice
    where {{ rx_matches('text', '\\p{Lu}') }}

)

select *
from split
