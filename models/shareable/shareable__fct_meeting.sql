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
    inner join {{ ref('fct_meeting') }} as meetings on bridge.meeting_key = meetings.meeting_key
    inner join {{ ref('int_withheld_officials') }} as withheld
        on meetings.cable_id = withheld.cable_id and bridge.official_key = withheld.official_key

    union

    select meetings.meeting_key
    from {{ ref('fct_meeting') }} as meetings
    inner join {{ ref('int_protected_names') }} as names
        on meetings.cable_id = names.cable_id and {{ holds_word("concat_ws(' ', meetings.place, meetings.evidence)", 'names.surname') }}

)

select
    meetings.* replace (
        case when protected.meeting_key is null then meetings.place end as place,
        case when protected.meeting_key is null then meetings.evidence else {{ withheld() }} end as evidence
    )
from {{ ref('fct_meeting') }} as meetings
left join protected on meetings.meeting_key = protected.meeting_key
