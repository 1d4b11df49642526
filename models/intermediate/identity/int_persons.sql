-- A person of a cable, with the official that this person is.
select
    placed.cable_id,
    placed.person_no,
    official.official_key,
    placed.name_in_cable,
    placed.surname,
    placed.title_in_cable,
    placed.country_code,
    placed.organization,
    placed.sector,
    placed.role_in_cable,
    placed.is_protected,
    placed.mention_count,
    placed.first_paragraph_no
from {{ ref('int_persons__placed') }} as placed
inner join {{ ref('int_persons__official') }} as official
    on placed.cable_id = official.cable_id and placed.person_no = official.person_no
