-- depends_on: {{ ref('setting_words') }}
-- depends_on: {{ ref('clause_words') }}
{%- set ahead %}(?i)\b(?:{{ words_pattern('setting_words', 'word', "word_kind = 'ahead'") }})\b(?: +\S+){0,3} *${% endset %}
{%- set behind %}(?i)\b(?:{{ words_pattern('setting_words', 'word', "word_kind = 'behind'") }})\b(?: +\S+){0,4} *${% endset %}
{%- set denied %}(?i)\b(?:{{ words_pattern('setting_words', 'word', "word_kind = 'denied'") }})\b(?: +\S+){0,4} *${% endset %}
{%- set another %}(?i)\b(?:{{ words_pattern('setting_words', 'word', "word_kind = 'other'") }})\b{% endset %}
{%- set separate %}(?i)\b(?:{{ words_pattern('setting_words', 'word', "word_kind = 'separate'") }})\b{% endset %}
{%- set same_day %}(?i)\b(?:{{ words_pattern('setting_words', 'word', "word_kind = 'same day'") }})\b{% endset %}
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
        substring(cues.text, cues.clause_start + 1, cues.clause_end - cues.clause_start) as clause,
        substring(cues.text, cues.cue_start + 1, cues.clause_end - cues.cue_start) as clause_from_cue
    from {{ ref('int_events__cues') }} as cues
    semi join {{ ref('int_meetings__event_parties') }} as parties
        on cues.cable_id = parties.cable_id and cues.sentence_no = parties.sentence_no and cues.cue_no = parties.cue_no
),

placed as (
    select
        *,
        {{ rx_extract('clause_from_cue', place_pattern(), 1) }} as venue_behind,
        {{ rx_extract('clause_from_cue', place_pattern(), 2) }} as city_behind,
        {{ rx_extract('clause', place_pattern(), 1) }} as venue,
        {{ rx_extract('clause', place_pattern(), 2) }} as city
    from cues
),

-- "officials of the Bank in Asia met in Manila": the place behind the cue is the nearer one
named as (
    select
        *,
        {{ rx_replace("coalesce(nullif(venue_behind, ''), nullif(city_behind, ''), nullif(venue, ''), city)", ' +', ' ') }} as place
    from placed
)

select
    cable_id,
    sentence_no,
    cue_no,
    {{ rx_matches('shortly_before', ahead) }} as is_prospect,
    {{ rx_matches('shortly_before', behind) }} as is_past,
    {{ rx_matches('shortly_before', denied) }} as is_negated,
    {{ rx_matches('right(shortly_before, 12)', '(?i)\\bto +$') }} as is_purpose,
    -- "she recalled that she had met", but not the next thing that the same person does: "she noted … and urged"
    {{ rx_matches('text_before', reported) }} and not {{ rx_matches('right(shortly_before, 40)', goes_on) }} as is_reported,
    {{ rx_matches('right(shortly_before, 60)', definite) }} as is_definite,
    {{ rx_matches('right(shortly_before, 60)', indefinite) }} as is_indefinite,
    {{ rx_matches('around', another) }} as is_other,
    {{ rx_matches('text', separate) }} as is_separate,
    {{ rx_matches('text', same_day) }} as is_same_day,
    -- "in September" is no place
    case
        when trim(place) <> '' and trim(place) not in (select month_name from {{ ref('months') }}) then trim(place)
    end as place
from named
