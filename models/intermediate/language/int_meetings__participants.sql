-- The persons named in an encounter. Of a series, each encounter keeps its own counterpart and the Americans.
select
    occasions.cable_id,
    occasions.occasion_no,
    persons.person_no,
    persons.name_in_cable,
    persons.country_code,
    persons.official_key
from (
    select
        cable_id,
        occasion_no,
        counterparts,
        is_part_of_series,
        unnest(person_nos) as person_no
    from {{ ref('int_meetings__occasions') }}
) as occasions
inner join {{ ref('int_persons') }} as persons
    on occasions.cable_id = persons.cable_id and occasions.person_no = persons.person_no
where
    not occasions.is_part_of_series
    or persons.country_code = 'US'
    or list_contains(occasions.counterparts, 'p' || occasions.person_no)
