-- depends_on: {{ ref('asking_words') }}
-- Who may ask or be asked anywhere in a cable: whom it speaks of most, its own post and the head of it, and a few that always may.
with

ranked_people as (
    {{ people_most_named(['cable_id']) }}
),

ranked_bodies as (
    select
        cable_id,
        name,
        country_code,
        if(coalesce(country_code = 'US', false), 'us', 'other') as side,
        row_number() over (partition by cable_id, coalesce(country_code = 'US', false) order by count(*) desc, min(sentence_no), name) as rank_no
    from {{ ref('int_events__parties') }}
    where party_kind in ('body', 'country') and name is not null
    group by cable_id, name, country_code
),

-- by which of the words for a post the cable means its own
own_words as (
    select
        cable_id,
        unnest({{ rx_extract_all('text', '\\b(?:' ~ words_pattern('asking_words', 'word', "word_kind = 'own_post'") ~ ')\\b') }}) as name
    from {{ ref('int_sentences') }}
),

own_names as (
    select
        cable_id,
        name,
        row_number() over (partition by cable_id order by count(*) desc, name) as rank_no
    from own_words
    group by cable_id, name
)

select
    cable_id,
    'cable ' || side || ' ' || rank_no as place,
    name,
    person_no,
    country_code,
    'person' as party_kind
from ranked_people
where rank_no <= 2
union all
select
    cable_id,
    'body ' || side || ' ' || rank_no,
    name,
    null,
    country_code,
    'body'
from ranked_bodies
where rank_no <= 4
union all
select
    cable_id,
    'own name',
    name,
    null,
    'US',
    'body'
from own_names
where rank_no = 1
union all
select
    offices.cable_id,
    'head of post',
    persons.name_in_cable,
    persons.person_no,
    'US',
    'person'
from {{ ref('int_events__offices') }} as offices
inner join {{ ref('int_persons') }} as persons
    on offices.cable_id = persons.cable_id and offices.person_no = persons.person_no
where offices.office = 'ambassador'
union all
select
    headers.cable_id,
    'always',
    standing.word,
    null,
    'US',
    'body'
from {{ ref('int_headers') }} as headers
cross join {{ ref('asking_words') }} as standing
where standing.word_kind = 'standing'
