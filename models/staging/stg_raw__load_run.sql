with

source as (
    select * from {{ source('raw', 'load_run') }}
),

timed as (
    select
        load_id,
        started_at,
        finished_at,
        files_seen,
        files_known,
        files_read,
        files_rejected,
        records_seen,
        cables_added,
        rejects_added,
        code_version,
        arguments
    from source
)

select * from timed
