-- Runs of capitalised words with the text on either side of each. The classifying clause and the signature line are read like sentences,
-- numbered -1 and -2.
with passages as (

    select cable_id, paragraph_no, sentence_no, start_offset, text
    from {{ ref('int_sentences') }}
    where (cable_id, sentence_no) not in (select (cable_id, sentence_no) from {{ ref('int_sentences__cased') }})

    union all

    select cable_id, paragraph_no, sentence_no, start_offset, text
    from {{ ref('int_sentences__cased') }}

    union all

    select
        cable_id,
        null,
        -1,
        classified_by_start,
        translate(
            regexp_extract(classified_by, '(?is)^\s*(?:(?:derived from|classified(?: by)?|by|per)[ .:,]*){0,4}(.*?)(?:[(,;.]*\s*(?:for\s+)?\(?reasons?\b|[(]?[eo]\.?\s?o\.?\s?1|1\s?[.][45]|$)', 1),
            chr(10), ' '
        )
    from {{ ref('int_headers') }}
    where classified_by is not null

    union all

    select cable_id, null, -2, signer_start, translate(signer, chr(10), ' ')
    from {{ ref('int_headers') }}
    where signer is not null

),

split as (

    select
        cable_id,
        paragraph_no,
        sentence_no,
        start_offset as passage_start,
        regexp_extract_all(text, '{{ capitalised_run() }}') as runs,
        string_split_regex(text, '{{ capitalised_run() }}') as gaps
    from passages

),

numbered as (

    select
        cable_id,
        paragraph_no,
        sentence_no,
        passage_start,
        unnest(list_prepend(null, runs[:-2])) as run_before,
        unnest(runs) as run,
        unnest(list_append(runs[2:], null)) as run_after,
        unnest(gaps[:-2]) as gap_before,
        unnest(gaps[2:]) as gap_after,
        generate_subscripts(runs, 1) as run_no
    from split
    where len(runs) > 0

)

select
    cable_id,
    paragraph_no,
    sentence_no,
    run_no,
    (passage_start + sum(length(gap_before) + length(run)) over in_order - length(run))::integer as start_offset,
    run,
    gap_before,
    gap_after,
    run_before,
    run_after
from numbered
window in_order as (partition by cable_id, sentence_no order by run_no)
