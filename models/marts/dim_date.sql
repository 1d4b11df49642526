{# One row a day, and the unknown day. The span holds every date that a cable of 1966 to 2010 can carry or name. #}

with days as (
    {{ days_between('1960-01-01', '2030-12-31') }}
),

-- The fiscal year of the United States begins in October: three months on, it is a calendar year.
shifted as (
    select
        date,
        cast(date + interval 3 month as date) as fiscal_date
    from days
)

select
    {{ date_key('date') }} as date_key,
    date,
    cast(extract(year from date) as integer) as year,
    cast(extract(quarter from date) as integer) as quarter,
    cast(extract(month from date) as integer) as month,
    {{ month_name('date') }} as month_name,
    cast(extract(week from date) as integer) as iso_week,
    {{ iso_day_of_week('date') }} as day_of_week,
    {{ iso_day_of_week('date') }} > 5 as is_weekend,
    cast(extract(year from fiscal_date) as integer) as fiscal_year,
    cast(extract(quarter from fiscal_date) as integer) as fiscal_quarter
from shifted

union all

select
    -1 as date_key,
    cast(null as date) as date,
    cast(null as integer) as year,
    cast(null as integer) as quarter,
    cast(null as integer) as month,
    cast(null as varchar) as month_name,
    cast(null as integer) as iso_week,
    cast(null as integer) as day_of_week,
    cast(null as boolean) as is_weekend,
    cast(null as integer) as fiscal_year,
    cast(null as integer) as fiscal_quarter
