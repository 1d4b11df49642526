-- A place in the text that tells of an encounter: a cue and the parties of its clause.
with

cues as (
    select
        cues.*,
        coalesce(meeting_cues.family, 'tell') as family,
        -- "in a meeting, X told Y"
        case
            when coalesce(meeting_cues.medium, 'unknown') <> 'unknown' then meeting_cues.medium
            when contains(lower(left(cues.text_before, 70)), 'phone') then 'phone'
            when {{ rx_matches('left(cues.text_before, 70)', '^(?:In|During|At|Over) [^;]*\\b(?:meeting|lunch|dinner|breakfast|courtesy +call)\\b') }}
                then 'in_person'
            else 'unknown'
        end as medium,
        coalesce(meeting_cues.is_plural, false) as is_plural,
        -- the subject stands before an apposition or another verb: "X, leader of Y, told", "X saw Y and told"
        regexp_matches(
            right(cues.text_before, 60),
            '(?i)(?:,|\)|\band)(?: +(?:has|had|have|also|then|later|recently|reportedly|subsequently))* *$'
        ) as has_far_subject,
        -- "In a meeting with Y to discuss Z, X said": the subject follows the phrase that opens the sentence
        (
            length(cues.text_before) < 120
            and regexp_matches(cues.text_before, '^(?:[^:]*: *)?(?:In|During|At|Over|After|Following) [^,;]*$')
        ) as is_in_opening
    from {{ ref('int_events__cues') }} as cues
    left join {{ ref('meeting_cues') }} as meeting_cues on cues.cue = lower(meeting_cues.cue)
    where meeting_cues.cue is not null or cues.is_addressed
),

pairs as (
    select
        cues.cable_id,
        cues.paragraph_no,
        cues.sentence_no,
        cues.cue_no,
        cues.family,
        cues.medium,
        cues.is_plural,
        cues.has_far_subject,
        cues.is_in_opening,
        parties.party_no,
        parties.party_start,
        parties.party_kind,
        parties.is_possessive,
        parties.governed_by,
        parties.party_end <= cues.cue_start as is_left,
        case
            when parties.party_end <= cues.cue_start then parties.party_start >= cues.clause_start
            else parties.party_end <= cues.clause_end
        end as is_in_clause,
        case
            when parties.party_end <= cues.cue_start then substring(cues.text, parties.party_end + 1, cues.cue_start - parties.party_end)
            else substring(cues.text, cues.cue_end + 1, parties.party_start - cues.cue_end)
        end as gap,
        coalesce(parties.person_no, subjects.person_no, offices.person_no) as person_no,
        case
            when coalesce(parties.person_no, subjects.person_no, offices.person_no) is null
                then coalesce(subjects.redacted_name, parties.name)
        end as unnamed,
        parties.country_code
    from cues
    inner join {{ ref('int_events__parties') }} as parties
        on cues.cable_id = parties.cable_id and cues.sentence_no = parties.sentence_no
    left join {{ ref('int_events__subjects') }} as subjects
        on
            parties.cable_id = subjects.cable_id
            and parties.sentence_no = subjects.sentence_no
            and parties.party_no = subjects.party_no
    left join {{ ref('int_events__offices') }} as offices
        on
            parties.cable_id = offices.cable_id
            and parties.party_kind in ('chief', 'officer')
            and offices.office = {{ office_named('parties.name') }}
),

-- the first party that no word governs after the comma that ends the opening phrase
subjects_of_openings as (
    select
        cable_id,
        sentence_no,
        cue_no,
        arg_min(party_no, party_start) as party_no
    from pairs
    where
        is_in_opening
        and family in ('noun', 'phone', 'meet')
        and not is_left
        and not is_possessive
        and governed_by = ''
        and contains(gap, ',')
        and length(gap) < 250
        and regexp_matches(gap, '^[^;]*, *(?:[\p{L}.''’/-]+ +)*$')
        and not regexp_matches(gap, '\b(?:said|told|asked|noted|that he|that she|urged)\b')
    group by cable_id, sentence_no, cue_no
),

ranked as (
    select
        pairs.*,
        subjects_of_openings.party_no is not null as is_subject_of_opening,
        -- the nearest party on each side that is neither owner nor governed
        row_number() over (
            partition by pairs.cable_id, pairs.sentence_no, pairs.cue_no, pairs.is_left
            order by
                pairs.is_possessive or pairs.governed_by not in ('', 'by', 'with'),
                if(pairs.has_far_subject and pairs.is_left, -1, 1) * length(pairs.gap)
        ) as nearness
    from pairs
    left join subjects_of_openings
        on
            pairs.cable_id = subjects_of_openings.cable_id
            and pairs.sentence_no = subjects_of_openings.sentence_no
            and pairs.cue_no = subjects_of_openings.cue_no
            and pairs.party_no = subjects_of_openings.party_no
    where
        pairs.party_kind not in ('pronoun', 'pronoun_plural')
        or pairs.person_no is not null
        or (pairs.party_kind = 'pronoun' and pairs.unnamed is not null and not regexp_matches(pairs.unnamed, '^(?i:s?he)$'))
),

chosen as (
    select *
    from ranked
    where
        case
            when family = 'noun' and is_possessive then is_left and is_in_clause and length(gap) < 30
            when is_left and is_in_clause and not has_far_subject
                then
                    not (is_possessive and family not in ('noun'))
                    and (governed_by in ('', 'by', 'with', 'between', 'to') or person_no is not null and governed_by <> 'of')
                    and (family <> 'tell' or nearness = 1 or person_no is not null)
            when is_left and has_far_subject then nearness = 1 and family not in ('noun')
            -- a clause without its own subject: "who met with", "and later told"
            when is_left then nearness = 1 and family not in ('noun')
            when family = 'tell' then is_in_clause and not is_possessive and length(gap) < 90 and regexp_matches(gap, '^ *(?:the |an? |both |visiting |[A-Z][\p{L}./&-]*,? +(?:(?:of|for|and) +(?:the +)?)?)*$')
            when family = 'deliver' then is_in_clause and governed_by in ('to', 'with')
            when family = 'call_on' then is_in_clause and not is_possessive and party_kind <> 'country'
            else is_in_clause and not is_possessive and governed_by in ('', 'with', 'between', 'by', 'from', 'to')
        end
        or is_subject_of_opening
)

select
    chosen.cable_id,
    chosen.paragraph_no,
    chosen.sentence_no,
    chosen.cue_no,
    chosen.family,
    chosen.medium,
    chosen.is_plural,
    chosen.party_no,
    chosen.party_start,
    chosen.is_left,
    chosen.party_kind,
    chosen.person_no,
    chosen.unnamed,
    coalesce(persons.country_code, chosen.country_code) as country_code,
    persons.name_in_cable,
    case
        when chosen.person_no is not null then coalesce(persons.country_code = 'US', false)
        else coalesce(chosen.country_code = 'US', false)
    end as is_us,
    chosen.gap
from chosen
left join {{ ref('int_persons') }} as persons
    on chosen.cable_id = persons.cable_id and chosen.person_no = persons.person_no
where chosen.party_kind <> 'country' or chosen.family = 'deliver' or chosen.family = 'tell'
