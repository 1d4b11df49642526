-- depends_on: {{ ref('asking_words') }}
{%- set auxiliaries = "(?i)(?: +(?:" ~ words_pattern('asking_words', 'word', "word_kind = 'auxiliary'") ~ "|\\p{L}+ly))+ *$" %}
{%- set capital_words = '(?:\\p{Lu}[\\p{L}0-9.&/’' ~ "'-]*(?: +(?:of|for|and|the))* +){0,6}" %}
{%- set article = '(?:(?:the|his|her|their|its|all|our|other) +)?' %}

-- What stands where the one who asks and the one who is asked would stand: a pronoun, a name, nothing.
with

stripped as (
    select
        *,
        trim({{ rx_replace("' ' || right(text_before, 120)", auxiliaries, '') }}) as words_before,
        -- "requested airlines to review": too plain a word to be a party by itself
        {{ rx_extract(
            'substring(text, cue_end + 1, 80)',
            '(?i)^ +(?:(?:to|on|upon|with|that|from|of) +)?(' ~ article ~ '(?:[\\p{L}’-]+ +){0,3}[\\p{L}’-]+) +(?:to|not to) +\\p{Ll}', 1
        ) }} as words_after
    from {{ ref('int_requests__likely') }}
)

select
    cable_id,
    candidate_no,
    case
        when voice = 'order' then 'nobody'
        when voice = 'passive' then 'passive'
        when {{ rx_matches('words_before', '(?i)\\bwe$') }} then 'we'
        when {{ rx_matches('words_before', '\\bI$') }} then 'I'
        when {{ rx_matches('words_before', '(?i)\\bs?he$') }} then 'he'
        when {{ rx_matches('words_before', '(?i)\\bthey$') }} then 'they'
        when {{ rx_matches('words_before', '(?i)\\bit$') }} then 'it'
        when {{ rx_matches('words_before', '(?i)\\b(?:who|which|that)$') }} then 'who'
        when {{ rx_matches('words_before', '(?i)\\bour$') }} then 'our'
        when {{ rx_matches('words_before', '(?i)\\b(?:his|her)$') }} then 'his'
        when {{ rx_matches('words_before', '(?i)\\b(?:their|its)$') }} then 'their'
        when {{ rx_matches('words_before', "(?:['’]s|s['’])(?: +\\p{Ll}+)?$") }} then 'possessor'
        when {{ rx_matches('words_before', '(?i)[,;)] *(?:and|or|but)$') }} then 'comma and'
        when {{ rx_matches('words_before', '(?i)\\b(?:and|or|but)$') }} then 'and'
        when {{ rx_matches('words_before', ',$') }} then 'comma'
        when {{ rx_matches("words_before || ' ' || cue", '(?i)\\b(?:we|our)\\b[^.;]* to(?: [^ ]+)?$') }} then 'we to'
        when {{ rx_matches('words_before', '(?i)\\bto$') }} or cue like 'to %' then 'to'
        when {{ rx_matches('words_before', '(?i)\\b(?:by|for|in|of|with|while|after|before|when|without)$') }} then 'preposition'
        when words_before = '' then 'head'
        when {{ rx_matches('words_before', '\\p{Lu}[\\p{L}.-]*$') }} then if(voice = 'noun', 'name of noun', 'name')
        when voice = 'noun' then 'noun'
        when {{ rx_matches('words_before', '\\p{Ll}s$') }} then 'plural'
        else 'word'
    end as asker,
    case
        when {{ rx_matches('text', '^[^\\p{L}]*(?:He|She|HE|SHE)\\b') }} then 'he'
        when {{ rx_matches('text', '^[^\\p{L}]*(?:They|THEY)\\b') }} then 'they'
        when {{ rx_matches('text', '^[^\\p{L}]*(?:We|WE)\\b') }} then 'we'
        when {{ rx_matches('text', '^[^\\p{L}]*I\\b') }} then 'I'
        else 'other'
    end as opening,
    case
        when whom_phrase = '' then 'nobody'
        when {{ rx_matches('whom_phrase', '(?i)^(?:(?:to|on|upon|with) )?(?:him|her|them)$') }} then 'pronoun'
        when {{ rx_matches('whom_phrase', '(?i)^(?:(?:to|on|upon|with) )?us$') }} then 'us'
        when length(whom_phrase) > 30 then 'long phrase'
        else 'phrase'
    end as whom,
    -- the capitalised words, or the plural, that end beside the word of asking
    {{ rx_extract('words_before', "(" ~ capital_words ~ "(?:\\p{Lu}[\\p{L}0-9.&/-]*|\\p{Ll}+s))(?:['’]s?)?$", 1) }} as name_beside,
    case
        when not {{ rx_matches('words_after', '(?i)\\b(?:and|or|for|in|at|by|with|as|is|was|be|that)\\b|^(?:him|her|them|us|it|me|you)$') }} then words_after
        else ''
    end as object_phrase
from stripped
