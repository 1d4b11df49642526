-- The persons named in an encounter. Of a series, each encounter keeps its own counterpart and the Americans; those listed as
-- having taken part come to the encounter that is told beside the list.
with

occasions as (
    select
        *,
        row_number() over (
            partition by cable_id order by with_us desc, len(paragraphs) desc, telling_count desc, occasion_no asc
        ) as rank_no
    from {{ ref('int_meetings__occasions') }}
),

told as (
    select
        occasions.cable_id,
        occasions.occasion_no,
        occasions.person_no
    from (
        select
            cable_id,
            occasion_no,
            counterparts,
            is_part_of_series,
            unnest(person_nos) as person_no
        from occasions
    ) as occasions
    inner join {{ ref('int_persons') }} as persons
        on occasions.cable_id = persons.cable_id and occasions.person_no = persons.person_no
    where
        not occasions.is_part_of_series
        or persons.country_code = 'US'
        or list_contains(occasions.counterparts, 'p' || occasions.person_no)
),

listed as (
    select
        occasions.cable_id,
        occasions.occasion_no,
        unnest(attendants.person_nos) as person_no
    from {{ ref('int_meetings__attendants') }} as attendants
    inner join occasions
        on
            attendants.cable_id = occasions.cable_id
            and occasions.with_us
            and not occasions.is_prospect
            and case
                when attendants.is_list then occasions.rank_no = 1
                else
                    list_has_any(occasions.person_nos, attendants.person_nos)
                    and (attendants.is_american or list_contains(occasions.paragraphs, attendants.paragraph_no))
                    and (len(occasions.paragraphs) >= 2 or occasions.rank_no = 1)
            end
)

select
    people.cable_id,
    people.occasion_no,
    persons.person_no,
    persons.name_in_cable,
    persons.country_code,
    persons.official_key
from (
    select * from told
    union
    select * from listed
) as people
inner join {{ ref('int_persons') }} as persons
    on people.cable_id = persons.cable_id and people.person_no = persons.person_no
