select
    persons.cable_id,
    persons.official_key,
    arg_max(persons.name_in_cable, (length(persons.name_in_cable), persons.person_no)) as name_in_cable,
    arg_max(persons.title_in_cable, (persons.mention_count, persons.person_no)) as title_in_cable,
    arg_min(persons.role_in_cable, case persons.role_in_cable when 'signer' then 1 when 'classifier' then 2 else 3 end) as role_in_cable,
    sum(persons.mention_count)::integer as mention_count,
    min(persons.first_paragraph_no) as first_paragraph_no,
    bool_or(persons.is_protected) as is_protected
from {{ ref('int_persons') }} as persons
group by 1, 2
