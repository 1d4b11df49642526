{{ config(alias='bridge_meeting_official') }}

with withheld as (

    select
        meetings.meeting_key,
        officials.official_key
    from {{ ref('fct_meeting') }} as meetings
    inner join {{ ref('int_withheld_officials') }} as officials on meetings.cable_id = officials.cable_id

)

select bridge.*
from {{ ref('bridge_meeting_official') }} as bridge
left join withheld on bridge.meeting_key = withheld.meeting_key and bridge.official_key = withheld.official_key
where withheld.meeting_key is null

union all

select distinct
    bridge.meeting_key,
    {{ protected_key() }},
    {{ withheld() }},
    'unknown'
from {{ ref('bridge_meeting_official') }} as bridge
inner join withheld on bridge.meeting_key = withheld.meeting_key and bridge.official_key = withheld.official_key
