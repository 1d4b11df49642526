-- depends_on: {{ ref('asking_words') }}
-- What is to be seen of each place that may tell of an act of asking: the words around it, who is its subject, how its clause speaks.
{#- quotation marks are all one, and none that a seed would have to quote #}
{%- set redacted = "x{3,}" %}
{%- set words = "\\p{L}[\\p{L}'’]*|[0-9]+|[^\\s\\p{L}0-9]" %}
{%- set stated = words_pattern('asking_words', 'word', "word_kind = 'stated'") %}
{%- set wished = words_pattern('asking_words', 'word', "word_kind = 'wished'") %}
{%- set prospects = words_pattern('asking_words', 'word', "word_kind = 'prospect'") %}
{%- set negations = words_pattern('asking_words', 'word', "word_kind = 'negation'") %}
{%- set modals = words_pattern('asking_words', 'word', "word_kind = 'modal'") %}
{%- set posts = words_pattern('asking_words', 'word', "word_kind = 'post'") %}
{%- set futures = words_pattern('asking_words', 'word', "word_kind = 'future'") %}
{%- set perfects = words_pattern('asking_words', 'word', "word_kind = 'perfect'") %}

with

described as (
    select
        candidates.cable_id,
        candidates.paragraph_no,
        candidates.candidate_no,
        candidates.cue,
        candidates.family,
        candidates.voice,
        candidates.marker,
        candidates.is_inquiry,
        candidates.is_behest,
        length(candidates.whom_phrase) as whom_length,
        candidates.action_length,
        headers.mrn_station = 'STATE' as is_washington,
        {{ rx_extract_all(rx_replace("translate(lower(right(text_before, 60)), '\"”', '““')", redacted, "xxx"), words) }} as words_before,
        {{ rx_extract_all(rx_replace("translate(lower(substring(text, cue_end + 1, 60)), '\"”', '““')", redacted, "xxx"), words) }} as words_after,
        {{ rx_extract_all(rx_replace("translate(lower(substring(text, action_start + 1, 60)), '\"”', '““')", redacted, "xxx"), words) }} as words_of_action,
        least(len({{ rx_extract_all('action', '[^ ]+') }}) // 4, 8) as action_size,
        least(length(text) // 80, 6) as sentence_size,
        {{ rx_matches('right(text_before, 60)', '(?i)\\b(?:' ~ negations ~ ')\\b(?: +\\S+){0,2} *$') }} as is_negated,
        {{ rx_matches('right(text_before, 60)', '(?i)\\b(?:' ~ modals ~ ')\\b(?: +\\S+)? *$') }} as is_modal,
        {{ rx_matches('right(text_before, 60)', '(?i)\\b(?:' ~ posts ~ ')\\b[^.]{0,30}$') }} as is_post,
        {{ rx_matches('right(text_before, 45)', '(?i)\\b(?:' ~ prospects ~ ')\\b') }} as is_prospect,
        {{ rx_matches('right(text_before, 45)', '(?i)\\b(?:' ~ futures ~ ')\\b') }} as is_future,
        {{ rx_matches('right(text_before, 30)', '(?i)\\b(?:' ~ perfects ~ ')\\b') }} as is_perfect,
        -- "the requested visas", "a pressing need"
        voice <> 'noun'
        and {{ rx_matches('text_before', '(?i)\\b(?:the|an?|any|this|these|our|his|their|its|with|two|three|most|of) *$') }} as is_attribute,
        {{ rx_matches('text', '(?i)^ *(?:--|\\*|•|-|[a-z0-9]\\)|\\([a-z0-9]\\))') }} as is_bullet,
        -- "insisted that the harbour was open" tells what is so, "insisted that it be opened" what is to be
        case
            when marker = 'that' or family = 'demand'
                then lower({{ rx_extract(
                    'substring(text, action_start + 1, 120)', '(?i)^ *(?:[^ ]+ +){0,9}?["“(]?(' ~ stated ~ '|' ~ wished ~ ')\\b', 1
                ) }})
        end as verb_of_clause,
        case
            when subject_phrase = '' then 'nobody'
            when {{ rx_matches('subject_phrase', '(?i)(?:^| )(?:he|she|they|we|i|who)$') }} then 'pronoun'
            when {{ rx_matches('subject_phrase', '(?i)(?:^| )(?:it|which|that|this)$') }} then 'it'
            when {{ rx_matches('subject_phrase', '\\b\\p{Lu}[\\p{L}.]+$|[Xx]{3}') }} then 'name'
            when {{ rx_matches('subject_phrase', '\\p{Lu}') }} then 'phrase with a name'
            else 'thing'
        end as subject_kind
    from {{ ref('int_requests__candidates') }} as candidates
    inner join {{ ref('int_headers') }} as headers on candidates.cable_id = headers.cable_id
)

select
    * exclude (verb_of_clause),
    case
        when verb_of_clause = '' then 'of no verb'
        when verb_of_clause in ({{ words_quoted('asking_words', "word_kind = 'stated'") }}) then 'stated'
        when verb_of_clause is not null then 'wished'
    end as clause_kind
from described
