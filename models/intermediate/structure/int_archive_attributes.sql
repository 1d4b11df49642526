{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='record_id', on_schema_change='fail') }}

{# What the archive of the 1970s says of a telegram, in the attributes under its text. For those whose text is withheld or lost it is
   all there is. A value may wrap onto lines that begin in the first column. #}

with texts as (
    select
        record_id,
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
        max(attribute_value) filter (where attribute_name = 'DOCUMENT NUMBER') as document_number,
        upper(max(attribute_value) filter (where attribute_name in ('DRAFT DATE', 'SENT DATE'))) as dated,
        upper(max(attribute_value) filter (where attribute_name = 'ORIGINAL CLASSIFICATION')) as classification,
        max(attribute_value) filter (where attribute_name = 'SUBJECT') as subject,
        max(attribute_value) filter (where attribute_name = 'TAGS') as tags,
        upper(max(attribute_value) filter (where attribute_name = 'LOCATOR')) as locator
    from named
    group by record_id
)

select
    record_id,
    nullif({{ rx_replace('upper(from_value)', '[^A-Z]', '') }}, '') as station,
    try_cast(nullif({{ rx_extract('document_number', '([0-9]+)[^0-9]*$', 1) }}, '') as bigint) as serial,
    cast(try_strptime(dated, '%d %b %Y') as date) as archive_date,
    classification,
    subject,
    tags,
    case
        when contains(locator, 'TEXT ON-LINE') then 'full'
        when contains(locator, 'WITHDRAWN') then 'withheld'
        else 'lost'
    end as text_status
from pivoted
