-- One row a measure: how many of how many. A share is null where there was nothing to measure.
with files as (
    select
        sum(records_seen) as records_seen,
        sum(cable_count) as cable_count,
        sum(reject_count) as reject_count,
        count(*) filter (where status <> 'archive') as file_count,
        count(*) filter (where status in ('read', 'partial')) as read_count
    from {{ ref('stg_raw__source_file') }}
),

raw_measures as (
    select
        'files_read' as measure,
        read_count as good_count,
        file_count as all_count
    from files
    union all
    select
        'records_accounted_for',
        cable_count + reject_count,
        records_seen
    from files
    union all
    select
        'records_read',
        cable_count,
        records_seen
    from files
),

structure_counts as (
    select
        count(*) as all_count,
        count(*) filter (where sent_date is not null) as with_date,
        count(*) filter (where date_basis = 'dtg') as with_dtg,
        count(*) filter (where post_code is not null) as with_post,
        count(*) filter (where classification is not null) as with_classification,
        count(*) filter (where subject is not null) as with_subject,
        count(*) filter (where tags_as_written is not null) as with_tags,
        count(*) filter (where signer is not null) as with_signer
    from {{ ref('int_headers') }}
),

structure_measures as (
    unpivot structure_counts
    on with_date, with_dtg, with_post, with_classification, with_subject, with_tags, with_signer
    into name measure value good_count
),

marts_counts as (
    select
        count(*) as all_count,
        count(*) filter (where post_key <> '-1') as with_known_post,
        count(*) filter (where date_key <> -1) as with_known_date,
        count(*) filter (where text_status = 'full') as with_full_text,
        count(*) filter (where paragraph_count > 0) as with_paragraphs,
        count(*) filter (where repair_count = 0) as without_repairs,
        count(*) filter (where cable_id in (select cable_id from {{ ref('fct_meeting') }})) as with_meetings,
        count(*) filter (where cable_id in (select cable_id from {{ ref('fct_request') }})) as with_requests
    from {{ ref('fct_cable') }}
),

marts_measures as (
    unpivot marts_counts
    on with_known_post, with_known_date, with_full_text, with_paragraphs, without_repairs, with_meetings, with_requests
    into name measure value good_count
),

all_measures as (
    select
        'raw' as layer,
        measure,
        good_count,
        all_count
    from raw_measures
    union all
    select
        'staging',
        measure,
        good_count,
        all_count
    from structure_measures
    union all
    select
        'marts',
        measure,
        good_count,
        all_count
    from marts_measures
)

select
    layer,
    measure,
    good_count::bigint as good_count,
    all_count::bigint as all_count,
    good_count / nullif(all_count, 0) as share
from all_measures
