-- depends_on: {{ ref('asking_words') }}
{%- set no_party = words_pattern('asking_words', 'word', "word_kind = 'no_party'") %}
{%- set openings = words_pattern('asking_words', 'word', "word_kind = 'opening'") %}
{%- set party = 'cable_id, candidate_no, place, name, person_no, country_code, party_kind' %}
{#- how a party stands in its sentence, and what is said of one that stands in none #}
{%- set standing = 'is_in_clause, is_beside, is_possessive, governed_by, is_at_head, is_first_of_action, first_no, last_no, clause_first_no, words_between, next_word, rank_no' %}
{%- set standing_nowhere -%}
false as is_possessive,
        '' as governed_by,
        false as is_at_head,
        false as is_first_of_action,
        null as first_no,
        null as last_no,
        null as clause_first_no,
        '' as words_between,
        '' as next_word,
        1 as rank_no
{%- endset %}

-- Each party that may ask or be asked, once for each place where it stands.
with

phrases as (
    select
        candidates.cable_id,
        candidates.candidate_no,
        unnest([
            struct_pack(place := 'subject phrase', words := candidates.subject_phrase),
            struct_pack(place := 'whom phrase', words := candidates.whom_phrase),
            struct_pack(place := 'beside phrase', words := grammar.name_beside),
            struct_pack(place := 'object phrase', words := grammar.object_phrase)
        ]) as phrase
    from {{ ref('int_requests__likely') }} as candidates
    inner join {{ ref('int_requests__grammar') }} as grammar
        on candidates.cable_id = grammar.cable_id and candidates.candidate_no = grammar.candidate_no
),

options as (
    select {{ party }}, {{ standing }}
    from {{ ref('int_requests__sentence_options') }}
    union all
    select
        cable_id,
        candidate_no,
        phrase['place'],
        {{ rx_replace("phrase['words']", "^(?:(?:(?i:to|on|upon|with|the|an?|and|that|when|while|but|as)|" ~ openings ~ ") +)+|['’]s?$", '') }},
        null as person_no,
        null as country_code,
        'phrase' as party_kind,
        true as is_in_clause,
        true as is_beside,
        {{ standing_nowhere }}
    from phrases
    where
        length(phrase['words']) between 2 and 60
        and {{ rx_matches("phrase['words']", "^\\p{L}[\\p{L}0-9.''’/&()-]*(?: +\\p{L}[\\p{L}0-9.''’/&()-]*)* *$") }}
        and len({{ rx_extract_all("phrase['words']", '[^ ]+') }}) <= 9
        and not {{ rx_matches("phrase['words']", '^(?:' ~ openings ~ ')$') }}
        and (
            not {{ rx_matches("phrase['words']", '(?i)^(?:' ~ no_party ~ ')\\b') }}
            -- "told his staff to"
            or (phrase['place'] in ('whom phrase', 'object phrase') and {{ rx_matches("phrase['words']", '(?i)^(?:his|her|its|their) +\\p{L}') }})
        )
    union all
    select
        {{ party }},
        false as is_in_clause,
        false as is_beside,
        {{ standing_nowhere }}
    from {{ ref('int_requests__context_parties') }}
)

select
    cable_id,
    candidate_no,
    row_number() over (
        partition by cable_id, candidate_no
        order by place, rank_no, name, person_no, first_no, last_no, party_kind, governed_by, is_possessive, words_between
    ) as option_no,
    * exclude (cable_id, candidate_no)
from options
where name <> ''
