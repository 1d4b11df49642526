-- What came of a request, with the sentence that tells it: the answer that is told plainly, or one of great weight.
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

likeliest as (
    select
        cable_id,
        request_no,
        arg_max(response, row(weight, response)) as response,
        exp(cast(max(weight) as double)) / sum(exp(cast(weight as double)) order by response) as chance
    from weighed
    group by cable_id, request_no
),

-- "Osei asked for a boat. Varga refused."
plain as (
    select
        cable_id,
        request_no,
        arg_min(response, row(telling_no, start_offset, place_no)) as response
    from {{ ref('int_requests__answer_cues') }}
    where may_tell and speaker = 'addressee beside' and (distance = 0 or (distance = 1 and end_offset - start_offset < 100))
    group by cable_id, request_no
),

chosen as (
    select
        likeliest.cable_id,
        likeliest.request_no,
        coalesce(plain.response, likeliest.response) as response
    from likeliest
    left join plain
        on likeliest.cable_id = plain.cable_id and likeliest.request_no = plain.request_no
    where
        plain.response is not null
        or likeliest.chance >= (
            select weight from {{ ref('event_weights') }}
            where event = 'answer' and feature = '(least confidence)'
        )
)

-- the first sentence that may tell this answer; an answer that no sentence tells is none
select
    chosen.cable_id,
    chosen.request_no,
    chosen.response,
    told.sentence['start_offset'] as response_start,
    told.sentence['end_offset'] as response_end
from chosen
inner join (
    select
        cable_id,
        request_no,
        response,
        arg_min(struct_pack(start_offset := start_offset, end_offset := end_offset), row(telling_no, start_offset)) as sentence
    from {{ ref('int_requests__answer_cues') }}
    where may_tell
    group by cable_id, request_no, response
) as told
    on chosen.cable_id = told.cable_id and chosen.request_no = told.request_no and chosen.response = told.response
