-- What the words of a candidate say for and against its being an act of asking, in numbers; event_weights says how much.
with

described as (
    select
        candidates.*,
        headers.mrn_station = 'STATE' as is_washington,
        {{ rx_extract_all("lower(right(text_before, 60))", "\\p{L}[\\p{L}'’]*|[0-9]+|[^\\s\\p{L}0-9]") }} as words_before,
        {{ rx_extract_all("lower(substring(text, cue_end + 1, 60))", "\\p{L}[\\p{L}'’]*|[0-9]+|[^\\s\\p{L}0-9]") }} as words_after,
        {{ rx_extract_all("lower(substring(text, action_start + 1, 60))", "\\p{L}[\\p{L}'’]*|[0-9]+|[^\\s\\p{L}0-9]") }} as words_of_action,
        least(len({{ rx_extract_all('action', '[^ ]+') }}) // 4, 8) as action_size,
        least(length(text) // 80, 6) as sentence_size,
        {{ rx_matches('right(text_before, 60)', '(?i)\\b(?:not|never|no|if|without)\\b(?: +\\S+){0,2} *$') }} as is_negated,
        {{ rx_matches('right(text_before, 60)', '(?i)\\b(?:will|would|should|could|may|might|to|can|must)\\b(?: +\\S+)? *$') }} as is_modal,
        {{ rx_matches('right(text_before, 60)', '(?i)\\b(?:posts?|embassy|embassies|addressees|missions?)\\b[^.]{0,30}$') }} as is_post
    from {{ ref('int_requests__candidates') }} as candidates
    inner join {{ ref('int_headers') }} as headers on candidates.cable_id = headers.cable_id
),

listed as (
    select
        cable_id,
        candidate_no,
        list_filter([
            'constant',
            'cue ' || cue,
            'cue ' || cue || ' ' || marker,
            'cue ' || cue || ' ' || voice,
            'family ' || family,
            'family ' || family || ' ' || marker,
            'family ' || family || ' ' || voice,
            'voice ' || voice,
            'voice ' || voice || ' ' || marker,
            case when is_inquiry then 'inquiry' end,
            case when is_behest then 'behest' end,
            case when is_negated then 'negated' end,
            case when is_negated then 'negated ' || family end,
            case when is_modal then 'modal' end,
            case when is_modal then 'modal ' || family end,
            case when is_washington then 'Washington' end,
            case when is_washington then 'Washington ' || family end,
            case when is_post then 'post before' end,
            case when is_post then 'post before ' || family end,
            case when action_length < 25 then 'short action' end,
            case when action_length < 12 then 'very short action' end,
            case when length(whom_phrase) > 45 then 'long addressee' end,
            case when whom_phrase = '' then 'nobody asked, ' || family else 'somebody asked, ' || family end,
            case when paragraph_no <= 1 then 'paragraph ' || paragraph_no end,
            'action of ' || action_size,
            'action of ' || action_size || ', ' || family,
            'sentence of ' || sentence_size,
            'before: ' || coalesce(words_before[-1], '^'),
            'before: ' || coalesce(words_before[-1], '^') || ', ' || family,
            'second before: ' || coalesce(words_before[-2], '^'),
            'third before: ' || coalesce(words_before[-3], '^'),
            'after: ' || coalesce(words_after[1], '$'),
            'after: ' || coalesce(words_after[1], '$') || ', ' || family,
            'after: ' || coalesce(words_after[1], '$') || ', ' || cue,
            'second after: ' || coalesce(words_after[2], '$'),
            'action: ' || coalesce(words_of_action[1], '$'),
            'action: ' || coalesce(words_of_action[1], '$') || ', ' || marker,
            'second of action: ' || coalesce(words_of_action[2], '$')
        ], lambda feature: feature is not null) as features
    from described
)

select distinct
    cable_id,
    candidate_no,
    unnest(features) as feature,
    1 as value
from listed
