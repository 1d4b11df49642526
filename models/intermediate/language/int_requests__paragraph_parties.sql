-- Who may ask or be asked in a paragraph: whom it speaks of most, and who stands first in it as a subject would.
with

people as (
    select
        mentions.cable_id,
        mentions.paragraph_no,
        mentions.person_no,
        min(persons.name_in_cable) as name,
        min(persons.country_code) as country_code,
        if(coalesce(min(persons.country_code) = 'US', false), 'us', 'other') as side,
        count(*) as named_count,
        min(mentions.start_offset) as first_start
    from {{ ref('int_mentions') }} as mentions
    inner join {{ ref('int_persons') }} as persons
        on mentions.cable_id = persons.cable_id and mentions.person_no = persons.person_no
    group by mentions.cable_id, mentions.paragraph_no, mentions.person_no
),

ranked_people as (
    select
        *,
        row_number() over (partition by cable_id, paragraph_no, side order by named_count desc, first_start asc) as rank_no
    from people
),

first_subjects as (
    select
        cable_id,
        paragraph_no,
        arg_min(subject, sentence_no) as subject
    from {{ ref('int_requests__subjects') }}
    group by cable_id, paragraph_no
)

select
    cable_id,
    paragraph_no,
    'paragraph ' || side || ' ' || rank_no as place,
    name,
    person_no,
    country_code,
    'person' as party_kind
from ranked_people
where rank_no <= 2
union all
select
    cable_id,
    paragraph_no,
    'subject of paragraph',
    subject['name'],
    subject['person_no'],
    subject['country_code'],
    subject['party_kind']
from first_subjects
