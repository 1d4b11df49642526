{# Every place where the text as read departs from the text as found, with both. #}

with signers as (
    select
        cable_id,
        'signer' as repair_kind,
        signer_start as start_offset,
        signer as text_as_found,
        signer_as_read as text_as_read
    from {{ ref('int_headers') }}
    where signer is distinct from signer_as_read
),

head_captions as (
    select
        cables.cable_id,
        'misread_caption' as repair_kind,
        lines.start_offset,
        lines.line as text_as_found,
        captions.line_as_read as text_as_read
    from {{ ref('int_caption_lines') }} as captions
    inner join {{ ref('int_head_lines') }} as lines on captions.caption_line = lines.line
    inner join {{ ref('int_cables') }} as cables on lines.record_id = cables.record_id
    where captions.line_as_read is not null and lines.line_kind = 'other' and lines.zone in ('class', 'none')
),

-- Where a name lacks a letter, what is read takes the place of the blank or line end behind it too.
addressees as (
    select
        cables.cable_id,
        'misread_addressee' as repair_kind,
        lines.start_offset + position(addressees.addressee_name in upper(lines.line)) - 1 as start_offset,
        greatest(length(addressees.addressee_name), length(addressees.name_as_read))::int as width,
        lines.record_id,
        addressees.name_as_read
    from {{ ref('int_addressees') }} as addressees
    inner join {{ ref('int_head_lines') }} as lines on addressees.addressee_line = lines.line
    inner join {{ ref('int_cables') }} as cables on lines.record_id = cables.record_id
    where
        addressees.name_as_read is not null
        and lines.zone in ('fm', 'to', 'info') and lines.blanks_before = 0 and lines.line_kind in ('fm', 'to', 'info', 'other')
),

station_lines as (
    select
        headers.cable_id,
        headers.record_id,
        headers.mrn_station,
        lines.start_offset,
        upper(lines.line) as line,
        trim({{ rx_extract('upper(lines.line)', p_classification_line(), 3) }}) as station_found
    from {{ ref('int_headers') }} as headers
    inner join {{ ref('int_head_lines') }} as lines on headers.record_id = lines.record_id
    where headers.mrn_station != headers.station_written and lines.line_kind = 'class'
),

stations as (
    select
        cable_id,
        'misread_station' as repair_kind,
        start_offset + position(station_found in line) - 1 as start_offset,
        greatest(length(station_found), length(mrn_station))::int as width,
        record_id,
        mrn_station as name_as_read
    from station_lines
    where station_found != '' and {{ rx_replace('station_found', '[^A-Z0-9]', '') }} != mrn_station
),

names as (
    select
        found.cable_id,
        found.repair_kind,
        found.start_offset,
        substring(records.text, (found.start_offset + 1)::int, found.width) as text_as_found,
        rpad(found.name_as_read, found.width, ' ') as text_as_read
    from (
        select * from addressees
        union all
        select * from stations
    ) as found
    inner join {{ ref('stg_raw__cable') }} as records on found.record_id = records.record_id
)

select
    cable_id,
    repair_kind,
    start_offset,
    text_as_found,
    text_as_read
from {{ ref('int_mark_repairs') }}
union all
select
    cable_id,
    repair_kind,
    start_offset,
    text_as_found,
    text_as_read
from names
union all
select
    cable_id,
    repair_kind,
    start_offset,
    text_as_found,
    text_as_read
from signers
union all
select
    cable_id,
    repair_kind,
    start_offset,
    text_as_found,
    text_as_read
from head_captions
union all
select
    cable_id,
    repair_kind,
    start_offset,
    text_as_found,
    text_as_read
from {{ ref('int_character_repairs') }}
