{%- set up_to_subject %}^[^;]*, *(?:[\p{L}.'’/-]+ +)*${% endset %}
{%- set title_before %}^ *(?:the |an? |both |visiting |[A-Z][\p{L}./&-]*,? +(?:(?:of|for|and) +(?:the +)?)?)*${% endset %}
{%- set joined -%}
    ^(?: *\([^)]*\))?(?:,[^;:]{0,70})?(?:,| +and| +&| +as well as|,? along with|,? together with|,? accompanied by)(?: +\p{Lu}[\p{L}./&'’-]*,?| +(?:of|the|for|and|by|former|visiting|then|an?))* *$
{%- endset %}

-- The parties of an encounter, as the word of meeting and the clause around it tell them.
with

-- the first party that no word governs after the comma that ends the opening phrase
subjects_of_openings as (
    select
        cable_id,
        sentence_no,
        cue_no,
        arg_min(party_no, party_start) as party_no,
        min(party_start) as party_start
    from {{ ref('int_meetings__frame_parties') }}
    where
        is_in_opening
        and family in ('noun', 'phone', 'meet')
        and not is_left
        and not is_possessive
        and governed_by = ''
        and contains(gap, ',')
        and length(gap) < 250
        and {{ rx_matches('gap', up_to_subject) }}
        and not {{ rx_matches('gap', '\\b(?:said|told|asked|noted|that he|that she|urged)\\b') }}
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
                {{ rx_matches('gap_to_next', joined) }}
                and not {{ rx_matches('gap_to_next', '\\b(?:told|said|that|who|which|met|asked|has|had|was|were|noted)\\b') }}
            )
        ) over (partition by cable_id, sentence_no, cue_no order by party_start desc) as is_joined
    from {{ ref('int_meetings__frame_parties') }}
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
                -- "Norland's Ambassador in Southport, Jane Roe, told": the country is no subject where someone else may be
                pairs.has_far_subject and pairs.is_left and pairs.party_kind = 'country',
                if(pairs.has_far_subject and pairs.is_left, -1, 1) * length(pairs.gap)
        ) as nearness
    from {{ ref('int_meetings__frame_parties') }} as pairs
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
        or (pairs.party_kind = 'pronoun' and pairs.unnamed is not null and not {{ rx_matches('pairs.unnamed', '^(?i:s?he)$') }})
),

chosen as (
    select *
    from ranked
    where
        not is_of_another
        and (case
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
            when family = 'tell' then is_in_clause and not is_possessive and length(gap) < 90 and {{ rx_matches('gap', title_before) }}
            when family = 'deliver' then is_in_clause and not is_possessive and (governed_by = 'with' or governed_by = 'to' and is_handed_over or governed_by = '' and is_addressing)
            when family = 'call_on' then is_in_clause and not is_possessive and party_kind <> 'country'
            else is_in_clause and not is_possessive and governed_by in ('', 'with', 'between', 'by', 'from', 'to')
        end
        or is_subject_of_opening)
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

-- those whom no list of parties knows
unlisted as (
    -- where nobody else stands behind the cue
    select
        unlisted.cable_id,
        unlisted.sentence_no,
        unlisted.cue_no,
        false as is_left,
        'unlisted' as party_kind,
        unlisted.name as unnamed,
        false as is_us
    from {{ ref('int_meetings__unlisted') }} as unlisted
    anti join listed
        on
            unlisted.cable_id = listed.cable_id
            and unlisted.sentence_no = listed.sentence_no
            and unlisted.cue_no = listed.cue_no
            and not listed.is_left
    union all
    -- who tells an American something, where nobody else does
    select
        narrators.cable_id,
        narrators.sentence_no,
        narrators.cue_no,
        true as is_left,
        'unlisted' as party_kind,
        narrators.name as unnamed,
        false as is_us
    from {{ ref('int_meetings__narrators') }} as narrators
    semi join listed as told
        on
            narrators.cable_id = told.cable_id
            and narrators.sentence_no = told.sentence_no
            and narrators.cue_no = told.cue_no
            and not told.is_left
            and told.is_us
    anti join listed as tellers
        on
            narrators.cable_id = tellers.cable_id
            and narrators.sentence_no = tellers.sentence_no
            and narrators.cue_no = tellers.cue_no
            and tellers.is_left
    union all
    select
        cable_id,
        sentence_no,
        cue_no,
        true as is_left,
        'reader' as party_kind,
        'you' as unnamed,
        true as is_us
    from {{ ref('int_meetings__readers') }}
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
    is_us
from listed
union all
select
    cues.cable_id,
    cues.paragraph_no,
    cues.sentence_no,
    cues.cue_no,
    cues.family,
    cues.medium,
    cues.is_plural,
    unlisted.is_left,
    unlisted.party_kind,
    null as person_no,
    unlisted.unnamed,
    unlisted.is_us
from unlisted
inner join {{ ref('int_meetings__frames') }} as cues
    on unlisted.cable_id = cues.cable_id and unlisted.sentence_no = cues.sentence_no and unlisted.cue_no = cues.cue_no
