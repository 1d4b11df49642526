{# What does not hold of a cable: one row a cable and flag. Cables are marked with their flags, not hidden. #}

with headers as (
    select
        *,
        text_status = 'full' and not is_partial_extract as is_full
    from {{ ref('int_headers') }}
),

texts as (
    select
        headers.cable_id,
        records.text
    from headers
    inner join {{ ref('stg_raw__cable') }} as records on headers.record_id = records.record_id
),

marked as (
    select
        cable_id,
        max(case
            when {{ rx_matches('classification', '^(TS|S($|[^B]))') }} then 3
            when classification like 'C%' then 2
            when classification is not null then 1
        end) as highest_mark
    from {{ ref('int_paragraphs') }}
    group by cable_id
),

flags as (
    select
        cable_id,
        'no_post' as flag
    from headers
    where post_code is null
    union all
    select
        cable_id,
        'no_date'
    from headers
    where sent_date is null
    union all
    select
        cable_id,
        'no_classification'
    from headers
    where is_full and classification is null
    union all
    select
        cable_id,
        'no_subject'
    from headers
    where is_full and subject is null
    union all
    select
        cable_id,
        'no_tags'
    from headers
    where is_full and tags_as_written is null
    union all
    select
        cable_id,
        'no_date_time_group'
    from headers
    where is_full and sent_at is null
    union all
    select
        headers.cable_id,
        'before_post_opened'
    from headers
    inner join {{ ref('posts') }} as posts on headers.post_code = posts.post_code
    where headers.sent_date < posts.opened_date
    union all
    select
        headers.cable_id,
        'paragraph_above_cable'
    from headers
    inner join marked on headers.cable_id = marked.cable_id
    where
        marked.highest_mark > case
            when headers.classification like '%SECRET%' then 3
            when headers.classification like 'CONFIDENTIAL%' then 2
            when headers.classification is not null then 1
        end
    union all
    select
        cable_id,
        'replacement_characters'
    from texts
    where contains(text, chr(65533))
    union all
    -- What UTF-8 leaves that was read as Windows-1252 and written again: dashes, quotation marks, accents.
    select
        cable_id,
        'double_encoded'
    from texts
    where contains(text, 'â€') or contains(text, 'Ã©') or contains(text, 'Ã¡') or contains(text, 'Ã³')
    union all
    select
        checks.cable_id,
        case checks.source when 'container' then 'container_differs_in_' else 'transmission_differs_in_' end || checks.field
    from {{ ref('int_cross_checks') }} as checks
    inner join headers on checks.record_id = headers.record_id
    where not checks.agrees
)

select distinct
    cable_id,
    flag
from flags
