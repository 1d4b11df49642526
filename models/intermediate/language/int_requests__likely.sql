-- The candidates that are likely enough to look for their parties, their retellings and their answers.
select
    candidates.cable_id,
    candidates.paragraph_no,
    candidates.sentence_no,
    candidates.cue_no,
    candidates.candidate_no,
    candidates.cue,
    candidates.family,
    candidates.voice,
    candidates.is_inquiry,
    candidates.is_behest,
    candidates.marker,
    candidates.whom_phrase,
    candidates.subject_phrase,
    candidates.action,
    candidates.wide_action,
    candidates.action_length,
    candidates.cue_start,
    candidates.cue_end,
    candidates.clause_start,
    candidates.start_offset,
    candidates.action_start,
    candidates.text_before,
    candidates.text,
    weighed.confidence
from {{ ref('int_requests__candidates') }} as candidates
inner join {{ ref('int_requests__weighed') }} as weighed
    on candidates.cable_id = weighed.cable_id and candidates.candidate_no = weighed.candidate_no
where weighed.confidence >= 0.15
