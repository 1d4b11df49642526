-- Names of heads of state and government, foreign ministers and secretaries of state, as full names and as surnames.
select
    array_to_string({{ fold_words('name') }}, ' ') as name,
    {{ fold_words('name') }}[-1] as surname,
    country_code,
    min(role) as role,
    min(first_date)::date as first_date,
    max(last_date)::date as last_date
from {{ ref('leaders') }}
group by 1, 2, 3
