with

requests as (
    select
        *,
        {{ surrogate_key(['cable_id', 'evidence_start', 'cue_no']) }} as request_key
    from {{ ref('int_requests__joined') }}
    where confidence >= (
        select weight from {{ ref('event_weights') }}
        where event = 'request' and feature = '(least confidence)'
    )
)

select
    requests.request_key,
    requests.cable_id,
    case when headers.post_code is null then '-1' else {{ surrogate_key(['headers.post_code']) }} end as post_key,
    {{ date_key('headers.sent_date') }} as date_key,
    requests.paragraphs,
    requests.requester,
    coalesce(requesters.official_key, '-1') as requester_official_key,
    requests.requester_country_code,
    requests.addressee,
    coalesce(addressees.official_key, '-1') as addressee_official_key,
    requests.addressee_country_code,
    requests.action,
    requests.cue,
    cues.strength,
    coalesce(answers.response, 'none') as response,
    {{ evidence('cables.text', 'answers.response_start', 'answers.response_end') }} as response_evidence,
    {{ evidence('cables.text', 'requests.evidence_start', 'requests.evidence_end') }} as evidence,
    cast(requests.evidence_start as integer) as evidence_start,
    cast(requests.evidence_end as integer) as evidence_end,
    requests.family || ': ' || requests.cue as rule,
    requests.confidence
from requests
inner join {{ ref('int_headers') }} as headers
    on requests.cable_id = headers.cable_id
inner join {{ ref('stg_raw__cable') }} as cables
    on headers.record_id = cables.record_id
inner join {{ ref('request_cues') }} as cues
    on requests.cue = lower(cues.cue)
left join {{ ref('int_requests__answers') }} as answers
    on requests.cable_id = answers.cable_id and requests.request_no = answers.request_no
left join {{ ref('int_persons') }} as requesters
    on requests.cable_id = requesters.cable_id and requests.requester_person_no = requesters.person_no
left join {{ ref('int_persons') }} as addressees
    on requests.cable_id = addressees.cable_id and requests.addressee_person_no = addressees.person_no
