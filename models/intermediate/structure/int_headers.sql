-- depends_on: {{ ref('signer_words') }}

{# What each cable says of itself: the head of the copy that counts, with the container's word where the text is silent. #}

with closings as (
    select
        record_id,
        nullif({{ rx_extract("ltrim(closing, ' ' || chr(10))", p_signer()) }}, '') as signer_found,
        end_offset + length(closing) - length(ltrim(closing, ' ' || chr(10))) as signer_start,
        end_offset as body_end
    from {{ ref('int_paragraphs') }}
    where closing is not null
),

named_closings as (
    select
        record_id,
        body_end,
        signer_found,
        signer_start + length(signer_found) - length(name_found) as signer_start,
        -- A name that stands twice is said once.
        case
            when split_part(name_found, ' ', 1) = split_part(name_found, ' ', 2) then split_part(name_found, ' ', 1)
            else name_found
        end as name_found
    from (
        select
            *,
            {{ rx_replace('signer_found', p_signer_title(), '') }} as name_found
        from closings
    )
),

signers as (
    select
        record_id,
        body_end,
        case when not {{ rx_matches('name_found', p_no_signer()) }} then nullif(name_found, '') end as signer,
        signer_start
    from named_closings
),

-- The closed vocabulary by which a misread signer is put right: names that sign cables, names in clauses of classification, chiefs
-- of mission. A cable whose header came through was not read from an image, so its signer weighs more.
known_names as (
    select
        name,
        sum(weight) as weight
    from (
        select
            signers.signer as name,
            case when headers.dtg_at is null then 1 else 2 end as weight
        from signers
        inner join {{ ref('int_record_headers') }} as headers on signers.record_id = headers.record_id
        where signers.signer is not null
        union all
        select distinct
            unnest({{ rx_extract_all('upper(classified_by)', "[A-Z][A-Z'’-]{4,}") }}) as name,
            2 as weight
        from {{ ref('int_record_headers') }}
        union all
        select distinct
            upper(surname) as name,
            2 as weight
        from {{ ref('chiefs_of_mission') }}
    )
    group by name
),

confused as (
    select
        misread.name as signer,
        arg_max(known.name, known.weight) as signer_as_read
    from known_names as misread
    inner join known_names as known
        on
            {{ confusable_form('misread.name') }} = {{ confusable_form('known.name') }}
            and misread.name != known.name and length(misread.name) = length(known.name) and known.weight > misread.weight
    where length(misread.name) >= 5 and misread.name in (select signer from signers)
    group by misread.name
),

-- Some write who classified the cable as its first paragraph.
clauses as (
    select
        record_id,
        start_offset + opening_length as clause_start,
        {{ rx_extract("replace(substring(text_read, opening_length + 1), chr(10), ' ')", p_clause_of_classification()) }} as clause
    from (
        select
            *,
            case
                when paragraph_no = 0 then length({{ rx_extract('left(text_read, 20)', '^\\([A-Z/]{1,7}\\) +') }})
                else mark_length
            end as opening_length
        from {{ ref('int_paragraphs') }}
        where paragraph_seq <= 3
    ) as openings
    where {{ rx_matches('substring(text_read, opening_length + 1, 20)', '^(?i:class(?:ified|\\.) by|derived from)[ :]') }}
    qualify row_number() over (partition by record_id order by paragraph_seq) = 1
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
        headers.* replace (ids.mrn_station as mrn_station),
        headers.mrn_station as station_written,
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
    cables.station_written,
    cables.serial,
    cables.dtg_at as sent_at,
    cables.sent_date,
    cables.date_basis,
    coalesce(senders.post_code, indicators.post_code, stations.post_code, origins.post_code, cables.mrn_station) as post_code,
    case
        when classification_level is null then upper(container_classification)
        else {{ classification_told('classification_level', 'captions') }}
    end as classification,
    cables.de_indicator,
    cables.from_name,
    cables.captions,
    cables.precedence,
    coalesce(cables.subject, cables.container_subject) as subject,
    cables.tags_as_written,
    {{ declassification_date('upper(cables.eo_text)', 'cables.sent_date') }} as declassify_on,
    cables.ref_text,
    coalesce(cables.classified_by, clauses.clause) as classified_by,
    coalesce(cables.classified_by_start, clauses.clause_start) as classified_by_start,
    coalesce(cables.classified_by_end, clauses.clause_start + length(clauses.clause)) as classified_by_end,
    signers.signer,
    coalesce(confused.signer_as_read, signers.signer) as signer_as_read,
    case when signers.signer is not null then signers.signer_start end as signer_start,
    case when signers.signer is not null then signers.signer_start + length(signers.signer) end as signer_end,
    cables.is_partial_extract,
    cables.text_status,
    cables.body_start,
    coalesce(signers.body_end, cables.text_length) as body_end
from cables
left join signers on cables.record_id = signers.record_id
left join confused on signers.signer = confused.signer
left join clauses on cables.record_id = clauses.record_id
left join senders on cables.cable_id = senders.cable_id
left join {{ ref('routing_indicators') }} as indicators on cables.de_indicator = indicators.routing_indicator
left join stations on cables.mrn_station = stations.station
left join {{ ref('post_names') }} as origins on upper(cables.container_origin) = origins.name_as_written
