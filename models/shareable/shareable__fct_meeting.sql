{{ config(alias='fct_meeting') }}

with protected as (

    select distinct meetings.meeting_key
    from {{ ref('fct_meeting') }} as meetings
    inner join {{ ref('int_protected_spans') }} as spans
        on
            meetings.cable_id = spans.cable_id
            and meetings.evidence_start < spans.end_offset
            and spans.start_offset < meetings.evidence_end

    union

    select bridge.meeting_key
    from {{ ref('bridge_meeting_official') }} as bridge
    inner join {{ ref('dim_official') }} as officials on bridge.official_key = officials.official_key
    where officials.is_protected

)

select
    meetings.* replace (
        case when protected.meeting_key is null then meetings.place end as place,
        case when protected.meeting_key is null then meetings.evidence else {{ withheld() }} end as evidence
    )
from {{ ref('fct_meeting') }} as meetings
left join protected on meetings.meeting_key = protected.meeting_key
