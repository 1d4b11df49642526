-- A record lies within its file, its body within its text, and its key follows from its place.
select
    cables.record_id,
    cables.byte_start,
    cables.byte_end,
    files.size_bytes
from {{ ref('stg_raw__cable') }} as cables
inner join {{ ref('stg_raw__source_file') }} as files on cables.file_sha256 = files.file_sha256
where
    cables.byte_start < 0
    or cables.byte_end <= cables.byte_start
    or cables.byte_end > files.size_bytes
    or cables.body_offset < 0
    or cables.body_offset > length(cables.text)
    or cables.record_id <> left(sha256(cables.file_sha256 || ':' || cables.record_no), 32)
