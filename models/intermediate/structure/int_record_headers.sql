-- depends_on: {{ ref('captions') }}
{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='record_id', on_schema_change='fail') }}

{# What the head of each record says, read from its text alone. #}

with captions as (
    select
        lines.record_id,
        flatten(list(read_lines.captions)) as captions
    from {{ ref('int_head_lines') }} as lines
    inner join {{ ref('int_caption_lines') }} as read_lines on upper(lines.line) = read_lines.caption_line
    where (lines.line_kind = 'caption' or (lines.line_kind = 'other' and lines.zone in ('class', 'none'))) and {{ only_new('lines.record_id') }}
    group by lines.record_id
),

-- What an archive restricts stands in words of its own list, captions among them.
restrictions as (
    select
        attributes.record_id,
        list(captions.caption) as captions
    from {{ ref('int_archive_attributes') }} as attributes
    inner join {{ ref('captions') }} as captions
        on contains(' ' || {{ rx_replace('attributes.handling', '[^A-Z]+', ' ') }} || ' ', ' ' || captions.as_written || ' ')
    where attributes.handling != 'N/A' and {{ only_new('attributes.record_id') }}
    group by attributes.record_id
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
            where field = 'subject' and not {{ rx_matches('field_text', '^[A-Za-z]{4,8} {0,2}[:;.,-]? *$') }}
        ) as subject_text,
        arg_max(field_text, zone_no) filter (where field = 'ref') as ref_text,
        string_agg(field_text, ' ' order by zone_no) filter (where is_clause) as classified_text,
        min(start_offset) filter (where is_clause) as classified_by_start,
        max(end_offset) filter (where is_clause) as classified_by_end,
        max(end_offset) filter (where field in ('fm', 'to', 'info', 'class', 'eo', 'tags', 'subject', 'ref', 'classified')) as body_start
    from fields
    group by record_id
),

-- A level may stand alone, with the record number on the next line.
others as (
    select
        record_id,
        arg_min(upper(line), line_no) filter (where line_kind = 'marking') as marking,
        arg_min(upper(line), line_no) filter (where line_above = 'marking' and {{ rx_matches('upper(line)', p_record_number()) }}) as number_line,
        bool_or(line_kind = 'other' and {{ rx_matches('line', '^This record is a partial extract of the original cable') }}) as is_partial_extract
    from (
        select
            *,
            lag(line_kind) over (partition by record_id order by line_no) as line_above
        from {{ ref('int_head_lines') }}
        where line_kind in ('marking', 'other') and {{ only_new() }}
    )
    group by record_id
),

read as (
    select
        records.record_id,
        picked.* exclude (record_id),
        replace({{ rx_extract("class_line", p_classification_line(), 1) }}, ' ', '') as level_letters,
        class_captions.captions as caveat_captions,
        {{ rx_replace(
            'coalesce(' ~ rx_extract("class_line", p_classification_line(), 3) ~ ', ' ~ rx_extract("number_line", p_record_number(), 1) ~ ')',
            '[^A-Z0-9]', ''
        ) }} as written_station,
        {{ rx_replace(
            'coalesce(' ~ rx_extract("class_line", p_classification_line(), 4) ~ ', ' ~ rx_extract("number_line", p_record_number(), 2) ~ ')', 'O', '0'
        ) }} as written_serial,
        {{ station_of_sender('fm_line') }} as sender_station,
        try_cast(nullif({{ rx_extract('de_line', '# ?([0-9]{3,6})', 1) }}, '') as bigint) as de_serial,
        replace({{ rx_extract("others.marking", '^(?:' ~ p_classification_words() ~ ')') }}, ' ', '') as marking_letters,
        list_concat(coalesce(captions.captions, []), coalesce(restrictions.captions, [])) as captions,
        coalesce(others.is_partial_extract, false) as is_partial_extract,
        attributes.station as archive_station,
        attributes.serial as archive_serial,
        attributes.archive_date,
        attributes.classification as archive_classification,
        attributes.subject as archive_subject,
        attributes.tags as archive_tags,
        attributes.sender as archive_sender,
        attributes.executive_order as archive_order,
        attributes.text_status as archive_status
    from (
        select record_id from {{ ref('stg_raw__cable') }}
        where {{ only_new() }}
    ) as records
    left join picked using (record_id)
    left join others using (record_id)
    left join {{ ref('int_caption_lines') }} as class_captions
        on {{ rx_extract('coalesce(picked.class_line, others.marking)', p_level_and_caveats(), 1) }} = class_captions.caption_line
    left join captions using (record_id)
    left join restrictions using (record_id)
    left join {{ ref('int_archive_attributes') }} as attributes using (record_id)
),

