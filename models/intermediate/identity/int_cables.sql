{# One row a cable: the copy that counts is the one with the most body, then one that kept its header block. The flags say in which
   formats copies of it came, whether they differ, and whether text and container disagree on which cable it is. #}

select
    cable_id,
    arg_max(record_id, (body_length, has_header, record_id)) as record_id,
    count(distinct file_sha256) as source_count,
    bool_or(format = 'cablegate_html') as in_cablegate_html,
    bool_or(format = 'cables_csv') as in_cables_csv,
    bool_or(format = 'plusd_html') as in_plusd_html,
    bool_or(format like 'history_lab%') as in_history_lab,
    bool_or(format = 'pdf') as in_pdf,
    bool_or(format = 'plain_text') as in_plain_text,
    count(distinct text_sha256) > 1 as copies_differ,
    arg_max(id_in_text, (body_length, has_header, record_id)) as id_in_text,
    bool_or(id_disagrees) as id_disagrees
from {{ ref('int_record_ids') }}
group by cable_id
