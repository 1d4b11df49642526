-- Parties that stand near a place of asking without being in its sentence: in the sentence before it, its paragraph, its cable.
with

people_of_sentences as (
    select
        mentions.cable_id,
        mentions.paragraph_no,
        mentions.sentence_no,
        arg_min(
            struct_pack(name := persons.name_in_cable, person_no := persons.person_no, country_code := persons.country_code, party_kind := 'person'),
            mentions.start_offset
        ) as first_person,
        arg_max(
            struct_pack(name := persons.name_in_cable, person_no := persons.person_no, country_code := persons.country_code, party_kind := 'person'),
            mentions.start_offset
        ) as last_person
    from {{ ref('int_mentions') }} as mentions
    inner join {{ ref('int_persons') }} as persons
        on mentions.cable_id = persons.cable_id and mentions.person_no = persons.person_no
    group by mentions.cable_id, mentions.paragraph_no, mentions.sentence_no
),

earlier_people as (
    select
        candidates.cable_id,
        candidates.candidate_no,
        unnest([
            struct_pack(place := 'earlier first', party := people.first_person),
            struct_pack(place := 'earlier last', party := people.last_person)
        ]) as option
    from {{ ref('int_requests__likely') }} as candidates
    asof inner join people_of_sentences as people
        on
            candidates.cable_id = people.cable_id
            and candidates.paragraph_no = people.paragraph_no
            and candidates.sentence_no > people.sentence_no
),

earlier_subjects as (
    select
        candidates.cable_id,
        candidates.candidate_no,
        struct_pack(place := 'earlier subject', party := subjects.subject) as option
    from {{ ref('int_requests__likely') }} as candidates
    asof inner join {{ ref('int_requests__subjects') }} as subjects
        on
            candidates.cable_id = subjects.cable_id
            and candidates.paragraph_no = subjects.paragraph_no
            and candidates.sentence_no > subjects.sentence_no
)

select
    cable_id,
    candidate_no,
    option['place'] as place,
    option['party']['name'] as name,
    option['party']['person_no'] as person_no,
    option['party']['country_code'] as country_code,
    option['party']['party_kind'] as party_kind
from (
    select * from earlier_people
    union all
    select * from earlier_subjects
) as earlier
union all
select
    candidates.cable_id,
    candidates.candidate_no,
    parties.place,
    parties.name,
    parties.person_no,
    parties.country_code,
    parties.party_kind
from {{ ref('int_requests__likely') }} as candidates
inner join {{ ref('int_requests__paragraph_parties') }} as parties
    on candidates.cable_id = parties.cable_id and candidates.paragraph_no = parties.paragraph_no
union all
select
    candidates.cable_id,
    candidates.candidate_no,
    parties.place,
    parties.name,
    parties.person_no,
    parties.country_code,
    parties.party_kind
from {{ ref('int_requests__likely') }} as candidates
inner join {{ ref('int_requests__cable_parties') }} as parties
    on candidates.cable_id = parties.cable_id
