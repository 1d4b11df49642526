{#- "you will meet with", "your meeting with", "whom you met", outside of quotation marks. -#}
{%- set reader %}(?i)\byour?(?: +[\p{L}’'-]+){0,3} *${% endset %}
{%- set quotation %}["“][^"“”]*${% endset %}

-- The encounters of whoever a cable is written to: a visitor whom the post briefs is "you".
select
    cues.cable_id,
    cues.sentence_no,
    cues.cue_no
from {{ ref('int_events__cues') }} as cues
inner join {{ ref('meeting_cues') }} as meeting_cues on cues.cue = lower(meeting_cues.cue)
where
    meeting_cues.family in ('meet', 'noun', 'phone', 'call_on', 'talk', 'deliver')
    and {{ rx_matches('right(cues.text_before, 60)', reader) }}
    and not {{ rx_matches(rx_replace('cues.text_before', '["“][^"“”]*["”]', ''), quotation) }}
