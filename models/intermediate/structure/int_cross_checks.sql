{# Where a cable says a thing twice, whether both agree: its text and its container, or two lines of its header. One row a record and
   field of which both sides speak. #}

with records as (
    select
        ids.cable_id,
        headers.* replace (ids.mrn_station as mrn_station),
        ids.id_in_text,
        ids.id_disagrees,
        records.container_cable_id,
        records.container_created_at,
        records.container_origin,
        upper(records.container_classification) as container_classification,
        records.container_subject,
        records.container_tag_list
    from {{ ref('int_record_headers') }} as headers
    inner join {{ ref('int_record_ids') }} as ids on headers.record_id = ids.record_id
    inner join {{ ref('stg_raw__cable') }} as records on headers.record_id = records.record_id
    where headers.text_status in ('full', 'partial')
),

stations as (
    select
        replace(name_as_written, ' ', '') as station,
        min(post_code) as post_code
    from {{ ref('post_names') }}
    where name_kind = 'station'
    group by station
),

tags as (
    select
        tags_as_written,
        list(tag_code) as tag_codes
    from {{ ref('int_tag_strings') }}
    group by tags_as_written
),

sides as (
    select
        records.*,
        coalesce(senders.post_code, stations.post_code) as text_post_code,
        stations.post_code as record_post_code,
        origins.post_code as container_post_code,
        senders.post_code as sender_post_code,
        {{ classification_told('records.classification_level', 'records.captions') }} as classification,
        {{ letters_and_digits('records.subject') }} as subject_letters,
        {{ title_letters('records.container_subject') }} as title_letters,
        {{ filter_list('records.container_tag_list', 'tag', 'not list_contains(tags.tag_codes, upper(tag))') }} as tags_missed
    from records
    left join stations on records.mrn_station = stations.station
    left join {{ ref('post_names') }} as origins on upper(records.container_origin) = origins.name_as_written
    left join {{ ref('post_names') }} as senders on upper(records.from_name) = senders.name_as_written
    left join tags on records.tags_as_written = tags.tags_as_written
),

compared as (
    select
        cable_id,
        record_id,
        unnest([
            {
                'field': 'id', 'source': 'container', 'in_text': id_in_text, 'elsewhere': container_cable_id,
                'agrees': not id_disagrees
            },
            {
                'field': 'date', 'source': 'container', 'in_text': cast(cast(dtg_at as date) as varchar),
                'elsewhere': cast(cast(container_created_at as date) as varchar), 'agrees': cast(dtg_at as date) = cast(container_created_at as date)
            },
            {
                'field': 'origin', 'source': 'container', 'in_text': coalesce(text_post_code, mrn_station),
                'elsewhere': coalesce(container_post_code, container_origin), 'agrees': text_post_code = container_post_code
            },
            {
                'field': 'classification', 'source': 'container', 'in_text': classification, 'elsewhere': container_classification,
                'agrees': classification = container_classification
            },
            {
                'field': 'subject', 'source': 'container', 'in_text': subject, 'elsewhere': container_subject,
                'agrees': starts_with(subject_letters, title_letters) or starts_with(title_letters, subject_letters)
            },
            {
                'field': 'tags', 'source': 'container', 'in_text': tags_as_written, 'elsewhere': {{ join_list('container_tag_list', ', ') }},
                'agrees': len(tags_missed) = 0
            },
            {
                'field': 'serial', 'source': 'transmission', 'in_text': cast(serial as varchar), 'elsewhere': cast(de_serial as varchar),
                'agrees': serial % 10000 = de_serial % 10000
            },
            {
                'field': 'day', 'source': 'transmission', 'in_text': cast(dayofyear(dtg_at) as varchar), 'elsewhere': cast(de_day as varchar),
                'agrees': dayofyear(dtg_at) = de_day
            },
            {
                'field': 'sender', 'source': 'transmission', 'in_text': record_post_code, 'elsewhere': sender_post_code,
                'agrees': record_post_code = sender_post_code
            }
        ]) as side
    from sides
)

select
    cable_id,
    record_id,
    side.field,
    side.source,
    side.in_text,
    side.elsewhere,
    coalesce(side.agrees, false) as agrees
from compared
where side.in_text is not null and side.elsewhere is not null
