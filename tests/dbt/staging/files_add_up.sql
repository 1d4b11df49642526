-- Nothing is lost: what each file says it held is what the raw tables hold of it.
with

cables as (
    select
        file_sha256,
        count(*) as cable_count
    from {{ ref('stg_raw__cable') }}
    group by file_sha256
),

rejects as (
    select
        file_sha256,
        count(*) as reject_count
    from {{ ref('stg_raw__reject') }}
    group by file_sha256
)

select
    files.file_sha256,
    files.full_path,
    files.records_seen,
    cables.cable_count,
    rejects.reject_count
from {{ ref('stg_raw__source_file') }} as files
left join cables on files.file_sha256 = cables.file_sha256
left join rejects on files.file_sha256 = rejects.file_sha256
where
    files.cable_count <> coalesce(cables.cable_count, 0)
    or files.reject_count <> coalesce(rejects.reject_count, 0)
    or files.records_seen <> files.cable_count + files.reject_count
