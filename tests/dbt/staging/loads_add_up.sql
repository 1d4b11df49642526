-- Every file that a finished load met is known, read, rejected or an archive, and its rows are here.
with

added as (
    select
        load_id,
        count(*) as file_count,
        sum(cable_count) as cable_count,
        sum(reject_count) as reject_count
    from {{ ref('stg_raw__source_file') }}
    group by load_id
)

select
    runs.load_id,
    runs.files_seen,
    runs.files_known,
    added.file_count
from {{ ref('stg_raw__load_run') }} as runs
left join added on runs.load_id = added.load_id
where
    runs.finished_at is not null
    and (
        runs.files_seen <> runs.files_known + coalesce(added.file_count, 0)
        or runs.cables_added <> coalesce(added.cable_count, 0)
        or runs.rejects_added <> coalesce(added.reject_count, 0)
    )
