-- Who asks, and who is asked.
with

parties as (
    select
        parties.cable_id,
        parties.sentence_no,
        parties.party_no,
        parties.party_start,
        parties.party_end,
        parties.party_kind,
        parties.is_possessive,
        parties.governed_by,
        coalesce(parties.person_no, subjects.person_no, offices.person_no) as person_no,
        coalesce(
            persons.name_in_cable,
            subjects.redacted_name,
            case
                when parties.party_kind = 'pronoun_us' then 'U.S.'
                when parties.party_kind not in ('pronoun', 'pronoun_plural') then parties.name
            end
        ) as name,
        coalesce(persons.country_code, parties.country_code) as country_code
    from {{ ref('int_events__parties') }} as parties
    left join {{ ref('int_events__subjects') }} as subjects
        on parties.cable_id = subjects.cable_id and parties.sentence_no = subjects.sentence_no and parties.party_no = subjects.party_no
    left join {{ ref('int_events__offices') }} as offices
        on
            parties.cable_id = offices.cable_id
            and parties.party_kind in ('chief', 'officer')
            and offices.office = {{ office_named('parties.name') }}
    left join {{ ref('int_persons') }} as persons
        on parties.cable_id = persons.cable_id and coalesce(parties.person_no, subjects.person_no, offices.person_no) = persons.person_no
),

pairs as (
    select
        candidates.cable_id,
        candidates.candidate_no,
        candidates.family,
        candidates.is_passive,
        candidates.form,
        parties.* exclude (cable_id, sentence_no),
        candidates.cue_start,
        candidates.cue_end,
        candidates.clause_start,
        candidates.action_start,
        candidates.whom_phrase,
        case
            when parties.party_end <= candidates.cue_start then 'before'
            when parties.party_start >= candidates.cue_end and parties.party_end <= candidates.action_start then 'whom'
            else 'after'
        end as place,
        substring(candidates.text, candidates.action_start + 1, greatest(parties.party_start - candidates.action_start, 0)) as lead_in
    from {{ ref('int_requests__candidates') }} as candidates
    inner join parties
        on candidates.cable_id = parties.cable_id and candidates.sentence_no = parties.sentence_no
    where parties.name is not null
),

before_cue as (
    select
        cable_id,
        candidate_no,
        arg_min(
            struct_pack(name := name, person_no := person_no, country_code := country_code, party_kind := party_kind),
            case
                when form like 'noun%' then 0
                when party_start >= clause_start and governed_by = '' and not is_possessive then 0
                when governed_by = '' and not is_possessive then 1000
                else 5000
            end + cue_start - party_end
        ) as party
    from pairs
    where place = 'before' and (governed_by in ('', 'by') or form like 'noun%') and (not is_possessive or form like 'noun%')
    group by cable_id, candidate_no
),

-- a body within a longer phrase ("the government and the ruling party") is asked in the words of the phrase
whom as (
    select
        cable_id,
        candidate_no,
        arg_min(
            struct_pack(
                name := if(
                    person_no is null and party_kind not in ('redacted', 'pronoun_us') and length(whom_phrase) > party_end - party_start + 8,
                    {{ rx_extract('whom_phrase', '(?i)^(?:(?:to|on|upon|with|the|an?) +)*(.*)$', 1) }},
                    name
                ),
                person_no := person_no,
                country_code := country_code,
                party_kind := party_kind
            ),
            party_start
        ) as party
    from pairs
    where place = 'whom' and not is_possessive
    group by cable_id, candidate_no
),

-- "asked him": whoever was named last before the cue and does not ask
others as (
    select
        pairs.cable_id,
        pairs.candidate_no,
        arg_max(
            struct_pack(name := pairs.name, person_no := pairs.person_no, country_code := pairs.country_code, party_kind := 'person'),
            pairs.party_start
        ) as party
    from pairs
    inner join before_cue on pairs.cable_id = before_cue.cable_id and pairs.candidate_no = before_cue.candidate_no
    where
        pairs.place = 'before'
        and (pairs.person_no is not null or pairs.party_kind = 'redacted')
        and coalesce(pairs.name <> before_cue.party['name'], true)
    group by pairs.cable_id, pairs.candidate_no
),

asked_of as (
    select
        cable_id,
        candidate_no,
        arg_min(struct_pack(name := name, person_no := person_no, country_code := country_code, party_kind := party_kind), party_start) as party
    from pairs
    where place = 'after' and (governed_by = 'from' or (family <> 'demand' and trim(lead_in) in ('', 'the', 'that', 'that the')))
    group by cable_id, candidate_no
),

by_agent as (
    select
        cable_id,
        candidate_no,
        arg_min(struct_pack(name := name, person_no := person_no, country_code := country_code, party_kind := party_kind), party_start) as party
    from pairs
    where place <> 'before' and (governed_by = 'by' or family = 'behest')
    group by cable_id, candidate_no
),

