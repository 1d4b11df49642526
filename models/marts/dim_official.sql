with seen as (

    select
        persons.*,
        headers.sent_date
    from {{ ref('int_persons') }} as persons
    inner join {{ ref('int_headers') }} as headers on persons.cable_id = headers.cable_id

),

officials as (

    select
        official_key,
        arg_max(
            name_in_cable,
            (length(name_in_cable) - length(replace(name_in_cable, ' ', '')), name_in_cable <> upper(name_in_cable), length(name_in_cable), name_in_cable)
        ) as full_name,
        mode(surname order by surname) as surname,
        mode(country_code order by country_code) as country_code,
        mode(organization order by organization) as organization,
        coalesce(
            mode(sector order by sector) filter (where sector <> 'unknown' and (title_in_cable is not null or role_in_cable <> 'mentioned')),
            mode(sector order by sector) filter (where sector <> 'unknown'),
            'unknown'
        ) as sector,
        arg_max(title_in_cable, (sent_date, cable_id)) filter (where title_in_cable is not null and sent_date is not null) as latest_title,
        min(sent_date) as first_seen_date,
        max(sent_date) as last_seen_date,
        count(distinct cable_id)::integer as cable_count,
        list_sort(list(distinct name_in_cable)) as name_variants,
        bool_or(is_protected) as is_protected
    from seen
    group by official_key

)

select
    official_key,
    full_name,
    surname,
    nullif(trim(case when ends_with(lower(full_name), lower(surname)) then left(full_name, length(full_name) - length(surname)) end), '') as given_names,
    country_code,
    organization,
    sector,
    latest_title,
    first_seen_date,
    last_seen_date,
    cable_count,
    name_variants,
    is_protected
from officials

union all

select
    '-1',
    'Unknown',
    null,
    null,
    null,
    null,
    'unknown',
    null,
    null,
    null,
    0,
    []::varchar[],
    false
