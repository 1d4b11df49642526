-- depends_on: {{ ref('asking_words') }}
{%- set beside = "(?i)^['’]?s?(?: +(?:and|to|" ~ words_pattern('asking_words', 'word', "word_kind = 'auxiliary'") ~ "|\\p{L}+ly))* *$" %}
{%- set clause_openings = '(?i)^.*(?:\\b(?:that|while|when|because|although|if|whether|who|which|as)\\b|;)' %}

-- The parties in the sentence of a place of asking, with where they stand to the word of asking. A free one is governed by no preposition
-- and possesses nothing: it may be a subject.
with

parties as (
    select
        cable_id,
        sentence_no,
        name,
        person_no,
        country_code,
        party_kind,
        is_possessive,
        governed_by,
        party_start,
        party_end
    from {{ ref('int_requests__resolved_parties') }}
    union all
    select
        cable_id,
        sentence_no,
        name,
        null,
        null,
        'name',
        is_possessive,
        governed_by,
        name_start,
        name_end
    from {{ ref('int_requests__other_names') }}
),

in_sentence as (
    select
        candidates.cable_id,
        candidates.candidate_no,
        case
            when parties.party_end <= candidates.cue_start then 'before'
            when parties.party_start >= candidates.cue_end and parties.party_end <= candidates.action_start then 'whom'
            else 'after'
        end as place,
        parties.name,
        parties.person_no,
        parties.country_code,
        parties.party_kind,
        parties.is_possessive,
        parties.governed_by,
        parties.party_start >= candidates.clause_start as is_in_clause,
        parties.party_start < 3 as is_at_head,
        parties.party_end <= candidates.cue_start
        and {{ rx_matches('substring(candidates.text, parties.party_end + 1, greatest(candidates.cue_start - parties.party_end, 0))', beside) }} as is_beside,
        trim(substring(candidates.text, candidates.action_start + 1, greatest(parties.party_start - candidates.action_start, 0))) as lead_in,
        parties.party_start,
        length({{ rx_extract('candidates.text_before', clause_openings) }}) as main_start,
        parties.governed_by = '' and not parties.is_possessive as is_free,
        if(
            parties.party_end <= candidates.cue_start,
            substring(candidates.text, parties.party_end + 1, candidates.cue_start - parties.party_end), ''
        ) as words_between,
        {{ rx_extract('substring(candidates.text, parties.party_end + 1, 30)', "^(?:['’]s?)? +(\\p{Ll}+)", 1) }} as next_word
    from {{ ref('int_requests__likely') }} as candidates
    inner join parties
        on candidates.cable_id = parties.cable_id and candidates.sentence_no = parties.sentence_no
),

ranked as (
    select
        *,
        row_number() over (
            partition by cable_id, candidate_no, place order by if(place = 'before', -party_start, party_start)
        ) as rank_no,
        row_number() over (
            partition by cable_id, candidate_no, place, is_free order by party_start
        ) as first_no,
        row_number() over (
            partition by cable_id, candidate_no, place, is_free order by party_start desc
        ) as last_no,
        row_number() over (
            partition by cable_id, candidate_no, place, is_free, party_start >= main_start order by party_start
        ) as clause_first_no
    from in_sentence
)

select
    cable_id,
    candidate_no,
    place,
    name,
    person_no,
    country_code,
    party_kind,
    is_possessive,
    governed_by,
    is_in_clause,
    is_at_head,
    is_beside,
    lead_in in ('', 'the', 'that', 'that the') as is_first_of_action,
    case when place = 'before' and is_free then least(first_no, 3) end as first_no,
    case when place = 'before' and is_free then least(last_no, 3) end as last_no,
    case when place = 'before' and is_free and party_start >= main_start then least(clause_first_no, 3) end as clause_first_no,
    case
        when place <> 'before' then ''
        when {{ rx_matches('words_between', '(?i)\\bthat\\b') }} then 'that'
        when {{ rx_matches('words_between', '(?i)\\b(?:who|which)\\b') }} then 'who'
        when {{ rx_matches('words_between', ';|[.] ') }} then 'stop'
        when {{ rx_matches('words_between', '(?i)\\b(?:and|but|or)(?: +\\p{L}+ly)? *$') }} then 'and'
        when contains(words_between, ',') then 'comma'
        when length(words_between) < 25 then 'short'
        else 'long'
    end as words_between,
    case when place = 'after' then next_word else '' end as next_word,
    least(rank_no, 4) as rank_no
from ranked
where place <> 'after' or rank_no <= 3
