-- Which places of asking tell of the same request. The likeliest telling speaks for all.
with

candidates as (
    select
        *,
        row_number() over (partition by cable_id order by round(confidence, 1) desc, length(action) desc, candidate_no) as telling_no
    from {{ ref('int_requests__parties') }}
),

joined as (
    select
        later.cable_id,
        later.telling_no,
        arg_max(earlier.telling_no, row(pairs.weight, -earlier.telling_no)) as request_no
    from {{ ref('int_requests__pairs') }} as pairs
    inner join candidates as later
        on pairs.cable_id = later.cable_id and pairs.candidate_no = later.candidate_no
    inner join candidates as earlier
        on pairs.cable_id = earlier.cable_id and pairs.earlier_candidate_no = earlier.candidate_no
    group by later.cable_id, later.telling_no
)

select
    candidates.cable_id,
    candidates.telling_no,
    candidates.paragraph_no,
    candidates.sentence_no,
    candidates.cue_no,
    candidates.candidate_no,
    candidates.cue,
    candidates.family,
    candidates.voice,
    candidates.action,
    candidates.wide_action,
    candidates.cue_start,
    candidates.cue_end,
    candidates.start_offset,
    candidates.action_start,
    candidates.text,
    candidates.confidence,
    candidates.is_washington,
    candidates.requester,
    candidates.requester_person_no,
    candidates.requester_country_code,
    candidates.addressee,
    candidates.addressee_person_no,
    candidates.addressee_country_code,
    coalesce(third.request_no, further.request_no, joined.request_no, candidates.telling_no) as request_no
from candidates
left join joined
    on candidates.cable_id = joined.cable_id and candidates.telling_no = joined.telling_no
left join joined as further
    on joined.cable_id = further.cable_id and joined.request_no = further.telling_no
left join joined as third
    on further.cable_id = third.cable_id and further.request_no = third.telling_no
