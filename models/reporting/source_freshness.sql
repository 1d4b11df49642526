{# When each kind of source was last loaded, with which version of the code, and what has come of it so far. #}

with files as (
    select
        format as source,
        max(load_id) as load_id,
        max(loaded_at) as loaded_at,
        count(*) as file_count,
        cast(sum(cable_count) as bigint) as record_count,
        cast(sum(reject_count) as bigint) as reject_count
    from {{ ref('stg_raw__source_file') }}
    where status <> 'archive' and format is not null
    group by format
)

select
    files.source,
    files.loaded_at,
    runs.code_version,
    files.file_count,
    files.record_count,
    files.reject_count,
    files.load_id
from files
inner join {{ ref('stg_raw__load_run') }} as runs on files.load_id = runs.load_id
