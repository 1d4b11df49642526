{{ config(alias='fct_request') }}

with protected as (

    select distinct requests.request_key
    from {{ ref('fct_request') }} as requests
    inner join {{ ref('int_protected_spans') }} as spans
        on
            requests.cable_id = spans.cable_id
            and requests.evidence_start < spans.end_offset
            and spans.start_offset < requests.evidence_end

    union

    select distinct requests.request_key
    from {{ ref('fct_request') }} as requests
    inner join {{ ref('int_protected_names') }} as names
        on
            requests.cable_id = names.cable_id
            and {{ holds_word("concat_ws(' ', requests.requester, requests.addressee, requests.action, requests.evidence, requests.response_evidence)", 'names.surname') }}

    union

    select requests.request_key
    from {{ ref('fct_request') }} as requests
    inner join {{ ref('int_withheld_officials') }} as withheld
        on
            requests.cable_id = withheld.cable_id
            and withheld.official_key in (requests.requester_official_key, requests.addressee_official_key)

)

-- of a request with a protected person its countries, cue and outcome are told
select
    requests.* replace (
        case when protected.request_key is null then requests.requester else {{ withheld() }} end as requester,
        case when protected.request_key is null then requests.requester_official_key else {{ protected_key() }} end as requester_official_key,
        case when protected.request_key is null then requests.addressee else {{ withheld() }} end as addressee,
        case when protected.request_key is null then requests.addressee_official_key else {{ protected_key() }} end as addressee_official_key,
        case when protected.request_key is null then requests.action else {{ withheld() }} end as action,
        case when protected.request_key is null then requests.response_evidence end as response_evidence,
        case when protected.request_key is null then requests.evidence else {{ withheld() }} end as evidence
    )
from {{ ref('fct_request') }} as requests
left join protected on requests.request_key = protected.request_key