-- Where the transmission names another sender and another serial than the line of classification, the text under it is another
-- cable's, and the transmission is what was sent.
numbered as (
    select
        *,
        case when is_others then sender_station else nullif(written_station, '') end as mrn_station,
        case when is_others then de_serial else try_cast(nullif(written_serial, '') as bigint) end as serial
    from (
        select
            *,
            coalesce(
                sender_station != written_station and written_station != ''
                and de_serial % 10000 != try_cast(nullif(written_serial, '') as bigint) % 10000,
                false
            ) as is_others
        from read
    ) as compared
),

dated as (
    select
        *,
        coalesce(nullif(level_letters, ''), nullif(marking_letters, '')) as level_word,
        {{ rx_extract('dtg_line', '([0-9]{6})Z {0,2}([A-Z]{3})[A-Z]{0,6} {0,2}([0-9]{4}|[0-9]{2})', 1) }} as dtg_time,
        {{ rx_extract('dtg_line', '([0-9]{6})Z {0,2}([A-Z]{3})[A-Z]{0,6} {0,2}([0-9]{4}|[0-9]{2})', 2) }} as dtg_month,
        right({{ rx_extract('dtg_line', '([0-9]{6})Z {0,2}([A-Z]{3})[A-Z]{0,6} {0,2}([0-9]{4}|[0-9]{2})', 3) }}, 2) as dtg_year
    from numbered
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
    coalesce(mrn_station, archive_station, case when serial is null then sender_station end) as mrn_station,
    coalesce(serial, archive_serial, de_serial) as serial,
    {{ rx_extract('de_line', '^DE (R[A-Z]{3,8})', 1) }} as de_indicator,
    de_serial,
    try_cast({{ rx_extract('de_line', ' ([0-9]{3})[0-9]{4}$', 1) }} as integer) as de_day,
    dtg_at,
    coalesce(nullif(trim({{ rx_extract('fm_line', '^FM (?:[A-Z]{7}/)?(.*)$', 1) }}), ''), archive_sender) as from_name,
    case
        when level_word like '%NCLAS%' then 'UNCLASSIFIED'
        when level_word like 'L_M_TED%' then 'LIMITED OFFICIAL USE'
        when level_word like 'T_P%' then 'TOP SECRET'
        when level_word like '%_NF_DENT_AL' then 'CONFIDENTIAL'
        when level_word like '%ECRET' then 'SECRET'
        when archive_classification is not null then archive_classification
        -- Without a classification line, the security line of the transmission tells the level.
        when zny_line like 'ZN_ TTTTT%' then 'TOP SECRET'
        when zny_line like 'ZN_ SSSSS%' then 'SECRET'
        when zny_line like 'ZN_ CCCCC%' then 'CONFIDENTIAL'
        when zny_line like 'ZN_ UUUUU%' or zny_line like 'ZN_ EEEEE%' then 'UNCLASSIFIED'
    end as classification_level,
    -- In the order of the alphabet: how often and where a caption stands says nothing.
    list_sort(list_distinct(list_concat(captions, coalesce(caveat_captions, [])))) as captions,
    case
        when dtg_line like 'Z %' or routing_line like 'ZZ %' then 'FLASH'
        when dtg_line like 'O %' or routing_line like 'OO %' then 'IMMEDIATE'
        when dtg_line like 'P %' or routing_line like 'PP %' then 'PRIORITY'
        when dtg_line like 'R %' or routing_line like 'RR %' then 'ROUTINE'
    end as precedence,
    coalesce(nullif(trim({{ rx_replace(
        rx_replace('subject_text', '^(?:[Ss][Uu]?[BJbj][UJBECTRujbectr]{1,6} {0,2}[:;.,-]? *){1,2}| +[A-Z][A-Z .-]{1,24} [0-9]{8} {1,3}[0-9]{3}(?:\\.[0-9])? OF [0-9]{3}', ''), ' {2,}', ' '
    ) }}), ''), archive_subject) as subject,
    coalesce(nullif(trim({{ rx_replace('tags_text', '^[A-Za-z]{3,4} {0,2}[:;.,-]? *', '') }}), ''), archive_tags) as tags_as_written,
    coalesce(eo_text, archive_order) as eo_text,
    ref_text,
    classified_text as classified_by,
    classified_by_start,
    classified_by_end,
    archive_date,
    is_partial_extract,
    case when is_partial_extract then 'partial' else coalesce(archive_status, 'full') end as text_status,
    coalesce(body_start, 0) as body_start
from timed
