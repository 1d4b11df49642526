{{ config(alias='bridge_meeting_official') }}

select bridge.*
from {{ ref('bridge_meeting_official') }} as bridge
inner join {{ ref('dim_official') }} as officials on bridge.official_key = officials.official_key
where not officials.is_protected

union all

select distinct
    bridge.meeting_key,
    {{ protected_key() }},
    {{ withheld() }},
    'unknown'
from {{ ref('bridge_meeting_official') }} as bridge
inner join {{ ref('dim_official') }} as officials on bridge.official_key = officials.official_key
where officials.is_protected
