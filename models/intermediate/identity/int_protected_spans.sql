-- Passages that do not leave the warehouse unless asked for: sentences that ask for protection, that name a protected person, or stand before such a request.
-- whatever sentence of the cable holds the surname, found as a mention or not
with naming as (

    select distinct
        sentences.cable_id,
        sentences.sentence_no
    from {{ ref('int_protected_names') }} as names
    inner join {{ ref('int_sentences') }} as sentences on names.cable_id = sentences.cable_id
    where {{ holds_word('sentences.text', 'names.surname') }}

),

-- "Please protect source." speaks of the sentence before
asking as (

    select
        marks.cable_id,
        unnest(case when marks.mark_start - sentences.start_offset < 12 then [marks.sentence_no, marks.sentence_no - 1] else [marks.sentence_no] end) as sentence_no
    from {{ ref('int_protection_marks') }} as marks
    inner join {{ ref('int_sentences') }} as sentences
        on marks.cable_id = sentences.cable_id and marks.sentence_no = sentences.sentence_no

)

select
    sentences.cable_id,
    sentences.sentence_no,
    sentences.start_offset,
    sentences.end_offset,
    case when bool_or(reasons.reason = 'mark') then 'mark' else 'name' end as reason
from (
    select
        cable_id,
        sentence_no,
        'mark' as reason
    from asking
    union
    select
        cable_id,
        sentence_no,
        'name'
    from naming
) as reasons
inner join {{ ref('int_sentences') }} as sentences
    on reasons.cable_id = sentences.cable_id and reasons.sentence_no = sentences.sentence_no
group by all
