-- depends_on: {{ ref('setting_words') }}
{%- set relation %}(?:{{ words_pattern('setting_words', 'word', "word_kind = 'relation'") }}){% endset %}
{%- set relation_to %}\b(?i:{{ relation }}) +(?:of|to|for)(?: +(?:the|a|an|former|late|then))?(?: +\p{Lu}[\p{L}./&-]*){0,4} *${% endset %}
{%- set owner_of %}^['’]?s? +(?:[\p{Ll}-]+ +){0,2}(?i:{{ relation }})\b{% endset %}

-- Each word of meeting with each party of its sentence: on which side it stands, how near, and whom it stands for.
with

-- whom a sentence names next
next_persons as (
    select
        cable_id,
        sentence_no,
        party_no,
        lead(party_start) over (partition by cable_id, sentence_no order by party_start) as party_start
    from {{ ref('int_events__parties') }}
    where party_kind in ('person', 'chief', 'officer', 'redacted')
)

select
    cues.cable_id,
    cues.paragraph_no,
    cues.sentence_no,
    cues.cue_no,
    cues.family,
    cues.medium,
    cues.is_plural,
    cues.cue_start,
    cues.is_handed_over,
    cues.is_addressing,
    cues.is_nominal,
    cues.has_far_subject,
    cues.is_in_opening,
    parties.party_no,
    parties.party_start,
    parties.party_kind,
    parties.is_possessive,
    parties.governed_by,
    parties.party_end <= cues.cue_start as is_left,
    next_persons.party_start as next_start,
    substring(cues.text, parties.party_end + 1, next_persons.party_start - parties.party_end) as gap_to_next,
    case
        when parties.party_end <= cues.cue_start then parties.party_start >= cues.clause_start
        else parties.party_end <= cues.clause_end
    end as is_in_clause,
    case
        when parties.party_end <= cues.cue_start then substring(cues.text, parties.party_end + 1, cues.cue_start - parties.party_end)
        else substring(cues.text, cues.cue_end + 1, parties.party_start - cues.cue_end)
    end as gap,
    -- "an adviser to Osei", "Osei's chief of staff": the party is whoever has to do with the person named
    parties.party_kind = 'person'
    and (
        {{ rx_matches('substring(cues.text, greatest(parties.party_start - 60, 0) + 1, least(parties.party_start, 60))', relation_to) }}
        or (parties.is_possessive and {{ rx_matches('substring(cues.text, parties.party_end + 1, 40)', owner_of) }})
    ) as is_of_another,
    coalesce(parties.person_no, subjects.person_no, offices.person_no, roles.person_no) as person_no,
    case
        when coalesce(parties.person_no, subjects.person_no, offices.person_no, roles.person_no) is null
            then coalesce(subjects.redacted_name, parties.name)
    end as unnamed,
    parties.country_code
from {{ ref('int_meetings__frames') }} as cues
inner join {{ ref('int_events__parties') }} as parties
    on cues.cable_id = parties.cable_id and cues.sentence_no = parties.sentence_no
left join next_persons
    on
        parties.cable_id = next_persons.cable_id
        and parties.sentence_no = next_persons.sentence_no
        and parties.party_no = next_persons.party_no
left join {{ ref('int_events__subjects') }} as subjects
    on
        parties.cable_id = subjects.cable_id
        and parties.sentence_no = subjects.sentence_no
        and parties.party_no = subjects.party_no
left join {{ ref('int_events__roles') }} as roles
    on
        parties.cable_id = roles.cable_id
        and parties.sentence_no = roles.sentence_no
        and parties.party_no = roles.party_no
left join {{ ref('int_events__offices') }} as offices
    on
        parties.cable_id = offices.cable_id
        and parties.party_kind in ('chief', 'officer')
        and offices.office = {{ office_named('parties.name') }}
