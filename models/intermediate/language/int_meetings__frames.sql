{{ config(
    materialized='incremental', incremental_strategy='delete+insert', unique_key='record_id', on_schema_change='fail',
    post_hook="{{ drop_superseded() }}"
) }}
-- depends_on: {{ ref('int_cables') }}
-- depends_on: {{ ref('setting_words') }}
{%- set far_subject %}(?i)(?:,|\)|\band)(?: +(?:has|had|have|also|then|later|recently|reportedly|subsequently))* *${% endset %}
{%- set opening %}^(?:[^:]*: *)?(?:In|During|At|Over|After|Following) [^,;]*${% endset %}
{%- set opening_encounter %}^(?:In|During|At|Over) [^;]*\b(?:meeting|lunch|dinner|breakfast|courtesy +call)\b{% endset %}
{#- What a word means where it tells of no encounter: "bilateral relations", "called it a", "received a letter", "was raised". -#}
{%- set topic %}^ +(?:relation|trade|tie|issue|cooperation|agreement|irritant|agenda|dialog|engagement|assistance|treat|talk|partner|security|economic|military|and multilateral|defense|political|investment){% endset %}
{%- set naming %}^ +(?:for|it|this|that|attention|into question)\b|^(?: +\p{Lu}\S*){1,4} +(?:an?|the|"|“)|^(?: +[\p{L}’'-]+){1,6} +["“]{% endset %}
{%- set thing -%}
    ^ +(?:an?|no|the|any|some|its|his|her|their|this|that|further|more|new|information|reports?|funding|training|money|assistance|support)? *(?:[\p{Ll}-]+ +){0,3}(?:votes?|payments?|letter|news|report|reply|response|request|information|support|statement|note|call|idea|initiative|effort|decision|use|fund|training|assistance|copy|demarche|word|instruction|invitation|approval|visit|offer)
{%- endset %}

{%- set need %}^ +(?:[\p{Ll}-]+ +){0,4}(?:conditions?|requirements?|criteria|criterion|deadlines?|demands?|standards?|needs?|goals?|targets?|obligations?|commitments?|expectations?|challenges?|quotas?|resistance|opposition){% endset %}
{%- set in_public %}^ +(?:[\p{L}’'-]+ +){0,3}(?:{{ words_pattern('setting_words', 'word', "word_kind = 'public'") }})\b{% endset %}

-- Each word of meeting with what kind of encounter it tells of; words that mean something else where they stand are left out.
select
    cues.cable_id,
    cues.record_id,
    cues.paragraph_no,
    cues.sentence_no,
    cues.cue_no,
    cues.cue_start,
    cues.cue_end,
    cues.clause_start,
    cues.clause_end,
    cues.text,
    coalesce(meeting_cues.family, 'tell') as family,
    -- "in a meeting, X told Y"
    case
        when coalesce(meeting_cues.medium, 'unknown') <> 'unknown' then meeting_cues.medium
        when contains(lower(left(cues.text_before, 70)), 'phone') then 'phone'
        when {{ rx_matches('left(cues.text_before, 70)', opening_encounter) }}
            then 'in_person'
        else 'unknown'
    end as medium,
    coalesce(meeting_cues.is_plural, false) as is_plural,
    -- a noun: "the Minister's meeting with"
    coalesce(meeting_cues.family, 'tell') = 'noun' or {{ rx_matches('cues.cue', '^(?:meeting|calls? |comments |remarks |commitment )') }} as is_nominal,
    -- "demarched the ministry": done to a party, not with it
    {{ rx_matches('cues.cue', '^(?:demarched?|approached|engaged|consulted)$') }} as is_addressing,
    {{ rx_matches('cues.cue', '^(?:deliver|present|convey|pass|hand|demarche|reiterat|speak|spoke|points)') }} as is_handed_over,
    -- the subject stands before an apposition or another verb: "X, leader of Y, told", "X saw Y and told"
    {{ rx_matches('right(cues.text_before, 60)', far_subject) }} as has_far_subject,
    -- "In a meeting with Y to discuss Z, X said": the subject follows the phrase that opens the sentence
    (
        length(cues.text_before) < 120
        and {{ rx_matches('cues.text_before', opening) }}
    ) as is_in_opening
from {{ ref('int_events__cues') }} as cues
left join {{ ref('meeting_cues') }} as meeting_cues on cues.cue = lower(meeting_cues.cue)
where
    {{ only_new('cues.record_id') }}
    and (meeting_cues.cue is not null or cues.is_addressed)
    -- "bilateral relations", "called it a", "called for": words that mean something else there
    and not (cues.cue in ('bilateral', 'audience', 'session') and {{ rx_matches('cues.text_after', topic) }})
    and not (cues.cue = 'called' and {{ rx_matches('cues.text_after', naming) }})
    -- "is said to be", "are reported to have"
    and not (cues.cue in ('said to', 'reported to', 'related to', 'agreed with') and {{ rx_matches('right(cues.text_before, 20)', '\\b(?:be|been|being|was|were|is|are) +(?:\\p{L}+ +)?$') }})
    and not (cues.cue in ('received', 'welcomed', 'hosted') and {{ rx_matches('cues.text_after', thing) }})
    and not (cues.cue in ('met', 'meet', 'meets') and {{ rx_matches('cues.text_after', need) }})
    and not (cues.cue in ('presented', 'passed', 'shared', 'delivered', 'raised') and {{ rx_matches('right(cues.text_before, 30)', '\\b(?:be|been|being|was|were|is|are) +$') }} and not {{ rx_matches('left(cues.text_after, 12)', '^ +(?:by|with|to)\\b') }})
    -- what is told to the press is no encounter, nor is a visit that someone is to make
    and not (meeting_cues.family = 'tell' and {{ rx_matches('left(cues.text_after, 60)', in_public) }})
    and not (cues.cue = 'visit' and {{ rx_matches('right(cues.text_before, 20)', '\\bto +(?:also +|again +)?$') }})
