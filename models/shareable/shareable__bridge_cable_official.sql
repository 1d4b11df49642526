{{ config(alias='bridge_cable_official') }}

select bridge.*
from {{ ref('bridge_cable_official') }} as bridge
inner join {{ ref('dim_official') }} as officials on bridge.official_key = officials.official_key
where not officials.is_protected

union all

-- that a cable names protected persons may be told, not how many or where
select distinct
    bridge.cable_id,
    {{ protected_key() }},
    {{ withheld() }},
    null,
    'mentioned',
    null::integer,
    null::integer,
    true
from {{ ref('bridge_cable_official') }} as bridge
inner join {{ ref('dim_official') }} as officials on bridge.official_key = officials.official_key
where officials.is_protected
