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

    select cable_id, null, sentence_no, start_offset, text
    from {{ ref('int_header_passages') }}

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
        unnest(list_prepend(null, list_prepend(null, runs[:-3]))) as run_before_last,
        unnest(list_prepend(null, runs[:-2])) as run_before,
        unnest(list_prepend('', gaps[:-3])) as gap_before_last,
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
    run_before_last,
    gap_before_last,
    run_after
from numbered
window in_order as (partition by cable_id, sentence_no order by run_no)
