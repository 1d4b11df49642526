-- Names of heads of state and government, foreign ministers, the American cabinet, Congress and heads of international organisations, as full names and as surnames.
with names as (

    select
        array_to_string({{ fold_words('name') }}, ' ') as name,
        {{ fold_words('name') }}[-1] as surname,
        country_code,
        role,
        min(first_date)::date as first_date,
        max(last_date)::date as last_date,
        -- lists of travels name whom Americans met under the country they met in
        bool_and(source = 'reference:us_travels') as is_met_abroad
    from {{ ref('leaders') }}
    -- who was a senator before being president has two terms
    group by 1, 2, 3, 4

),

at_home as (

    select
        surname,
        list(country_code) as country_codes
    from names
    where not is_met_abroad
    group by surname

)

select
    names.name,
    names.surname,
    names.country_code,
    names.role,
    names.first_date,
    names.last_date
from names
left join at_home on names.surname = at_home.surname
where not names.is_met_abroad or at_home.surname is null or list_contains(at_home.country_codes, names.country_code)
