{# The cable that each record is: the container's id where it is well formed, else what the text says of itself. #}

with headers as (
    select
        records.record_id,
        records.file_sha256,
        records.format,
        records.text_sha256,
        -- PlusD marks the collection by a letter behind the id.
        {{ rx_replace('records.container_cable_id', '_[a-z]$', '') }} as container_cable_id,
        length(records.text) as text_length,
        coalesce(misread.station, headers.mrn_station) as mrn_station,
        headers.serial,
        headers.dtg_at,
        headers.body_start,
        coalesce(records.container_created_at, headers.archive_date) as container_at
    from {{ ref('stg_raw__cable') }} as records
    inner join {{ ref('int_record_headers') }} as headers using (record_id)
    left join {{ ref('int_misread_stations') }} as misread
        on
            headers.mrn_station = misread.station_written
            and headers.de_indicator is not distinct from misread.de_indicator
            and headers.from_name is not distinct from misread.from_name
),

inferred as (
    select * from {{ ref('int_inferred_dates') }}
),

dated as (
    select
        headers.*,
        coalesce(cast(headers.dtg_at as date), cast(headers.container_at as date), inferred.sent_date) as sent_date,
        case
            when headers.dtg_at is not null then 'dtg'
            when headers.container_at is not null then 'container'
            else coalesce(inferred.date_basis, 'unknown')
        end as date_basis
    from headers
    left join inferred on headers.record_id = inferred.record_id
),

identified as (
    select
        *,
        case
            when {{ rx_matches("container_cable_id", '^[0-9]{2}[A-Z]+[0-9]+$') }} and not {{ rx_matches("container_cable_id", 'SECTION|EFTO|AMEMB') }}
                then {{ rx_extract("container_cable_id", '^[0-9]{2}[A-Z]+') }} || cast({{ rx_extract("container_cable_id", '[0-9]+$') }} as bigint)
        end as container_id,
        mrn_station || serial as number_in_text
    from dated
)

select
    record_id,
    case
        when container_id is not null then container_id
        when mrn_station is not null
            then coalesce(strftime(sent_date, '%y'), {{ rx_extract('container_cable_id', '^[0-9]{2}([0-9]{2})', 1) }}, '') || mrn_station || serial
        else 'X' || left(record_id, 12)
    end as cable_id,
    mrn_station,
    file_sha256,
    format,
    dtg_at,
    sent_date,
    date_basis,
    text_length - body_start as body_length,
    dtg_at is not null as has_header,
    -- Without a date-time group the text gives the number alone.
    coalesce(strftime(dtg_at, '%y'), '') || number_in_text as id_in_text,
    container_id is not null and coalesce(
        substring(container_id, 3) != number_in_text or left(container_id, 2) != strftime(dtg_at, '%y'), false
    ) as id_disagrees,
    text_sha256
from identified
