{# What each cable says of itself: the head of the copy that counts, with the container's word where the text is silent. #}

with closings as (
    select
        record_id,
        nullif({{ rx_extract('closing', p_closing(), 1) }}, '') as signer_found,
        end_offset + position({{ rx_extract('closing', p_closing(), 1) }} in closing) - 1 as signer_start,
        end_offset as body_end
    from {{ ref('int_paragraphs') }}
    where closing is not null
),

signers as (
    select
        record_id,
        body_end,
        case when not {{ rx_matches('signer_found', '^(?:END|X+|SIPDIS|NOFORN|BT)(?: |$)|^[XN]+$') }} then signer_found end as signer,
        signer_start
    from closings
),

cables as (
    select
        cables.cable_id,
        headers.*,
        ids.sent_date,
        ids.date_basis,
        records.container_classification,
        records.container_origin,
        records.container_subject,
        length(records.text) as text_length
    from {{ ref('int_cables') }} as cables
    inner join {{ ref('int_record_headers') }} as headers on cables.record_id = headers.record_id
    inner join {{ ref('int_record_ids') }} as ids on cables.record_id = ids.record_id
    inner join {{ ref('stg_raw__cable') }} as records on cables.record_id = records.record_id
)

select
    cables.cable_id,
    cables.record_id,
    cables.mrn_station,
    cables.serial,
    cables.dtg_at as sent_at,
    cables.sent_date,
    cables.date_basis,
    cables.mrn_station as post_code,
    case
        when classification_level is null then upper(container_classification)
        when list_contains(captions, 'NOFORN') and classification_level in ('CONFIDENTIAL', 'SECRET') then classification_level || '//NOFORN'
        when list_contains(captions, 'SENSITIVE') and classification_level = 'UNCLASSIFIED' then 'UNCLASSIFIED//FOR OFFICIAL USE ONLY'
        else classification_level
    end as classification,
    cables.captions,
    cables.precedence,
    coalesce(cables.subject, cables.container_subject) as subject,
    cables.tags_as_written,
    {{ declassification_date('upper(cables.eo_text)', 'cables.sent_date') }} as declassify_on,
    cables.ref_text,
    cables.classified_by,
    cables.classified_by_start,
    cables.classified_by_end,
    signers.signer,
    case when signers.signer is not null then signers.signer_start end as signer_start,
    case when signers.signer is not null then signers.signer_start + length(signers.signer) end as signer_end,
    cables.is_partial_extract,
    case when cables.is_partial_extract then 'partial' else 'full' end as text_status,
    cables.body_start,
    coalesce(signers.body_end, cables.text_length) as body_end
from cables
left join signers on cables.record_id = signers.record_id
