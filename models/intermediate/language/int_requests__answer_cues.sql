-- depends_on: {{ ref('response_cues') }}
-- depends_on: {{ ref('asking_words') }}
{%- set conditions = words_pattern('asking_words', 'word', "word_kind = 'condition'") -%}
{%- set deferring = words_pattern('asking_words', 'word', "word_kind = 'deferring'") -%}
{%- set opinions = words_pattern('asking_words', 'word', "word_kind = 'opinion'") -%}
{%- set responses = '(?i)\\b(' ~ words_pattern('response_cues', 'cue') ~ ')\\b' -%}

-- Words of answer in the rest of the sentence of a request and in the four sentences after it in its paragraph, with whoever speaks there.
-- One may tell the answer where it is neither asked for ("if he would consider it") nor an opinion ("agreed that it was dear"), and where
-- not the one who asked speaks.
with

tellings as (
    select
        *,
        -- "U.S." ends in no letter: no text holds its surname
        nullif({{ rx_extract('requester', '([\\p{L}-]+)$', 1) }}, '') as requester_surname,
        nullif({{ rx_extract('addressee', '([\\p{L}-]+)$', 1) }}, '') as addressee_surname
    from {{ ref('int_requests__tellings') }}
),

windows as (
    select
        tellings.cable_id,
        tellings.request_no,
        tellings.telling_no,
        tellings.requester_surname,
        tellings.addressee_surname,
        following.sentence_no,
        following.start_offset,
        following.start_offset + length(following.text) as end_offset,
        following.sentence_no - tellings.sentence_no as distance,
        case
            when following.sentence_no = tellings.sentence_no then substring(following.text, tellings.action_start + 1)
            else following.text
        end as words,
        case
            when following.sentence_no = tellings.sentence_no then 'same sentence'
            when contains(left(following.text, 80), tellings.addressee_surname) then 'addressee'
            when contains(left(following.text, 60), tellings.requester_surname) then 'requester'
            when {{ rx_matches('following.text', '^(?:He|She|They|It)\\b') }} then 'pronoun'
            else 'other'
        end as speaker
    from tellings
    inner join {{ ref('int_sentences') }} as following
        on
            tellings.cable_id = following.cable_id
            and following.sentence_no between tellings.sentence_no and tellings.sentence_no + 4
            and following.paragraph_no = tellings.paragraph_no
),

found as (
    select
        * exclude (words, cues, gaps),
        unnest(cues) as cue,
        unnest(gaps[1:len(cues)]) as gap_before,
        unnest(gaps[2:len(cues) + 1]) as gap_after,
        unnest(list_append(cues[2:], '')) as next_cue,
        generate_subscripts(cues, 1) as place_no
    from (
        select
            *,
            list_transform({{ rx_extract_all('words', responses) }}, lambda cue: {{ rx_replace('lower(cue)', ' +', ' ') }}) as cues,
            {{ rx_split('words', responses) }} as gaps
        from windows
    ) as listed
)

select
    found.cable_id,
    found.request_no,
    found.telling_no,
    found.sentence_no,
    found.start_offset,
    found.end_offset,
    found.distance,
    case when contains(right(found.gap_before, 30), found.addressee_surname) then 'addressee beside' else found.speaker end as speaker,
    found.place_no,
    found.cue,
    -- "promised to look into it" is no promise to do it
    case
        when response_cues.response = 'agreed' and {{ rx_matches('found.gap_after || found.next_cue', '(?i)^ *(?:to +)?(?:' ~ deferring ~ ')\\b') }} then 'deferred'
        else response_cues.response
    end as response,
    response_cues.is_clear,
    response_cues.is_clear
    and found.distance <= 2
    and found.speaker <> 'requester'
    and not coalesce(contains(right(found.gap_before, 30), found.requester_surname), false)
    and not {{ rx_matches('right(found.gap_before, 80)', '(?i)\\b(?:' ~ conditions ~ ')\\b[^.;]*$') }}
    and not (
        found.cue in ({{ words_quoted('asking_words', "word_kind = 'opining'") }})
        and {{ rx_matches('found.gap_after', '(?i)^ *,? *(?:' ~ opinions ~ ')\\b') }}
    )
    and (
        found.distance > 0
        or found.place_no > 1
        -- within what is asked nothing is answered
        or {{ rx_matches('found.gap_before', '(?i)[,;]|\\b(?:was|were|been|but|which)\\b') }}
    ) as may_tell
from found
inner join {{ ref('response_cues') }} as response_cues on found.cue = lower(response_cues.cue)
