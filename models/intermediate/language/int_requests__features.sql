{{ config(materialized='view') }}
-- The signs of a candidate as features, for and against its being an act of asking; event_weights says how much.
with

listed as (
    select
        cable_id,
        candidate_no,
        family,
        words_before,
        words_after,
        words_of_action,
        [
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
            case when is_prospect then 'prospect' end,
            case when is_prospect then 'prospect ' || family end,
            case when is_future then 'future' end,
            case when is_future then 'future ' || family end,
            case when is_perfect then 'perfect' end,
            case when is_perfect then 'perfect ' || family end,
            case when is_attribute then 'attribute' end,
            case when is_attribute then 'attribute ' || family end,
            case when is_inquiry then 'inquiry ' || family end,
            case when is_bullet then 'bullet' end,
            case when is_bullet then 'bullet ' || family end,
            'clause ' || clause_kind,
            'clause ' || clause_kind || ' ' || family,
            'subject ' || subject_kind,
            'subject ' || subject_kind || ' ' || family,
            'subject ' || subject_kind || ' ' || voice,
            case when action_length < 25 then 'short action' end,
            case when action_length < 12 then 'very short action' end,
            case when whom_length > 45 then 'long addressee' end,
            case when whom_length = 0 then 'nobody asked, ' || family else 'somebody asked, ' || family end,
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
        ] as features
    from {{ ref('int_requests__signs') }}
),

-- the words around, wherever they stand; what is distinct holds no null
named as (
    select
        cable_id,
        candidate_no,
        list_distinct(list_concat(
            features,
            list_transform(words_before[-6:], lambda word: 'near before: ' || word),
            list_transform(words_before[-3:], lambda word: 'near before: ' || word || ', ' || family),
            list_transform(words_after[1:6], lambda word: 'near after: ' || word),
            list_transform(words_of_action[1:6], lambda word: 'in action: ' || word)
        )) as features
    from listed
)

select
    cable_id,
    candidate_no,
    unnest(features) as feature,
    1 as value
from named
