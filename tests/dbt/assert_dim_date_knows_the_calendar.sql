-- Days whose place in the ISO and fiscal calendars is known; a row here is a day that dim_date places otherwise.
with known (date_key, iso_week, day_of_week, is_weekend, fiscal_year, fiscal_quarter) as (
    values
    (20050101, 53, 6, true, 2005, 2),
    (20070930, 39, 7, true, 2007, 4),
    (20071001, 40, 1, false, 2008, 1),
    (20081229, 1, 1, false, 2009, 1),
    (19760229, 9, 7, true, 1976, 2)
)

select known.*
from known
left join {{ ref('dim_date') }} as days on known.date_key = days.date_key
where
    (days.iso_week, days.day_of_week, days.is_weekend, days.fiscal_year, days.fiscal_quarter)
    is distinct from (known.iso_week, known.day_of_week, known.is_weekend, known.fiscal_year, known.fiscal_quarter)
