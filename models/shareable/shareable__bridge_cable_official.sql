{{ config(alias='bridge_cable_official') }}

select bridge.*
from {{ ref('bridge_cable_official') }} as bridge
left join {{ ref('int_withheld_officials') }} as withheld
    on bridge.cable_id = withheld.cable_id and bridge.official_key = withheld.official_key
where withheld.cable_id is null

union all

-- that a cable names protected persons may be told, not how many or where
select distinct
    cable_id,
    {{ protected_key() }},
    {{ withheld() }},
    null,
    'mentioned',
    null::integer,
    null::integer,
    true
from {{ ref('int_withheld_officials') }}
