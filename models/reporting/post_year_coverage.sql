-- Serials of a station run from 1 each year, so the highest one seen bounds from below how many cables the post sent.
with sent as (
    select
        cables.cable_id,
        cables.post_key,
        dates.year,
        bridge.serial
    from {{ ref('fct_cable') }} as cables
    inner join {{ ref('bridge_cable_post') }} as bridge on cables.cable_id = bridge.cable_id
    inner join {{ ref('dim_date') }} as dates on cables.date_key = dates.date_key
    where
        bridge.role = 'from'
        and bridge.serial is not null
        and dates.year is not null
),

counted as (
    select
        post_key,
        year,
        count(distinct serial) as serials_seen,
        min(serial) as lowest_serial,
        max(serial) as highest_serial
    from sent
    group by post_key, year
)

select
    counted.post_key,
    dim_post.post_code,
    counted.year,
    counted.serials_seen::bigint as serials_seen,
    counted.lowest_serial,
    counted.highest_serial,
    (counted.highest_serial - counted.serials_seen)::bigint as serials_missing,
    counted.serials_seen / counted.highest_serial as share_seen
from counted
inner join {{ ref('shareable__dim_post') }} as dim_post on counted.post_key = dim_post.post_key
