-- depends_on: {{ ref('date_words') }}
{%- set month = '(?:' ~ words_pattern('date_words', 'word', "word_kind = 'month'") ~ ')' %}
{%- set weekday = '(?:' ~ words_pattern('date_words', 'word', "word_kind = 'weekday'") ~ ')' %}
{%- set relative = '(?:' ~ words_pattern('date_words', 'word', "word_kind like 'relative%'") ~ ')' %}
{%- set season = '(?:' ~ words_pattern('date_words', 'word', "word_kind = 'season'") ~ ')' %}
{%- set day = '[0-3]?\\d(?:st|nd|rd|th)?' %}
{%- set year = '(?:,? +(?:19|20)\\d\\d)?' %}
{%- set before_month = '(?:early|mid|late|in|of|last|this|next|during|an?|the|his|her|their|our)[ -]+' %}
{%- set on_weekday = '(?:(?:(?:last|next|on|this|the previous|the following) +)?' ~ weekday ~ ',? +\\(?)?' %}
{#- "May 3-5", "May 3 and 4", "May 30 - June 2", "December 30, 2008 to January 2" -#}
{%- set until = '(?:' ~ year ~ ' *(?:-|–|to|through|and) *' ~ month ~ '\\.? +' ~ day ~ '| *(?:-|–|/|to|through|and|or) *' ~ day ~ ')?' %}
{%- set until_day = '(?: +' ~ month ~ '\\.?' ~ year ~ ' *(?:-|–|to|through|and) *' ~ day ~ '| *(?:-|–|/|to|through|and|or) *' ~ day ~ ')?' %}
{%- set dates -%}
    (?i)\b(?:{{ on_weekday }}(?:{{ before_month }})?{{ month }}\.? +{{ day }}{{ until }}\b{{ year }}|{{ on_weekday }}{{ day }}{{ until_day }} +(?:of +)?{{ month }}\b\.?{{ year }}|[01]?\d/[0-3]?\d(?:/(?:19|20)?\d\d)?\b|{{ month }}(?:\.|,? +(?:of +)?(?:19|20)\d\d)|{{ before_month }}{{ month }}\b{{ year }}|(?:(?:last|next|on|this|the previous|the following) +)?{{ weekday }}\b|{{ relative }}\b|(?:in +|{{ season }} +(?:of +)?)(?:19|20)\d\d\b)
{%- endset %}
{#- Cheaper than the dates themselves: a month, a day of the week, a relative day, a year, or figures with a stroke. -#}
{%- set hints -%}
    \b(?:J(?:an|un|ul|AN|UN|UL)|F(?:eb|EB)|M(?:ar|ay|AR|AY)|A(?:pr|ug|PR|UG)|S(?:ep|EP)|O(?:ct|CT)|N(?:ov|OV)|D(?:ec|EC))|(?i:day\b|\btonight\b|\bthis (?:morning|afternoon|evening|week|month)|\b(?:last|next) (?:night|week|month|year|spring|summer|fall|autumn|winter)|\b(?:previous|coming) week|\bago\b|yesterday|today|tomorrow|(?:\bin|spring|summer|fall|autumn|winter|of) +(?:19|20)\d\d)|\b[01]?\d/[0-3]?\d
{%- endset %}

-- Any sentence may tell the day: someone quoted needs no word of meeting.
with

pieces as (
    select
        sentences.cable_id,
        sentences.sentence_no,
        headers.sent_date,
        regexp_split_to_array(sentences.text, '{{ dates }}') as gaps,
        regexp_extract_all(sentences.text, '{{ dates }}') as hits
    from {{ ref('int_sentences') }} as sentences
    inner join {{ ref('int_headers') }} as headers
        on sentences.cable_id = headers.cable_id
    where regexp_matches(sentences.text, '{{ hints }}')
),

occurrences as (
    select
        cable_id,
        sentence_no,
        sent_date,
        gaps,
        hits,
        unnest(hits) as date_as_written,
        generate_subscripts(hits, 1) as date_no
    from pieces
),

placed as (
    select
        cable_id,
        sentence_no,
        date_no,
        sent_date,
        date_as_written,
        cast(
            list_sum(list_transform(gaps[1:date_no], lambda x: length(x)))
            + coalesce(list_sum(list_transform(hits[1:date_no - 1], lambda x: length(x))), 0)
            as integer
        ) as date_start
    from occurrences
),

spellings as (
    select
        date_as_written,
        lower(regexp_replace(date_as_written, '[ .]+', ' ', 'g')) as written,
        lower(regexp_extract(date_as_written, '(?i)\b({{ month }})\b', 1)) as month_word,
        lower(regexp_extract(date_as_written, '(?i)\b{{ month }}\b.*\b({{ month }})\b', 1)) as last_month_word,
        lower(regexp_extract(date_as_written, '(?i)\b({{ weekday }})\b', 1)) as weekday_word,
        regexp_extract(date_as_written, '\b((?:19|20)\d\d)\b', 1) as year_digits,
        regexp_extract_all(regexp_replace(date_as_written, '(?:19|20)\d\d', '', 'g'), '\d{1,2}') as numbers,
        regexp_matches(date_as_written, '^\d+/') as is_slashed
    from (select distinct placed.date_as_written from placed) as distinct_dates
),

parsed as (
    select
        spellings.date_as_written,
        spellings.written,
        case when spellings.is_slashed then try_cast(spellings.numbers[1] as integer) else months.number end as month_no,
        case when spellings.is_slashed then try_cast(spellings.numbers[2] as integer) else try_cast(spellings.numbers[1] as integer) end as day_no,
        case when not spellings.is_slashed then coalesce(last_months.number, months.number) end as last_month_no,
        case when not spellings.is_slashed then try_cast(spellings.numbers[2] as integer) end as last_day_no,
        coalesce(
            try_cast(nullif(spellings.year_digits, '') as integer),
            case when spellings.is_slashed and len(spellings.numbers) = 3 then 2000 + try_cast(spellings.numbers[3] as integer) end
        ) as year_no,
        weekdays.number as weekday_no,
        relatives.word_kind as relative_kind,
        relatives.number as relative_days
    from spellings
    left join {{ ref('date_words') }} as months
        on months.word_kind = 'month' and spellings.month_word = lower(months.word)
    left join {{ ref('date_words') }} as last_months
        on last_months.word_kind = 'month' and spellings.last_month_word = lower(last_months.word)
    left join {{ ref('date_words') }} as weekdays
        on weekdays.word_kind = 'weekday' and spellings.weekday_word = lower(weekdays.word)
    left join {{ ref('date_words') }} as relatives
        on relatives.word_kind like 'relative%' and trim(spellings.written) = relatives.word
),

days_of_cables as (
    select distinct
        date_as_written,
        sent_date
    from placed
),

of_each_day as (
    select
        days.date_as_written,
        days.sent_date,
        parsed.* exclude (date_as_written),
        date_diff(
            'day',
            days.sent_date,
            make_date(year(days.sent_date), parsed.month_no, least(coalesce(parsed.day_no, 15), 28))
        ) as distance_in_that_year
    from days_of_cables as days
    inner join parsed
        on days.date_as_written = parsed.date_as_written
    where coalesce(parsed.month_no, 1) between 1 and 12 and coalesce(parsed.day_no, 1) between 1 and 31
),

-- A date without a year takes the year nearest to the day on which the cable was sent.
years as (
    select
        *,
        coalesce(
            year_no,
            year(sent_date) + case
                when distance_in_that_year > 182 then -1
                when distance_in_that_year < -182 then 1
                else 0
            end
        ) as resolved_year
    from of_each_day
),

ends as (
    select
        *,
        last_day_no is not null and (last_month_no <> month_no or last_day_no > day_no) as is_span
    from years
),

resolved as (
    select
        date_as_written,
        sent_date,
        case
            when month_no is not null and day_no is not null then try_cast(printf('%04d-%02d-%02d', resolved_year, month_no, day_no) as date)
            when month_no is not null then make_date(resolved_year, month_no, 1)
            when weekday_no is not null and written like 'next%' then sent_date + cast((weekday_no - dayofweek(sent_date) + 6) % 7 + 1 as integer)
            when weekday_no is not null then sent_date - cast((dayofweek(sent_date) - weekday_no + 7) % 7 as integer)
            when relative_kind = 'relative_day' then sent_date + cast(relative_days as integer)
            when relative_kind = 'relative_month' then cast(date_trunc('month', sent_date + cast(relative_days as integer)) as date)
            when relative_kind = 'relative_year' then make_date(year(sent_date) + cast(relative_days as integer), 1, 1)
            when year_no is not null then make_date(year_no, 1, 1)
        end as first_date,
        case
            when is_span then try_cast(printf('%04d-%02d-%02d', resolved_year + if(last_month_no < month_no, 1, 0), last_month_no, last_day_no) as date)
        end as last_date,
        case
            when is_span then 'span'
            when month_no is not null and day_no is not null then 'day'
            when month_no is not null or relative_kind = 'relative_month' then 'month'
            when relative_kind = 'relative_year' or (relative_kind is null and weekday_no is null) then 'year'
            else 'day'
        end as date_precision
    from ends
)

select
    placed.cable_id,
    placed.sentence_no,
    placed.date_no,
    placed.date_start,
    placed.date_start + length(placed.date_as_written) as date_end,
    placed.date_as_written,
    resolved.first_date,
    resolved.last_date,
    resolved.date_precision
from placed
inner join resolved
    on placed.date_as_written = resolved.date_as_written and placed.sent_date = resolved.sent_date
where
    resolved.first_date is not null
    -- "the march", "they may"; and the day that has become a name
    and not regexp_matches(placed.date_as_written, '\b(?:may|march|mar|sun|sat)\b')
    and placed.date_as_written <> '9/11'
