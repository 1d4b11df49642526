{{ config(
    materialized='incremental', incremental_strategy='delete+insert', unique_key='record_id', on_schema_change='fail',
    post_hook="{{ drop_superseded() }}"
) }}
-- depends_on: {{ ref('int_cables') }}
-- depends_on: {{ ref('asking_words') }}
-- One act of asking at one place of the text, with the words that tell what is asked.
{%- set endings = words_pattern('asking_words', 'word', "word_kind = 'ending'") %}
{#- beside a bare noun ("renewed its request") what is asked stands on both sides #}
{%- set enough_words = "if(voice = 'noun' and family <> 'noun_for', 8, 4)" %}
{%- set at_the = '(?i)\\b(?:at|upon|on|per|under|following) +(?:[^ ]+ +){0,5}$' %}
{%- set before_verb = "(?i)(?: +(?:to|" ~ words_pattern('asking_words', 'word', "word_kind = 'auxiliary'") ~ "|\\p{L}+ly))+ *$" %}
{%- set clause_opening = '(?i)^(?:.*\\b(?:\\p{L}+(?:ed|ing)|was|were|is|are|has|have|had|will|would|could|should|not|to|than|by|he|she|they|it|we|despite|who|which|that|when|while|as|and|but|so) )? *(.*)$' %}

with

worded as (
    select
        *,
        left(substring(text, action_start + 1), 400) as what_follows,
        trim({{ rx_extract('right(substring(text_before, clause_start + 1), 150)', '(?:[^ ]+ +){0,14}$') }}) as what_precedes,
        -- "at the Ministry's request": what is asked is told before it or after it, not in its own clause
        family in ('request', 'behest') and voice = 'noun' and marker not in ('to', 'for', 'that') and {{ rx_matches('right(text_before, 60)', at_the) }} as is_behest
    from {{ ref('int_requests__frames') }}
    where {{ only_new() }}
),

-- what is asked ends with its clause, and after some thirty words
cut as (
    select
        *,
        trim({{ rx_extract(
            rx_replace(
                rx_replace('what_follows', '(?i)(?:[,;]? +(?:' ~ endings ~ ')\\b|;|[.] +(?:He|She|They|The|It|We)\\b).*$', ''),
                '^ *(?:,|by\\b)? *', ''
            ),
            '^ *(?:[^ ]+ +){0,28}[^ ]*'
        ) }}) as wanted
    from worded
),

told as (
    select
        *,
        case
            when is_behest and length(what_precedes) > 45 then what_precedes
            when voice = 'passive' and marker = 'by' and length(what_precedes) > 10 then what_precedes
            -- too few words to tell what is asked ("urged more progress"): what they refer to stands before the cue
            when length(wanted) < 28 and not is_imperative
                then trim(what_precedes || ' ' || substring(text, cue_start + 1, action_start - cue_start) || ' ' || wanted)
            when is_framed and marker like 'not%' then 'not ' || wanted
            else wanted
        end as action,
        {{ rx_extract("substring(what_follows, position(wanted in what_follows) + length(wanted))", '^[^ ]*(?: +[^ ]+){0,12}') }} as what_is_left
    from cut
    where wanted <> ''
),

-- Few words may say too little: "asked that it remain", "a meeting". The words around them, as far as the sentence goes, tell more.
widened as (
    select
        *,
        case
            when len({{ long_words('action') }}) >= {{ enough_words }} then action
            when is_imperative or len({{ long_words('action || what_is_left') }}) >= {{ enough_words }} then trim(action || what_is_left)
            else trim({{ rx_extract('left(text, action_start)', '(?:[^ ]+ +){0,12}[^ ]* *$') }} || ' ' || wanted || what_is_left)
        end as wide_action
    from told
)

select
    cable_id,
    record_id,
    paragraph_no,
    sentence_no,
    cue_no,
    candidate_no,
    cue,
    family,
    voice,
    is_inquiry,
    is_behest,
    marker,
    whom_phrase,
    trim({{ rx_replace(
        rx_extract(
            rx_replace("' ' || " ~ rx_extract('substring(text_before, clause_start + 1)', '[^,;:()"“”]*$'), before_verb, ''), clause_opening, 1
        ),
        '(?i)^(?:(?:the|an?|in|on|at|of|with) +)+', ''
    ) }}) as subject_phrase,
    action,
    wide_action,
    length(wanted) as action_length,
    cue_start,
    cue_end,
    clause_start,
    start_offset,
    action_start,
    text_before,
    text
from widened