running as (
    select
        candidates.cable_id,
        candidates.candidate_no,
        openings.person_no,
        persons.name_in_cable,
        persons.country_code
    from {{ ref('int_requests__candidates') }} as candidates
    asof inner join (
        select
            cable_id,
            paragraph_no,
            sentence_no,
            arg_min(person_no, start_offset) as person_no
        from {{ ref('int_mentions') }}
        group by cable_id, paragraph_no, sentence_no
    ) as openings
        on
            candidates.cable_id = openings.cable_id
            and candidates.paragraph_no = openings.paragraph_no
            and candidates.sentence_no > openings.sentence_no
    inner join {{ ref('int_persons') }} as persons
        on openings.cable_id = persons.cable_id and openings.person_no = persons.person_no
),

chosen as (
    select
        candidates.*,
        headers.mrn_station = 'STATE' as is_washington,
        case
            when candidates.is_passive or candidates.family in ('passive', 'behest') then by_agent.party
            when candidates.family = 'please' then null
            else coalesce(
                before_cue.party,
                struct_pack(name := running.name_in_cable, person_no := running.person_no, country_code := running.country_code, party_kind := 'running')
            )
        end as requester_found,
        case
            when candidates.is_passive or candidates.family in ('passive', 'behest') then before_cue.party
            when {{ rx_matches('candidates.whom_phrase', '(?i)^(?:to |on |upon |with )?(?:him|her|them)\\b') }}
                then coalesce(
                    others.party,
                    if(coalesce(before_cue.party['name'] = running.name_in_cable, true), null, struct_pack(
                        name := running.name_in_cable, person_no := running.person_no, country_code := running.country_code, party_kind := 'running'
                    ))
                )
            else coalesce(whom.party, asked_of.party)
        end as addressee_found,
        -- an American who asks nobody in particular asks whom the paragraph speaks of
        case
            when running.country_code <> 'US' and coalesce(running.name_in_cable <> before_cue.party['name'], true)
                then struct_pack(name_in_cable := running.name_in_cable, person_no := running.person_no, country_code := running.country_code)
        end as interlocutor
    from {{ ref('int_requests__candidates') }} as candidates
    inner join {{ ref('int_headers') }} as headers on candidates.cable_id = headers.cable_id
    left join before_cue on candidates.cable_id = before_cue.cable_id and candidates.candidate_no = before_cue.candidate_no
    left join whom on candidates.cable_id = whom.cable_id and candidates.candidate_no = whom.candidate_no
    left join others on candidates.cable_id = others.cable_id and candidates.candidate_no = others.candidate_no
    left join asked_of on candidates.cable_id = asked_of.cable_id and candidates.candidate_no = asked_of.candidate_no
    left join by_agent on candidates.cable_id = by_agent.cable_id and candidates.candidate_no = by_agent.candidate_no
    left join running on candidates.cable_id = running.cable_id and candidates.candidate_no = running.candidate_no
)

-- Where the sentence names neither: an imperative goes from Washington to posts or from a post to Washington, a request to
-- nobody in particular from a foreigner goes to the United States.
select
    cable_id,
    candidate_no,
    paragraph_no,
    sentence_no,
    cue_no,
    cue,
    family,
    is_washington,
    is_passive,
    is_inquiry,
    marker,
    whom_phrase,
    action,
    action_length,
    action_start,
    start_offset,
    text_before,
    text,
    coalesce(requester_found['party_kind'], 'none') as requester_kind,
    requester_found['person_no'] as requester_person_no,
    case
        when requester_found['name'] is not null then requester_found['name']
        when family in ('please', 'passive') then if(is_washington, 'Department', 'Post')
    end as requester,
    case
        when requester_found['name'] is not null then requester_found['country_code']
        when family in ('please', 'passive') then 'US'
    end as requester_country_code,
    coalesce(addressee_found['party_kind'], if(whom_phrase = '', 'none', 'phrase')) as addressee_kind,
    coalesce(addressee_found['person_no'], if(is_to_interlocutor, interlocutor['person_no'], null)) as addressee_person_no,
    case
        when addressee_found['name'] is not null then addressee_found['name']
        when whom_phrase <> '' and not is_pronoun then {{ rx_extract('whom_phrase', '(?i)^(?:(?:to|on|upon|with|the|an?) +)*(.*)$', 1) }}
        when family = 'please' then if(is_washington, 'Post', 'Washington')
        when family = 'recommend' then 'Washington'
        when is_to_interlocutor then interlocutor['name_in_cable']
        when not is_pronoun and requester_found['country_code'] <> 'US' then if({{ rx_matches('text', '\\bU\\.S\\.|\\bUnited +States\\b') }} and not contains(text, 'USG'), 'U.S.', 'USG')
    end as addressee,
    case
        when addressee_found['name'] is not null then addressee_found['country_code']
        when whom_phrase <> '' and not is_pronoun then null
        when family in ('please', 'recommend') then 'US'
        when is_to_interlocutor then interlocutor['country_code']
        when not is_pronoun and requester_found['country_code'] <> 'US' then 'US'
    end as addressee_country_code
from (
    select
        *,
        {{ rx_matches('whom_phrase', '(?i)^(?:to |on |upon |with )?(?:him|her|them)\\b') }} as is_pronoun,
        coalesce(requester_found['country_code'] = 'US' and addressee_found is null and interlocutor['person_no'] is not null, false) as is_to_interlocutor
    from chosen
) as resolved
