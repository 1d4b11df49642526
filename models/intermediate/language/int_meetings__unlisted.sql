{#- What opens the words for people whom no list of parties knows, and what ends them. -#}
{%- set opening -%}
    ^(?: +(?:again|separately|privately|briefly|twice|also|together|directly|individually|jointly|informally|[A-Z][a-z]+day|(?:on )?[A-Z][a-z]+ \d{1,2}))?(?: +(?:with|to))? +((?:(?:the|an?|his|her|their|our|its|several|some|many|two|three|four|five|other|senior|local|various|visiting|fellow|all|both|most|key|a number of|a group of|a range of|a cross-section of|representatives of|members of) +){1,3}(?:[\p{L}''’/&-]+ +){0,5}?[\p{L}''’-]*(?:s|men|media|press|corps|police|staff|people|community|delegation|group|team|leadership|board|committee|council|commission|ministry|minister|official|officer|ambassador|director|general|president|leader|chief|head|representative|advisor|adviser|colleague|counterpart|contact|journalist|diplomat|deputy|mayor|governor|professor|lawyer|executive|businessman|activist))\b
{%- endset -%}

-- Those met, told or briefed whom the list of party words does not know: "met with the village elders".
select
    cues.cable_id,
    cues.sentence_no,
    cues.cue_no,
    {{ rx_extract('left(cues.text_after, 120)', opening, 1) }} as name
from {{ ref('int_events__cues') }} as cues
left join {{ ref('meeting_cues') }} as meeting_cues on cues.cue = lower(meeting_cues.cue)
where
    (meeting_cues.cue is not null or cues.is_addressed)
    and {{ rx_matches('left(cues.text_after, 120)', opening) }}
