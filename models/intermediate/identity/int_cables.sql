{# One row a cable: the copy that counts is the one with the most body, then one that kept its header block. #}

select
    cable_id,
    arg_max(record_id, (body_length, has_header, record_id)) as record_id,
    count(distinct file_sha256) as source_count,
    bool_or(format like '%html%') as in_html,
    bool_or(format like '%csv%') as in_csv,
    bool_or(format like '%text%' or format like '%txt%' or format like '%markdown%') as in_text
from {{ ref('int_record_ids') }}
group by cable_id
