{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='record_id', on_schema_change='fail') }}

{# What an archive says of a telegram: in the attributes under its text, whose values may wrap onto lines that begin in the first
   column, or in the fields beside it (PlusD, History Lab). For telegrams whose text is withheld or lost it is all there is. #}

with texts as (
    select
        record_id,
        {{ rx_matches("replace(" ~ telegram('text') ~ ", 'Message Text', '')", '[A-Za-z]') }} as has_text,
        substring(text, position('Message Attributes' in text)) as attributes
    from {{ ref('stg_raw__cable') }}
    where contains(text, 'Message Attributes') and {{ only_new() }}
),

lines as (
    select
        record_id,
        generate_subscripts(string_split(attributes, chr(10)), 1) as line_no,
        trim(unnest(string_split(attributes, chr(10))), ' ' || chr(13)) as line
    from texts
),

keyed as (
    select
        record_id,
        line_no,
        line,
        count(*) filter (where {{ rx_matches('line', '^[A-Z][A-Za-z ]{1,40}:') }}) over (partition by record_id order by line_no) as attribute_no
    from lines
    where line != ''
),

attributes as (
    select
        record_id,
        attribute_no,
        string_agg(line, ' ' order by line_no) as attribute
    from keyed
    where attribute_no > 0
    group by record_id, attribute_no
),

named as (
    select
        record_id,
        upper({{ rx_extract('attribute', '^([A-Z][A-Za-z ]{1,40}):', 1) }}) as attribute_name,
        nullif(nullif(trim({{ rx_replace('attribute', '^[A-Z][A-Za-z ]{1,40}:', '') }}), ''), 'n/a') as attribute_value
    from attributes
),

pivoted as (
    select
        record_id,
        max(attribute_value) filter (where attribute_name = 'FROM') as from_value,
        max(attribute_value) filter (where attribute_name = 'TO') as to_value,
        max(attribute_value) filter (where attribute_name = 'HANDLING RESTRICTIONS') as handling,
        max(attribute_value) filter (where attribute_name = 'EXECUTIVE ORDER') as executive_order,
        max(attribute_value) filter (where attribute_name = 'DOCUMENT NUMBER') as document_number,
        upper(max(attribute_value) filter (where attribute_name in ('DRAFT DATE', 'SENT DATE'))) as dated,
        upper(max(attribute_value) filter (where attribute_name = 'ORIGINAL CLASSIFICATION')) as classification,
        max(attribute_value) filter (where attribute_name = 'SUBJECT') as subject,
        max(attribute_value) filter (where attribute_name = 'TAGS') as tags,
        upper(max(attribute_value) filter (where attribute_name = 'LOCATOR')) as locator
    from named
    group by record_id
),

in_text as (
    select
        pivoted.record_id,
        nullif({{ rx_replace('upper(from_value)', '[^A-Z]', '') }}, '') as station,
        try_cast(nullif({{ rx_extract('document_number', '([0-9]+)[^0-9]*$', 1) }}, '') as bigint) as serial,
        cast(try_strptime(dated, '%d %b %Y') as date) as archive_date,
        classification,
        subject,
        tags,
        case
            when {{ rx_matches('locator', 'TEXT ON-?LINE') }} then 'full'
            when {{ rx_matches('locator', 'WITHDRAWN|WITHHELD') }} then 'withheld'
            when locator is null and texts.has_text then 'full'
            else 'lost'
        end as text_status,
        from_value as sender,
        to_value as addressees,
        upper(handling) as handling,
        upper(executive_order) as executive_order
    from pivoted
    inner join texts on pivoted.record_id = texts.record_id
),

-- The ids of the 1970s cut the names of stations to six letters.
cut_stations as (
    select
        replace(name_as_written, ' ', '') as station_cut,
        min(post_code) as post_code
    from {{ ref('post_names') }}
    where name_kind = 'station'
    group by station_cut
),

described as (
    select
        record_id,
        {{ rx_groups("upper(trim(container_cable_id))", '^[0-9]{2,4}([A-Z][A-Z .()/-]*)([0-9]+)(?:_[A-Z])?$', 2) }} as id_parts,
        container_created_at,
        container_classification,
        container_subject,
        container_tag_list,
        {{ json_text('container_fields', ['From', 'from', 'from_field']) }} as sender,
        {{ json_text('container_fields', ['To', 'to', 'to_field']) }} as addressees,
        upper({{ json_text('container_fields', ['Handling Restrictions', 'handling']) }}) as handling,
        upper({{ json_text('container_fields', ['Executive Order', 'eo']) }}) as executive_order,
        trim(text) != '' as has_text,
        {{ rx_matches(
            'upper(container_fields)',
            '"(?:LOCATOR|MARKINGS?|TYPE|[A-Z_ ]*STATUS|[A-Z_ ]*HANDLING[A-Z_ ]*)": "[^"]*(?:WITHDRAWN|WITHHELD)'
        ) }} as is_withheld
    from {{ ref('stg_raw__cable') }}
    where (format like 'plusd%' or format like 'history_lab%') and not contains(text, 'Message Attributes') and {{ only_new() }}
),

placed as (
    select
        *,
        nullif({{ rx_replace('id_parts.g1', '[^A-Z]', '') }}, '') as station_written,
        try_cast(nullif(id_parts.g2, '') as bigint) as serial
    from described
),

in_fields as (
    select
        placed.record_id,
        case when starts_with(cut_stations.post_code, placed.station_written) then cut_stations.post_code else placed.station_written end as station,
        placed.serial,
        cast(placed.container_created_at as date) as archive_date,
        nullif(upper(placed.container_classification), 'N/A') as classification,
        placed.container_subject as subject,
        {{ join_list(transform_list('placed.container_tag_list', 'tag', "case when contains(tag, ',') then '(' || tag || ')' else tag end"), ', ') }} as tags,
        case
            when placed.has_text then 'full'
            when placed.is_withheld then 'withheld'
            else 'lost'
        end as text_status,
        placed.sender,
        nullif(placed.addressees, 'n/a') as addressees,
        placed.handling,
        placed.executive_order
    from placed
    left join cut_stations on placed.station_written = cut_stations.station_cut
)

select * from in_text
union all
select * from in_fields
