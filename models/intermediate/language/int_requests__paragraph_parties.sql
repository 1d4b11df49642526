-- Who may ask or be asked in a paragraph: whom it speaks of most, and who stands first in it as a subject would.
with

ranked_people as (
    {{ people_most_named(['cable_id', 'paragraph_no']) }}
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
