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
        -- a noun: "the Minister's meeting with"
        coalesce(meeting_cues.family, 'tell') = 'noun' or {{ rx_matches('cues.cue', '^(?:meeting|calls? )') }} as is_nominal,
        -- "demarched the ministry": done to a party, not with it
        {{ rx_matches('cues.cue', '^(?:demarched?|approached|engaged|consulted)$') }} as is_addressing,
        {{ rx_matches('cues.cue', '^(?:deliver|present|convey|pass|hand|demarche|reiterat|speak|spoke|points)') }} as is_handed_over,
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
    where
        (meeting_cues.cue is not null or cues.is_addressed)
        -- "bilateral relations", "called it a", "called for": words that mean something else there
        and not (cues.cue in ('bilateral', 'audience', 'session') and {{ rx_matches('cues.text_after', '^ +(?:relation|trade|tie|issue|cooperation|agreement|irritant|agenda|dialog|engagement|assistance|treat|talk|partner|security|economic|military|and multilateral|defense|political|investment)') }})
        and not (cues.cue = 'called' and {{ rx_matches('cues.text_after', '^ +(?:for|it|this|that|attention|into question)\\b|^(?: +\\p{Lu}\\S*){1,4} +(?:an?|the|"|“)') }})
        and not (cues.cue in ('received', 'welcomed', 'hosted') and {{ rx_matches('cues.text_after', '^ +(?:an?|no|the|any|some|its|his|her|their|this|that|further|more|new|information|reports?|funding|training|money|assistance|support)? *(?:[\\p{Ll}-]+ +){0,3}(?:letter|news|report|reply|response|request|information|support|statement|note|call|idea|initiative|effort|decision|use|fund|training|assistance|copy|demarche|word|instruction|invitation|approval|visit|offer)') }})
        and not (cues.cue in ('presented', 'passed', 'shared', 'delivered', 'raised') and {{ rx_matches('right(cues.text_before, 30)', '\\b(?:be|been|being|was|were|is|are) +$') }} and not {{ rx_matches('left(cues.text_after, 12)', '^ +(?:by|with|to)\\b') }})
),

-- whom a sentence names next
next_persons as (
    select
        cable_id,
        sentence_no,
        party_no,
        lead(party_start) over (partition by cable_id, sentence_no order by party_start) as party_start
    from {{ ref('int_events__parties') }}
    where party_kind in ('person', 'chief', 'officer', 'redacted')
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
        coalesce(parties.person_no, subjects.person_no, offices.person_no, roles.person_no) as person_no,
        case
            when coalesce(parties.person_no, subjects.person_no, offices.person_no, roles.person_no) is null
                then coalesce(subjects.redacted_name, parties.name)
        end as unnamed,
        parties.country_code
    from cues
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
),

