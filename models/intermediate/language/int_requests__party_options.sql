-- depends_on: {{ ref('asking_words') }}
-- Each party that may ask or be asked, once for each place where it stands.

with

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
        {{ rx_matches(
            'substring(candidates.text, parties.party_end + 1, greatest(candidates.cue_start - parties.party_end, 0))',
            "(?i)^['’]?s?(?: +(?:has|have|had|also|again|then|now|would|will|is|are|was|were|been|be|being|further|to|and|\\p{L}+ly))* *$"
        ) }} and parties.party_end <= candidates.cue_start as is_beside,
        trim(substring(candidates.text, candidates.action_start + 1, greatest(parties.party_start - candidates.action_start, 0))) as lead_in,
        parties.party_start,
        parties.party_end,
        candidates.cue_start
    from {{ ref('int_requests__likely') }} as candidates
    inner join {{ ref('int_requests__resolved_parties') }} as parties
        on candidates.cable_id = parties.cable_id and candidates.sentence_no = parties.sentence_no
),

ranked as (
    select
        *,
        row_number() over (
            partition by cable_id, candidate_no, place order by if(place = 'before', -party_start, party_start)
        ) as rank_no
    from in_sentence
),

phrases as (
    select
        cable_id,
        candidate_no,
        unnest([
            struct_pack(place := 'subject phrase', name := subject_phrase),
            struct_pack(place := 'whom phrase', name := whom_phrase)
        ]) as phrase
    from {{ ref('int_requests__likely') }}
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
    least(rank_no, 4) as rank_no
from ranked
where place <> 'after' or rank_no <= 3
union all
select
    cable_id,
    candidate_no,
    phrase['place'],
    {{ rx_replace("phrase['name']", '(?i)^(?:(?:to|on|upon|with|the|an?|and|that|when|while|but|as) +)+', '') }} as name,
    null,
    null,
    'phrase',
    false,
    '',
    true,
    false,
    true,
    false,
    1
from phrases
where
    length(phrase['name']) between 2 and 60
    and {{ rx_matches("phrase['name']", "^(?:[\\p{L}][\\p{L}0-9.''’/&()-]* *){1,9}$") }}
    and not {{ rx_matches("phrase['name']", '(?i)^(?:' ~ words_pattern('asking_words', 'word', "word_kind = 'no_party'") ~ ')\\b') }}
union all
select
    cable_id,
    candidate_no,
    place,
    name,
    person_no,
    country_code,
    party_kind,
    false,
    '',
    false,
    false,
    false,
    false,
    1
from {{ ref('int_requests__context_parties') }}
