-- depends_on: {{ ref('setting_words') }}
{#- A noun phrase that opens a sentence or a clause and ends before the verb: "a customs official", "the manager of the harbour". -#}
{%- set subject -%}
    (?:^|[.,;:(–-] *|\b(?:and|but|that|while|as) +)((?:(?i:{{ words_pattern('setting_words', 'word', "word_kind in ('opens a narrator', 'narrator')") }}) +)(?:[\p{L}0-9’'/&.-]+ +){0,9}?[\p{L}’'/-]+|(?i:{{ words_pattern('setting_words', 'word', "word_kind = 'narrator'") }}))
{%- endset %}
{%- set before_verb %} +(?:(?:has|have|had|also|then|later|again|once|recently|[\p{Ll}]+ly) +)*${% endset %}

-- Those who tell something and whom no list of parties knows: "a customs official told PolOff".
select
    cues.cable_id,
    cues.sentence_no,
    cues.cue_no,
    {{ rx_extract('right(cues.text_before, 120)', subject ~ before_verb, 1) }} as name
from {{ ref('int_events__cues') }} as cues
left join {{ ref('meeting_cues') }} as meeting_cues on cues.cue = lower(meeting_cues.cue)
where
    (meeting_cues.family = 'tell' or cues.is_addressed)
    and {{ rx_matches('right(cues.text_before, 120)', subject ~ before_verb) }}
