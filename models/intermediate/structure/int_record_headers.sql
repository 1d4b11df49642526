{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='record_id', on_schema_change='fail') }}

{# What the head of each record says, read from its text alone. #}

with captions as (
    select
        record_id,
        flatten(list({{ rx_extract_all('upper(line)', p_captions()) }})) as captions
    from {{ ref('int_head_lines') }}
    where line_kind = 'caption' and {{ only_new() }}
    group by record_id
),

fields as (
    select
        *,
        -- A doubled label leaves a clause that says nothing.
        field = 'classified' and not {{ rx_matches('field_text', '^[A-Za-z]+ [A-Za-z]{2}:?$') }} as is_clause
    from {{ ref('int_head_fields') }}
    where {{ only_new() }}
),

picked as (
    select
        record_id,
        arg_min(opening_line, zone_no) filter (where field = 'routing') as routing_line,
        arg_min(upper(opening_line), zone_no) filter (where field = 'de') as de_line,
        arg_min(upper(opening_line), zone_no) filter (where field = 'zny') as zny_line,
        arg_min(upper(opening_line), zone_no) filter (where field = 'dtg') as dtg_line,
        arg_min(upper(opening_line), zone_no) filter (where field = 'fm') as fm_line,
        arg_min(upper(opening_line), zone_no) filter (where field = 'class') as class_line,
        arg_min(field_text, zone_no) filter (where field = 'eo') as eo_text,
        arg_min(field_text, zone_no) filter (where field = 'tags') as tags_text,
        arg_min(field_text, zone_no) filter (
            where field = 'subject' and not {{ rx_matches('field_text', '^[A-Za-z]{4,7} {0,2}[:;.-]? *$') }}
        ) as subject_text,
        arg_max(field_text, zone_no) filter (where field = 'ref') as ref_text,
        string_agg(field_text, ' ' order by zone_no) filter (where is_clause) as classified_text,
        min(start_offset) filter (where is_clause) as classified_by_start,
        max(end_offset) filter (where is_clause) as classified_by_end,
        max(end_offset) filter (where field in ('fm', 'to', 'info', 'class', 'eo', 'tags', 'subject', 'ref', 'classified')) as body_start
    from fields
    group by record_id
),

others as (
    select
        record_id,
        arg_min(upper(line), line_no) filter (where line_kind = 'marking') as marking,
        bool_or(line_kind = 'other' and {{ rx_matches('line', '^This record is a partial extract of the original cable') }}) as is_partial_extract
    from {{ ref('int_head_lines') }}
    where line_kind in ('marking', 'other') and {{ only_new() }}
    group by record_id
),

read as (
    select
        records.record_id,
        picked.* exclude (record_id),
        replace({{ rx_extract("class_line", p_classification_line(), 1) }}, ' ', '') as level_letters,
        {{ rx_extract("class_line", p_classification_line(), 2) }} as caveats,
        replace({{ rx_extract("class_line", p_classification_line(), 3) }}, ' ', '') as mrn_station,
        try_cast({{ rx_extract("class_line", p_classification_line(), 4) }} as bigint) as serial,
        replace({{ rx_extract("others.marking", '^(?:' ~ p_classification_words() ~ ')') }}, ' ', '') as marking_letters,
        coalesce(captions.captions, []) as captions,
        coalesce(others.is_partial_extract, false) as is_partial_extract,
        attributes.station as archive_station,
        attributes.serial as archive_serial,
        attributes.archive_date,
        attributes.classification as archive_classification,
        attributes.subject as archive_subject,
        attributes.tags as archive_tags,
        attributes.text_status as archive_status
    from (
        select record_id from {{ ref('stg_raw__cable') }}
        where {{ only_new() }}
    ) as records
    left join picked using (record_id)
    left join captions using (record_id)
    left join others using (record_id)
    left join {{ ref('int_archive_attributes') }} as attributes using (record_id)
),

dated as (
    select
        *,
        coalesce(nullif(level_letters, ''), nullif(marking_letters, '')) as level_word,
        {{ rx_extract('dtg_line', '([0-9]{6})Z {0,2}([A-Z]{3})[A-Z]{0,6} {0,2}([0-9]{4}|[0-9]{2})', 1) }} as dtg_time,
        {{ rx_extract('dtg_line', '([0-9]{6})Z {0,2}([A-Z]{3})[A-Z]{0,6} {0,2}([0-9]{4}|[0-9]{2})', 2) }} as dtg_month,
        right({{ rx_extract('dtg_line', '([0-9]{6})Z {0,2}([A-Z]{3})[A-Z]{0,6} {0,2}([0-9]{4}|[0-9]{2})', 3) }}, 2) as dtg_year
    from read
),

timed as (
    select
        *,
        try_strptime(
            concat_ws(' ', case when dtg_year >= '60' then '19' else '20' end || dtg_year, dtg_month, dtg_time), '%Y %b %d%H%M'
        ) as dtg_at
    from dated
)

select
    record_id,
    -- A cable whose classification line is lost is known by its sender and the serial of the transmission.
    coalesce(nullif(mrn_station, ''), archive_station, case when serial is null then {{ station_of_sender('fm_line') }} end) as mrn_station,
    coalesce(
        serial, archive_serial, try_cast(nullif({{ rx_extract('de_line', '# ?([0-9]{3,6})', 1) }}, '') as bigint)
    ) as serial,
    {{ rx_extract('de_line', '^DE (R[A-Z]{3,8})', 1) }} as de_indicator,
    try_cast({{ rx_extract('de_line', '# ?([0-9]{3,6})', 1) }} as bigint) as de_serial,
    try_cast({{ rx_extract('de_line', ' ([0-9]{3})[0-9]{4}$', 1) }} as integer) as de_day,
    dtg_at,
    nullif(trim({{ rx_extract('fm_line', '^FM (?:[A-Z]{7}/)?(.*)$', 1) }}), '') as from_name,
    case
        when level_word like '%NCLAS%' then 'UNCLASSIFIED'
        when level_word like 'LIMITED%' then 'LIMITED OFFICIAL USE'
        when level_word like 'TOP%' then 'TOP SECRET'
        when level_word like '%ONFIDENTIAL' then 'CONFIDENTIAL'
        when level_word like '%ECRET' then 'SECRET'
        when archive_classification is not null then archive_classification
        -- Without a classification line, the security line of the transmission tells the level.
        when zny_line like 'ZN_ TTTTT%' then 'TOP SECRET'
        when zny_line like 'ZN_ SSSSS%' then 'SECRET'
        when zny_line like 'ZN_ CCCCC%' then 'CONFIDENTIAL'
        when zny_line like 'ZN_ UUUUU%' or zny_line like 'ZN_ EEEEE%' then 'UNCLASSIFIED'
    end as classification_level,
    -- In the order of the alphabet: how often and where a caption stands says nothing.
    list_sort(list_distinct(list_concat(captions, case when contains(caveats, 'NOFORN') then ['NOFORN'] else [] end))) as captions,
    case
        when dtg_line like 'Z %' or routing_line like 'ZZ %' then 'FLASH'
        when dtg_line like 'O %' or routing_line like 'OO %' then 'IMMEDIATE'
        when dtg_line like 'P %' or routing_line like 'PP %' then 'PRIORITY'
        when dtg_line like 'R %' or routing_line like 'RR %' then 'ROUTINE'
    end as precedence,
    coalesce(nullif(trim({{ rx_replace(
        rx_replace('subject_text', '^(?:[Ss](?:UBJ|ubj)(?:ECT|ect)? {0,2}[:;.-]? *){1,2}', ''), ' {2,}', ' '
    ) }}), ''), archive_subject) as subject,
    coalesce(nullif(trim({{ rx_replace('tags_text', '^[A-Za-z]{3,4} {0,2}[:;.]? *', '') }}), ''), archive_tags) as tags_as_written,
    eo_text,
    ref_text,
    classified_text as classified_by,
    classified_by_start,
    classified_by_end,
    archive_date,
    is_partial_extract,
    case when is_partial_extract then 'partial' else coalesce(archive_status, 'full') end as text_status,
    coalesce(body_start, 0) as body_start
from timed
