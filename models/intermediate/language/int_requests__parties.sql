-- The places of asking, with who asks and who is asked.
select
    candidates.cable_id,
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
    headers.mrn_station = 'STATE' as is_washington,
    requesters.name as requester,
    requesters.person_no as requester_person_no,
    requesters.country_code as requester_country_code,
    addressees.name as addressee,
    addressees.person_no as addressee_person_no,
    addressees.country_code as addressee_country_code
from {{ ref('int_requests__likely') }} as candidates
inner join {{ ref('int_headers') }} as headers on candidates.cable_id = headers.cable_id
left join {{ ref('int_requests__requesters') }} as requesters
    on candidates.cable_id = requesters.cable_id and candidates.candidate_no = requesters.candidate_no
left join {{ ref('int_requests__addressees') }} as addressees
    on candidates.cable_id = addressees.cable_id and candidates.candidate_no = addressees.candidate_no
