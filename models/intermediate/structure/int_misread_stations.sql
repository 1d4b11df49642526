{# Stations in lines of classification that the vocabulary lacks, and which each stands for: the sender of the transmission by its routing
   indicator or its name, if its letters are not far off, else the one station that is within an edit, or two of a long name. At most one
   letter longer than found, so that what is read fits into the line. #}

with stations as (
    select
        replace(name_as_written, ' ', '') as station,
        min(post_code) as post_code
    from {{ ref('post_names') }}
    where name_kind = 'station'
    group by station
),

written as (
    select distinct
        mrn_station as station_written,
        de_indicator,
        from_name
    from {{ ref('int_record_headers') }}
    where length(mrn_station) >= 4
),

unknown as (
    select
        written.*,
        {{ station_of_sender('upper(written.from_name)') }} as sender_station
    from written
    anti join stations on written.station_written = stations.station
),

told_by_header as (
    select
        unknown.station_written,
        unknown.de_indicator,
        unknown.from_name,
        stations.station,
        1 as rank_of_source
    from unknown
    left join {{ ref('routing_indicators') }} as indicators on unknown.de_indicator = indicators.routing_indicator
    inner join stations on stations.station in (indicators.post_code, unknown.sender_station)
    where {{ edit_distance('unknown.station_written', 'stations.station') }} <= least(3, length(unknown.station_written) // 2)
),

alike as (
    select
        unknown.station_written,
        unknown.de_indicator,
        unknown.from_name,
        stations.station,
        2 as rank_of_source
    from unknown
    inner join stations
        on
            length(stations.station) between length(unknown.station_written) - 1 and length(unknown.station_written) + 1
            and {{ edit_distance('unknown.station_written', 'stations.station') }} <= case when length(stations.station) >= 8 then 2 else 1 end
    where length(unknown.station_written) >= 5
),

nearest as (
    select *
    from (
        select * from told_by_header
        union all
        select * from alike
    ) as candidates
    where length(station) <= length(station_written) + 1
    qualify rank() over (
        partition by station_written, de_indicator, from_name
        order by rank_of_source, {{ edit_distance('station_written', 'station') }}
    ) = 1
)

select
    nearest.station_written,
    nearest.de_indicator,
    nearest.from_name,
    -- The post's own code rather than an older spelling of it, where it is as near.
    coalesce(
        min(stations.post_code) filter (
            where {{ edit_distance('nearest.station_written', 'stations.post_code') }} <= 2 and length(stations.post_code) <= length(nearest.station_written) + 1
        ),
        min(nearest.station)
    ) as station
from nearest
inner join stations on nearest.station = stations.station
group by nearest.station_written, nearest.de_indicator, nearest.from_name
-- Two spellings of one post are no doubt.
having count(distinct stations.post_code) = 1
