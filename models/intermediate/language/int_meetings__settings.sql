-- depends_on: {{ ref('setting_words') }}
-- depends_on: {{ ref('clause_words') }}
{%- set ahead %}(?i)\b(?:{{ words_pattern('setting_words', 'word', "word_kind = 'ahead'") }})\b(?: +\S+){0,3} *${% endset %}
{%- set behind %}(?i)\b(?:{{ words_pattern('setting_words', 'word', "word_kind = 'behind'") }})\b(?: +\S+){0,4} *${% endset %}
{%- set wished %}(?i)\b(?:{{ words_pattern('setting_words', 'word', "word_kind = 'wished'") }})\b(?: +[^\s;.]+){0,6} *${% endset %}
{%- set denied %}(?i)\b(?:{{ words_pattern('setting_words', 'word', "word_kind = 'denied'") }})\b(?: +\S+){0,4} *${% endset %}
{%- set another %}(?i)\b(?:{{ words_pattern('setting_words', 'word', "word_kind = 'other'") }})\b{% endset %}
{%- set separate %}(?i)\b(?:{{ words_pattern('setting_words', 'word', "word_kind = 'separate'") }})\b{% endset %}
{%- set same_day %}(?i)\b(?:{{ words_pattern('setting_words', 'word', "word_kind = 'same day'") }})\b{% endset %}
{%- set next_day %}(?i)\b(?:{{ words_pattern('setting_words', 'word', "word_kind = 'next day'") }})\b{% endset %}
{%- set day_before %}(?i)\b(?:{{ words_pattern('setting_words', 'word', "word_kind = 'day before'") }})\b{% endset %}
{%- set reported -%}
    (?i)\b(?:{{ words_pattern('clause_words', 'word', "word_kind = 'speech'") }}|according to|recounted|told +\S+(?: +\S+)?)(?: +(?:that|he|she|they|his|her|the|it|to|on|how)\b|,)
{%- endset %}
{%- set goes_on %}(?:\band|,|\bbut)(?: +\p{L}+ly| +then| +also)? *${% endset %}
{%- set definite %}(?i)\b(?:the|this|that|their|his|her|our|its|both)(?: +[\p{L}'’-]+){0,3} +${% endset %}
{%- set indefinite %}(?i)\b(?:an?|one)(?: +[\p{L}'’-]+){0,4} +${% endset %}

-- How the text around a word of meeting sets the encounter: to come, past, denied, told of by someone, one of several; and where.
with

cues as (
    select
        cues.cable_id,
        cues.sentence_no,
        cues.cue_no,
        cues.text,
        cues.text_before,
        right(cues.text_before, 90) as shortly_before,
        right(cues.text_before, 90) || left(cues.text_after, 60) as around,
        cues.cue in ('visit', 'visited') as is_visit,
        substring(cues.text, cues.cue_end + 1, greatest(cues.clause_end - cues.cue_end, 0)) as behind_cue
    from {{ ref('int_events__cues') }} as cues
    semi join {{ ref('int_meetings__event_parties') }} as parties
        on cues.cable_id = parties.cable_id and cues.sentence_no = parties.sentence_no and cues.cue_no = parties.cue_no
),

placed as (
    select
        *,
        {{ rx_groups(rx_replace('behind_cue', '(?s)(?:' ~ talked_of() ~ ').*$', ''), place_pattern(), 3) }} as behind,
        if(is_visit, {{ rx_extract('behind_cue', '^ *(?:to +)?(' ~ city_pattern() ~ ')(?:[ ,.;]|$)', 1) }}, '') as visited,
        {{ rx_extract('text_before', '^(?:\\([A-Z/]{1,5}\\) *)?[Ii]n +(' ~ city_pattern() ~ ')(?:,| on )', 1) }} as city_at_head
    from cues
),

demonyms as (
    select word
    from {{ ref('nationalities') }}
    where word_kind = 'demonym'
),

named as (
    select
        *,
        {{ rx_replace(
            "trim(coalesce(nullif(behind['g1'], ''), nullif(behind['g2'], ''), nullif(behind['g3'], ''), nullif(visited, ''), city_at_head))", ' +', ' '
        ) }} as place
    from placed
)

select
    cable_id,
    sentence_no,
    cue_no,
    {{ rx_matches('shortly_before', ahead) }} as is_prospect,
    {{ rx_matches('shortly_before', behind) }} as is_past,
    {{ rx_matches('shortly_before', denied) }} as is_negated,
    {{ rx_matches('shortly_before', wished) }} as is_wished,
    {{ rx_matches('right(shortly_before, 12)', '(?i)\\bto +$') }} as is_purpose,
    -- "she recalled that she had met", but not the next thing that the same person does: "she noted … and urged"
    {{ rx_matches('text_before', reported) }} and not {{ rx_matches('right(shortly_before, 40)', goes_on) }} as is_reported,
    {{ rx_matches('right(shortly_before, 60)', definite) }} as is_definite,
    {{ rx_matches('right(shortly_before, 60)', indefinite) }} as is_indefinite,
    {{ rx_matches('around', another) }} as is_other,
    {{ rx_matches('text', separate) }} as is_separate,
    {{ rx_matches('text', same_day) }} as is_same_day,
    -- days from the one told before
    case
        when {{ rx_matches('around', next_day) }} then 1
        when {{ rx_matches('around', day_before) }} then -1
    end as day_shift,
    -- "in September" and "in French" are no places
    case
        when
            place <> ''
            and place not in (select month_name from {{ ref('months') }})
            and place not in (select demonyms.word from demonyms)
            then place
    end as place
from named
