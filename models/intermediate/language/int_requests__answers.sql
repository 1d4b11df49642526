-- What came of a request: the answer of the greatest weight, with the sentence that tells it.
with

weighed as (
    select
        features.cable_id,
        features.request_no,
        features.response,
        sum(cast(weights.weight as decimal(9, 3))) as weight
    from {{ ref('int_requests__answer_features') }} as features
    inner join {{ ref('event_weights') }} as weights
        on features.feature = weights.feature and weights.event = 'answer'
    group by features.cable_id, features.request_no, features.response
),

chosen as (
    select
        cable_id,
        request_no,
        arg_max(response, row(weight, response)) as response
    from weighed
    group by cable_id, request_no
),

-- the first sentence with a word of this answer, best where the one asked speaks
told as (
    select
        chosen.cable_id,
        chosen.request_no,
        arg_min(
            struct_pack(start_offset := cues.start_offset, end_offset := cues.end_offset),
            row(not cues.is_clear, cues.speaker = 'requester', cues.telling_no, cues.start_offset)
        ) as sentence
    from chosen
    inner join {{ ref('int_requests__answer_cues') }} as cues
        on chosen.cable_id = cues.cable_id and chosen.request_no = cues.request_no and chosen.response = cues.response
    group by chosen.cable_id, chosen.request_no
)

-- an answer without a sentence that tells it is none
select
    chosen.cable_id,
    chosen.request_no,
    chosen.response,
    told.sentence['start_offset'] as response_start,
    told.sentence['end_offset'] as response_end
from chosen
inner join told
    on chosen.cable_id = told.cable_id and chosen.request_no = told.request_no
where chosen.response <> 'none'
