-- The party that a pronoun stands for: the first person of the sentence before it, else the running subject of the paragraph.
with

-- every sentence that opens with a person, whether it holds a cue or not
openings as (
    select
        mentions.cable_id,
        mentions.paragraph_no,
        mentions.sentence_no,
        arg_min(mentions.person_no, mentions.start_offset) as person_no
    from {{ ref('int_mentions') }} as mentions
    group by mentions.cable_id, mentions.paragraph_no, mentions.sentence_no
),

pronouns as (
    select
        parties.cable_id,
        sentences.paragraph_no,
        parties.sentence_no,
        parties.party_no,
        (
            parties.party_start
        ) as party_start
    from {{ ref('int_events__parties') }} as parties
    inner join {{ ref('int_events__sentences') }} as sentences
        on parties.cable_id = sentences.cable_id and parties.sentence_no = sentences.sentence_no
    where parties.party_kind = 'pronoun'
),

same_sentence as (
    select
        pronouns.cable_id,
        pronouns.sentence_no,
        pronouns.party_no,
        arg_min(parties.party_no, parties.party_start) as subject_party_no
    from pronouns
    inner join {{ ref('int_events__parties') }} as parties
        on
            pronouns.cable_id = parties.cable_id
            and pronouns.sentence_no = parties.sentence_no
            and parties.party_kind in ('person', 'redacted')
            and pronouns.party_start > parties.party_start
            and parties.governed_by in ('', 'by')
            and not parties.is_possessive
    group by pronouns.cable_id, pronouns.sentence_no, pronouns.party_no
),

earlier_sentence as (
    select
        pronouns.cable_id,
        pronouns.sentence_no,
        pronouns.party_no,
        openings.person_no
    from pronouns
    asof inner join openings
        on
            pronouns.cable_id = openings.cable_id
            and pronouns.paragraph_no = openings.paragraph_no
            and pronouns.sentence_no > openings.sentence_no
)

select
    pronouns.cable_id,
    pronouns.sentence_no,
    pronouns.party_no,
    coalesce(parties.person_no, if(same_sentence.subject_party_no is null, earlier_sentence.person_no, null)) as person_no,
    if(parties.party_kind = 'redacted', parties.name, null) as redacted_name
from pronouns
left join same_sentence
    on
        pronouns.cable_id = same_sentence.cable_id
        and pronouns.sentence_no = same_sentence.sentence_no
        and pronouns.party_no = same_sentence.party_no
left join {{ ref('int_events__parties') }} as parties
    on
        same_sentence.cable_id = parties.cable_id
        and same_sentence.sentence_no = parties.sentence_no
        and same_sentence.subject_party_no = parties.party_no
left join earlier_sentence
    on
        pronouns.cable_id = earlier_sentence.cable_id
        and pronouns.sentence_no = earlier_sentence.sentence_no
        and pronouns.party_no = earlier_sentence.party_no
