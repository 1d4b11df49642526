{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='record_id', on_schema_change='fail') }}

{# A date for records that neither their header nor their container dates. What the text says of itself comes first (the dateline
   over it); else the day is inferred: the latest past event that the text dates with a year is a floor, and the first day it
   names without a year falls on its next occurrence after that floor. Better than both is a declassification date that lies a usual
term ahead: ten years, else five, fifteen, twenty or twenty-five. #}

with undated as (
    select
        records.record_id,
        upper(replace({{ plain_blanks('records.text') }}, chr(10), ' ')) as words,
        headers.body_start,
        {{ declassification_date('upper(headers.eo_text)', 'cast(null as date)') }} as declassify_on
    from {{ ref('stg_raw__cable') }} as records
    inner join {{ ref('int_record_headers') }} as headers on records.record_id = headers.record_id
    where headers.dtg_at is null and records.container_created_at is null and headers.archive_date is null and {{ only_new('records.record_id') }}
),

datelines as (
    select
        record_id,
        cast(coalesce(
            try_strptime({{ rx_extract('left(words, (body_start + 1)::int)', '(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY, ([0-9]{1,2} [A-Z]{3,9} [0-9]{4})', 1) }}, '%d %B %Y'),
            try_strptime({{ rx_extract('left(words, (body_start + 1)::int)', '(?:^| )([0-9]{1,2} [A-Z]{3} (?:19|20)[0-9]{2})', 1) }}, '%d %b %Y'),
            try_strptime({{ rx_extract('left(words, (body_start + 1)::int)', 'TELEGRAM {1,80}([A-Z]{3,9} [0-9]{1,2}, [0-9]{4})', 1) }}, '%B %d, %Y')
        ) as date) as stated_date
    from undated
),

statements as (
    select
        record_id,
        unnest({{ rx_extract_groups('substring(words, (body_start + 1)::int)', p_dated_statement(), 5) }}) as found
    from undated
),

-- Dates that lie ahead of the writer tell nothing of when he wrote.
floors as (
    select
        record_id,
        max(cast(try_strptime(
            found.g5 || ' ' || left(found.g3, 3) || ' ' || coalesce(nullif(found.g2, ''), nullif(found.g4, ''), '1'), '%Y %b %d'
        ) as date)) as floor_date
    from statements
    where not {{ rx_matches('found.g1', '(?:^|[^A-Z])(?:WILL|UNTIL|BY|NO LATER THAN|EXPECTED|PROBABLE|LIKELY|SCHEDULED|PLANNED|PLANS|NEXT|UPCOMING|DEADLINE|EXPIRES?|BEYOND|BEFORE|WOULD|TO BE)(?:[^A-Z]|$)') }}
    group by record_id
),

days as (
    select
        record_id,
        {{ rx_extract('substring(words, (body_start + 1)::int)', p_undated_day(), 1) }} as month_word,
        {{ rx_extract('substring(words, (body_start + 1)::int)', p_undated_day(), 2) }} as day_word
    from undated
),

candidates as (
    select
        undated.record_id,
        datelines.stated_date,
        floors.floor_date,
        undated.declassify_on,
        try_strptime(concat_ws(' ', year(floors.floor_date), left(days.month_word, 3), days.day_word), '%Y %b %d') as same_year,
        try_strptime(concat_ws(' ', year(floors.floor_date) + 1, left(days.month_word, 3), days.day_word), '%Y %b %d') as next_year
    from undated
    left join datelines on undated.record_id = datelines.record_id
    left join floors on undated.record_id = floors.record_id
    left join days on undated.record_id = days.record_id
),

-- A visit that the cable prepares is soon: a term may end a little before the latest date named.
declared as (
    select
        record_id,
        arg_min(declared_on, term_order) as declared_on
    from (
        select
            candidates.record_id,
            candidates.floor_date,
            terms.term_order,
            cast(candidates.declassify_on - to_years(terms.years) as date) as declared_on
        from candidates
        cross join (values (1, 10), (2, 5), (3, 15), (4, 20), (5, 25)) as terms (term_order, years)
    ) as offered
    where
        (floor_date is null and term_order = 1)
        or (
            declared_on >= floor_date - interval 60 days
            and (term_order = 1 or declared_on <= floor_date + interval 2 years)
        )
    group by record_id
)

select
    candidates.record_id,
    cast(coalesce(
        stated_date,
        declared.declared_on,
        cast(case when same_year >= floor_date then same_year else next_year end as date),
        floor_date
    ) as date) as sent_date,
    case when stated_date is not null then 'text' else 'inferred' end as date_basis
from candidates
left join declared on candidates.record_id = declared.record_id
where coalesce(stated_date, floor_date, declared.declared_on) is not null
