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

-- A name that reading confused is put right only where its confusable form is that of one signer known otherwise.
known_signers as (
    select signer as name from signers where signer is not null group by signer having count(*) > 1
    union
    select upper(surname) from {{ ref('chiefs_of_mission') }}
),

confused as (
    select
        signers.signer,
        min(known_signers.name) as signer_as_read
    from (select distinct signer from signers where length(signer) >= 5 and signer not in (select name from known_signers)) as signers
    inner join known_signers
        on {{ confusable_form('signers.signer') }} = {{ confusable_form('known_signers.name') }}
        and length(signers.signer) = length(known_signers.name)
    group by signers.signer
    having count(distinct known_signers.name) = 1
),

stations as (
    select
        replace(name_as_written, ' ', '') as station,
        min(post_code) as post_code
    from {{ ref('post_names') }}
    where name_kind = 'station'
    group by station
),

senders as (
    select
        cable_id,
        arg_min(post_code, position) as post_code
    from {{ ref('int_recipients') }}
    where role = 'from' and post_code is not null
    group by cable_id
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
    coalesce(senders.post_code, indicators.post_code, stations.post_code, origins.post_code) as post_code,
    case
        when classification_level is null then upper(container_classification)
        when list_contains(captions, 'NOFORN') and classification_level in ('CONFIDENTIAL', 'SECRET') then classification_level || '//NOFORN'
        when list_contains(captions, 'SENSITIVE') and classification_level = 'UNCLASSIFIED' then 'UNCLASSIFIED//FOR OFFICIAL USE ONLY'
        else classification_level
    end as classification,
    cables.de_indicator,
    cables.from_name,
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
    coalesce(confused.signer_as_read, signers.signer) as signer_as_read,
    case when signers.signer is not null then signers.signer_start end as signer_start,
    case when signers.signer is not null then signers.signer_start + length(signers.signer) end as signer_end,
    cables.is_partial_extract,
    case when cables.is_partial_extract then 'partial' else 'full' end as text_status,
    cables.body_start,
    coalesce(signers.body_end, cables.text_length) as body_end
from cables
left join signers on cables.record_id = signers.record_id
left join confused on signers.signer = confused.signer
left join senders on cables.cable_id = senders.cable_id
left join {{ ref('routing_indicators') }} as indicators on cables.de_indicator = indicators.routing_indicator
left join stations on cables.mrn_station = stations.station
left join {{ ref('post_names') }} as origins on upper(cables.container_origin) = origins.name_as_written
