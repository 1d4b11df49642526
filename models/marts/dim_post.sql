{# One row a station that sends or receives cables, known or not, and the unknown post. #}

with traffic as (
    select
        post_code,
        min(sent_date) as first_cable_date,
        max(sent_date) as last_cable_date,
        count(*) as cable_count
    from {{ ref('int_headers') }}
    group by post_code
),

indicators as (
    select
        post_code,
        {{ collect_sorted('routing_indicator') }} as routing_indicators
    from {{ ref('routing_indicators') }}
    group by post_code
),

-- A station that no reference names keeps its place under its letters; cables without a station are the unknown post's.
stations as (
    select
        coalesce(known.post_code, traffic.post_code) as post_code,
        coalesce(known.post_name, traffic.post_code) as post_name,
        coalesce(known.post_kind, 'other') as post_kind,
        known.city,
        known.country_code,
        known.region_bureau,
        known.latitude,
        known.longitude,
        known.opened_date,
        known.closed_date,
        known.succeeds_post_code,
        traffic.first_cable_date,
        traffic.last_cable_date,
        coalesce(traffic.cable_count, 0) as cable_count
    from {{ ref('posts') }} as known
    full join traffic on known.post_code = traffic.post_code
    where known.post_code is not null or traffic.post_code is not null
)

select
    {{ surrogate_key(['stations.post_code']) }} as post_key,
    stations.post_code,
    stations.post_name,
    stations.post_kind,
    stations.city,
    stations.country_code,
    countries.country_name,
    stations.region_bureau,
    stations.latitude,
    stations.longitude,
    coalesce(indicators.routing_indicators, {{ empty_list('varchar') }}) as routing_indicators,
    stations.opened_date,
    stations.closed_date,
    case
        when stations.succeeds_post_code is not null then {{ surrogate_key(['stations.succeeds_post_code']) }}
    end as succeeds_post_key,
    stations.first_cable_date,
    stations.last_cable_date,
    stations.cable_count
from stations
left join indicators on stations.post_code = indicators.post_code
left join {{ ref('countries') }} as countries on stations.country_code = countries.country_code

union all

select
    '-1' as post_key,
    cast(null as varchar) as post_code,
    'Unknown' as post_name,
    'other' as post_kind,
    cast(null as varchar) as city,
    cast(null as varchar) as country_code,
    cast(null as varchar) as country_name,
    cast(null as varchar) as region_bureau,
    cast(null as double) as latitude,
    cast(null as double) as longitude,
    {{ empty_list('varchar') }} as routing_indicators,
    cast(null as date) as opened_date,
    cast(null as date) as closed_date,
    cast(null as varchar) as succeeds_post_key,
    min(first_cable_date) as first_cable_date,
    max(last_cable_date) as last_cable_date,
    cast(coalesce(sum(cable_count), 0) as bigint) as cable_count
from traffic
where post_code is null
