with

source as (
    select * from {{ source('raw', 'reject') }}
),

named as (
    select
        reject_id,
        file_sha256,
        record_no,
        reason_code,
        reason,
        sample,
        path,
        member_path,
        case when member_path is null then path else path || '!/' || member_path end as full_path,
        byte_start,
        byte_end,
        load_id
    from source
)

select * from named
