-- Parties that stand near a place of asking without being in its sentence: who is spoken of in the paragraph and in the cable.
with

mentions as (
    select
        mentions.cable_id,
        mentions.paragraph_no,
        mentions.sentence_no,
        mentions.start_offset,
        mentions.person_no,
        persons.name_in_cable as name,
        persons.country_code,
        coalesce(persons.country_code = 'US', false) as is_us
    from {{ ref('int_mentions') }} as mentions
    inner join {{ ref('int_persons') }} as persons
        on mentions.cable_id = persons.cable_id and mentions.person_no = persons.person_no
),

sentences as (
    select
        cable_id,
        paragraph_no,
        sentence_no,
        arg_min(struct_pack(name := name, person_no := person_no, country_code := country_code), start_offset) as first_person,
        arg_max(struct_pack(name := name, person_no := person_no, country_code := country_code), start_offset) as last_person
    from mentions
    group by cable_id, paragraph_no, sentence_no
),

before_candidates as (
    select
        candidates.cable_id,
        candidates.candidate_no,
        unnest([
            struct_pack(place := 'earlier first', person := sentences.first_person),
            struct_pack(place := 'earlier last', person := sentences.last_person)
        ]) as option
    from {{ ref('int_requests__likely') }} as candidates
    asof inner join sentences
        on
            candidates.cable_id = sentences.cable_id
            and candidates.paragraph_no = sentences.paragraph_no
            and candidates.sentence_no > sentences.sentence_no
),

ranked_in_paragraphs as (
    select
        cable_id,
        paragraph_no,
        person_no,
        is_us,
        min(name) as name,
        min(country_code) as country_code,
        row_number() over (partition by cable_id, paragraph_no, is_us order by count(*) desc, min(start_offset)) as place_no
    from mentions
    group by cable_id, paragraph_no, person_no, is_us
),

ranked_in_cables as (
    select
        cable_id,
        person_no,
        is_us,
        min(name) as name,
        min(country_code) as country_code,
        row_number() over (partition by cable_id, is_us order by count(*) desc, min(start_offset)) as place_no
    from mentions
    group by cable_id, person_no, is_us
),

bodies as (
    select
        cable_id,
        name,
        country_code,
        coalesce(country_code = 'US', false) as is_us,
        row_number() over (partition by cable_id, coalesce(country_code = 'US', false) order by count(*) desc, min(sentence_no), name) as place_no
    from {{ ref('int_events__parties') }}
    where party_kind in ('body', 'country') and name is not null
    group by cable_id, name, country_code
),

heads as (
    select
        offices.cable_id,
        persons.person_no,
        persons.name_in_cable as name
    from {{ ref('int_events__offices') }} as offices
    inner join {{ ref('int_persons') }} as persons
        on offices.cable_id = persons.cable_id and offices.person_no = persons.person_no
    where offices.office = 'ambassador'
)

select
    cable_id,
    candidate_no,
    option['place'] as place,
    option['person']['name'] as name,
    option['person']['person_no'] as person_no,
    option['person']['country_code'] as country_code,
    'person' as party_kind
from before_candidates
union all
select
    candidates.cable_id,
    candidates.candidate_no,
    'paragraph ' || if(ranked.is_us, 'us ', 'other ') || ranked.place_no,
    ranked.name,
    ranked.person_no,
    ranked.country_code,
    'person'
from {{ ref('int_requests__likely') }} as candidates
inner join ranked_in_paragraphs as ranked
    on candidates.cable_id = ranked.cable_id and candidates.paragraph_no = ranked.paragraph_no and ranked.place_no <= 2
union all
select
    candidates.cable_id,
    candidates.candidate_no,
    'cable ' || if(ranked.is_us, 'us ', 'other ') || ranked.place_no,
    ranked.name,
    ranked.person_no,
    ranked.country_code,
    'person'
from {{ ref('int_requests__likely') }} as candidates
inner join ranked_in_cables as ranked
    on candidates.cable_id = ranked.cable_id and ranked.place_no <= 2
union all
select
    candidates.cable_id,
    candidates.candidate_no,
    'body ' || if(bodies.is_us, 'us ', 'other ') || bodies.place_no,
    bodies.name,
    null,
    bodies.country_code,
    'body'
from {{ ref('int_requests__likely') }} as candidates
inner join bodies
    on candidates.cable_id = bodies.cable_id and bodies.place_no <= 4
union all
select
    candidates.cable_id,
    candidates.candidate_no,
    'head of post',
    heads.name,
    heads.person_no,
    'US',
    'person'
from {{ ref('int_requests__likely') }} as candidates
inner join heads
    on candidates.cable_id = heads.cable_id
union all
select
    cable_id,
    candidate_no,
    'always',
    unnest(['Post', 'Washington', 'Department', 'USG', 'U.S.']),
    null,
    'US',
    'body'
from {{ ref('int_requests__likely') }}
