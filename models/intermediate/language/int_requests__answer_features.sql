{{ config(materialized='view') }}
-- What speaks for and against each answer that a request may have had; "none" is that the cable tells of no answer.
with

responses as (
    select unnest(['agreed', 'declined', 'deferred', 'partial', 'none']) as response
),

cues as (
    select
        cable_id,
        request_no,
        unnest([
            response,
            response || ', ' || speaker
        ]) as sign
    from {{ ref('int_requests__answer_cues') }}
),

-- the first clear answer that the one who asked does not give himself
first_clear as (
    select
        cable_id,
        request_no,
        arg_min(
            struct_pack(response := response, cue := cue, speaker := speaker, distance := distance, size := end_offset - start_offset),
            row(telling_no, sentence_no, place_no)
        ) as cue
    from {{ ref('int_requests__answer_cues') }}
    where is_clear and speaker <> 'requester' and (speaker in ('addressee beside', 'addressee', 'pronoun', 'same sentence') or response <> 'agreed')
    group by cable_id, request_no
),

first_signs as (
    select
        cable_id,
        request_no,
        unnest([
            'first ' || cue['response'],
            'first ' || cue['response'] || ', ' || cue['speaker'],
            'first cue ' || cue['cue'],
            'first ' || cue['response'] || ' at ' || cue['distance'],
            case when cue['size'] < 120 then 'first ' || cue['response'] || ', short sentence' end
        ]) as sign
    from first_clear
),

tellings as (
    select
        cable_id,
        request_no,
        unnest([
            'constant',
            'family ' || arg_min(family, telling_no),
            'voice ' || arg_min(voice, telling_no),
            'requester ' || coalesce(if(arg_min(requester_country_code, telling_no) = 'US', 'us', 'other'), 'unknown'),
            'told ' || least(count(*), 3),
            case when bool_or(is_washington) then 'Washington' else 'post' end
        ]) as sign
    from {{ ref('int_requests__tellings') }}
    group by cable_id, request_no
),

signs as (
    select * from cues
    union
    select * from first_signs
    where sign is not null
    union
    select * from tellings
)

select
    signs.cable_id,
    signs.request_no,
    responses.response,
    responses.response || ': ' || signs.sign as feature
from signs
cross join responses
