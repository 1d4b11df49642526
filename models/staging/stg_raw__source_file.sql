with

source as (
    select * from {{ source('raw', 'source_file') }}
),

named as (
    select
        file_sha256,
        loaded_at,
        path,
        member_path,
        case when member_path is null then path else path || '!/' || member_path end as full_path,
        status,
        records_seen,
        cable_count,
        reject_count,
        format,
        encoding,
        size_bytes,
        load_id
    from source
)

select * from named
