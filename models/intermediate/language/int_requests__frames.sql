{{ config(
    materialized='incremental', incremental_strategy='delete+insert', unique_key='record_id', on_schema_change='fail',
    post_hook="{{ drop_superseded() }}"
) }}
-- depends_on: {{ ref('int_cables') }}
-- depends_on: {{ ref('request_cues') }}
-- depends_on: {{ ref('asking_words') }}
-- Each word of asking with its frame: [whom] to|that|for|if … what.
{%- set adverbs = '(?:(?:' ~ words_pattern('asking_words', 'word', "word_kind = 'adverb'") ~ ') +)?' %}
{%- set markers = words_pattern('asking_words', 'word', "word_kind in ('marker', 'question')") %}
{%- set inquiries = words_pattern('asking_words', 'word', "word_kind = 'inquiry'") %}
{%- set audiences = words_pattern('asking_words', 'word', "word_kind = 'audience'") %}
{%- set be = '(?i)\\b(?:was|were|is|are|been|be|being|get|got)(?: +\\p{L}+ly)? *$' %}

with

cues as (
    select
        cues.*,
        request_cues.family,
        request_cues.form
    from {{ ref('int_events__cues') }} as cues
    inner join {{ ref('request_cues') }} as request_cues on cues.cue = lower(request_cues.cue)
    where {{ only_new('cues.record_id') }}
),

framed as (
    select
        *,
        {{ rx_extract('text_after', '(?i)^ *' ~ adverbs ~ '[^.;:]{0,90}?(?:^|\\b)(?:' ~ markers ~ ')\\b') }} as frame,
        {{ rx_matches('left(text_after, 90)', '(?i)^[^.;:]{0,50}?\\b(?:' ~ inquiries ~ ')\\b') }} as is_inquiry,
        cue not like '%ing' and form = 'verb' and {{ rx_matches('right(text_before, 40)', be) }} as is_passive
    from cues
),

parted as (
    select
        *,
        lower({{ rx_replace(rx_extract('frame', '(?i)(?:' ~ markers ~ ')$'), ' +', ' ') }}) as marker,
        trim({{ rx_extract('frame', '(?i)^ *' ~ adverbs ~ '(.*?)(?:' ~ markers ~ ')$', 1) }}) as frame_whom
    from framed
),

-- Which frames hold: a verb of asking takes [whom] and a marker; a verb that asks for a thing takes the thing at once.
judged as (
    select
        *,
        marker <> ''
        and family not in ('please', 'passive', 'noun_for', 'behest', 'action')
        and not {{ rx_matches('cue', '^insist.* on$|^insist.* upon$| (?:for|that|if|whether|about)$') }}
        and (
            family not in ('request', 'demand', 'seek', 'recommend')
            or (marker in ('to', 'not to', 'that', 'by') and length(frame_whom) <= 45)
        )
        and not {{ rx_matches('frame_whom', '[,;:]|\\. ') }}
        -- "urged support for": a thing, not a party
        and (frame_whom = '' or {{ rx_matches('frame_whom', '\\p{Lu}|[Xx]{4,}|\\b(?i:' ~ audiences ~ ')\\b') }}) as is_framed
    from parted
)

select
    cable_id,
    record_id,
    paragraph_no,
    sentence_no,
    cue_no,
    row_number() over (partition by cable_id order by sentence_no, cue_no) as candidate_no,
    cue,
    family,
    case
        when is_passive or (is_framed and marker = 'by' and frame_whom = '') then 'passive'
        when form = 'noun' then 'noun'
        when family = 'please' or {{ rx_matches('text_before', '^[^\\p{L}]*$') }} then 'order'
        else 'verb'
    end as voice,
    form = 'imperative' as is_imperative,
    is_inquiry,
    is_framed,
    if(marker in ({{ words_quoted('asking_words', "word_kind = 'question'") }}), 'question', marker) as marker,
    if(is_framed, frame_whom, '') as whom_phrase,
    cue_start,
    cue_end,
    clause_start,
    start_offset,
    if(is_framed, cue_end + length(frame), cue_end) as action_start,
    text_before,
    text
from judged
