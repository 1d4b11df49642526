-- depends_on: {{ ref('asking_words') }}
-- depends_on: {{ ref('date_words') }}
{%- set openings = words_pattern('asking_words', 'word', "word_kind = 'opening'") %}
{%- set days = words_pattern('date_words', 'word', "word_kind in ('month', 'weekday')") %}

-- Capitalised words in the sentences of requests that no list of parties knows: parties, companies, courts.
with

sentences as (
    select distinct
        cable_id,
        sentence_no,
        text
    from {{ ref('int_requests__likely') }}
),

listed as (
    select
        sentences.cable_id,
        sentences.sentence_no,
        sentences.text,
        unnest(runs.gaps[1:len(runs.runs)]) as gap_before,
        unnest(runs.runs) as run,
        generate_subscripts(runs.runs, 1) as run_no
    from sentences
    inner join {{ ref('int_sentence_runs') }} as runs
        on sentences.cable_id = runs.cable_id and sentences.sentence_no = runs.sentence_no and not runs.is_capitals
),

placed as (
    select
        *,
        sum(length(gap_before) + length(run)) over (partition by cable_id, sentence_no order by run_no) as name_end
    from listed
),

trimmed as (
    select
        cable_id,
        sentence_no,
        text,
        cast(name_end - length(run) + length({{ rx_extract('run', '^(?:(?:' ~ openings ~ ') +)+') }}) as integer) as name_start,
        cast(name_end as integer) as name_end,
        {{ rx_replace('run', '^(?:(?:' ~ openings ~ ") +)+|['’]s?$", '') }} as name
    from placed
)

select
    trimmed.cable_id,
    trimmed.sentence_no,
    trimmed.name_start,
    trimmed.name_end,
    trimmed.name,
    {{ rx_matches('substring(trimmed.text, trimmed.name_end - 1, 4)', "['’]") }} as is_possessive,
    {{ governing_word('substring(trimmed.text, greatest(trimmed.name_start - 60, 0) + 1, least(trimmed.name_start, 60))') }} as governed_by
from trimmed
anti join {{ ref('int_requests__resolved_parties') }} as parties
    on
        trimmed.cable_id = parties.cable_id
        and trimmed.sentence_no = parties.sentence_no
        and trimmed.name_start < parties.party_end
        and trimmed.name_end > parties.party_start
-- "Despite repeated requests": a plain word that only opens its sentence
anti join {{ ref('common_words') }} as plain_words
    on
        trimmed.name_start < 3
        and lower(trimmed.name) = plain_words.word
        and plain_words.word not in ({{ words_quoted('asking_words', "word_kind = 'audience'", 'lower(word)') }})
where length(trimmed.name) > 1 and not {{ rx_matches('trimmed.name', '^(?:' ~ openings ~ '|(?:' ~ days ~ ')\\b.*)$') }}