-- the first party that no word governs after the comma that ends the opening phrase
subjects_of_openings as (
    select
        cable_id,
        sentence_no,
        cue_no,
        arg_min(party_no, party_start) as party_no,
        min(party_start) as party_start
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

-- "A, the chief of B, and C told": the subject is whoever stands next to the verb and those joined to it
subjects as (
    select
        cable_id,
        sentence_no,
        cue_no,
        party_no,
        bool_and(
            next_start >= cue_start
            or (
                {{ rx_matches('gap_to_next', "^(?: *\\([^)]*\\))?(?:,[^;:]{0,70})?(?:,| +and| +&| +as well as|,? along with|,? together with|,? accompanied by)(?: +\\p{Lu}[\\p{L}./&'’-]*,?| +(?:of|the|for|and|by|former|visiting|then|an?))* *$") }}
                and not {{ rx_matches('gap_to_next', '\\b(?:told|said|that|who|which|met|asked|has|had|was|were|noted)\\b') }}
            )
        ) over (partition by cable_id, sentence_no, cue_no order by party_start desc) as is_joined
    from pairs
    where is_left and party_kind in ('person', 'chief', 'officer', 'redacted')
),

ranked as (
    select
        pairs.*,
        coalesce(subjects.is_joined, true) as is_joined,
        subjects_of_openings.party_no is not null as is_subject_of_opening,
        -- the nearest party on each side that is neither owner nor governed
        row_number() over (
            partition by pairs.cable_id, pairs.sentence_no, pairs.cue_no, pairs.is_left
            order by
                pairs.is_possessive or pairs.governed_by not in ('', 'by', 'with'),
                if(pairs.has_far_subject and pairs.is_left, -1, 1) * length(pairs.gap)
        ) as nearness
    from pairs
    left join subjects
        on
            pairs.cable_id = subjects.cable_id
            and pairs.sentence_no = subjects.sentence_no
            and pairs.cue_no = subjects.cue_no
            and pairs.party_no = subjects.party_no
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
            when is_nominal and is_possessive then is_left and is_in_clause and length(gap) < 40
            when is_left and is_in_clause and not has_far_subject
                then
                    not is_possessive
                    and (is_joined or nearness = 1 or is_nominal)
                    and (governed_by in ('', 'by', 'with', 'between', 'to') or person_no is not null and governed_by <> 'of')
                    and (family <> 'tell' or nearness = 1 or person_no is not null)
            when is_left and has_far_subject then nearness = 1 and not is_nominal
            -- a clause without its own subject: "who met with", "and later told"
            when is_left then nearness = 1 and not is_nominal
            when family = 'tell' then is_in_clause and not is_possessive and length(gap) < 90 and regexp_matches(gap, '^ *(?:the |an? |both |visiting |[A-Z][\p{L}./&-]*,? +(?:(?:of|for|and) +(?:the +)?)?)*$')
            when family = 'deliver' then is_in_clause and not is_possessive and (governed_by = 'with' or governed_by = 'to' and is_handed_over or governed_by = '' and is_addressing)
            when family = 'call_on' then is_in_clause and not is_possessive and party_kind <> 'country'
            else is_in_clause and not is_possessive and governed_by in ('', 'with', 'between', 'by', 'from', 'to')
        end
        or is_subject_of_opening
),

sided as (
    select
        chosen.cable_id,
        chosen.paragraph_no,
        chosen.sentence_no,
        chosen.cue_no,
        chosen.family,
        chosen.medium,
        chosen.is_plural,
        chosen.is_left,
        chosen.party_kind,
        chosen.person_no,
        chosen.unnamed,
        coalesce(persons.role_in_cable in ('signer', 'classifier'), false) as is_of_post,
        coalesce(persons.country_code, chosen.country_code) as country_code,
        case
            when chosen.person_no is not null then coalesce(persons.country_code = 'US', false)
            else coalesce(chosen.country_code = 'US', false)
        end as is_us
    from chosen
    left join {{ ref('int_persons') }} as persons
        on chosen.cable_id = persons.cable_id and chosen.person_no = persons.person_no
    where chosen.party_kind <> 'country' or {{ rx_matches('chosen.unnamed', '^[A-Z]{3,5}$') }}
),

-- whoever talks with an officer of the post, and with nobody else, is taken for no American, whatever country was found
listed as (
    select
        * exclude (is_us, is_of_post),
        is_us and not (
            party_kind = 'person'
            and not is_of_post
            and bool_and(is_us) over by_cue
            and case
                when is_left then bool_or(not is_left and party_kind in ('officer', 'chief', 'pronoun_us')) over by_cue
                else bool_or(is_left and party_kind in ('officer', 'chief', 'pronoun_us')) over by_cue
            end
        ) as is_us
    from sided
    window by_cue as (partition by cable_id, sentence_no, cue_no)
),

-- those whom no list of parties knows, where nobody else stands behind the cue
unlisted as (
    select
        cues.cable_id,
        cues.paragraph_no,
        cues.sentence_no,
        cues.cue_no,
        cues.family,
        cues.medium,
        cues.is_plural,
        false as is_left,
        'unlisted' as party_kind,
        null as person_no,
        unlisted.name as unnamed,
        null as country_code,
        false as is_us
    from cues
    inner join {{ ref('int_meetings__unlisted') }} as unlisted
        on cues.cable_id = unlisted.cable_id and cues.sentence_no = unlisted.sentence_no and cues.cue_no = unlisted.cue_no
    anti join listed
        on
            cues.cable_id = listed.cable_id
            and cues.sentence_no = listed.sentence_no
            and cues.cue_no = listed.cue_no
            and not listed.is_left
)

select
    cable_id,
    paragraph_no,
    sentence_no,
    cue_no,
    family,
    medium,
    is_plural,
    is_left,
    party_kind,
    person_no,
    unnamed,
    country_code,
    is_us
from listed
union all
select
    cable_id,
    paragraph_no,
    sentence_no,
    cue_no,
    family,
    medium,
    is_plural,
    is_left,
    party_kind,
    person_no,
    unnamed,
    country_code,
    is_us
from unlisted
