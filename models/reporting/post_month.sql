with cables as (
    select
        cables.cable_id,
        cables.post_key,
        cables.classification,
        cables.text_status,
        date_trunc('month', dates.date)::date as month
    from {{ ref('fct_cable') }} as cables
    inner join {{ ref('dim_date') }} as dates on cables.date_key = dates.date_key
    where dates.date is not null
),

meetings as (
    select
        cable_id,
        count(*) as meeting_count
    from {{ ref('fct_meeting') }}
    group by cable_id
),

requests as (
    select
        cable_id,
        count(*) as request_count,
        count(*) filter (where response <> 'none') as answered_count
    from {{ ref('fct_request') }}
    group by cable_id
),

counted as (
    select
        cables.post_key,
        cables.month,
        count(*) as cable_count,
        count(*) filter (where not cables.classification like 'UNCLASSIFIED%') as classified_cable_count,
        count(*) filter (where cables.text_status <> 'full') as incomplete_cable_count,
        coalesce(sum(meetings.meeting_count), 0) as meeting_count,
        coalesce(sum(requests.request_count), 0) as request_count,
        coalesce(sum(requests.answered_count), 0) as answered_request_count
    from cables
    left join meetings on cables.cable_id = meetings.cable_id
    left join requests on cables.cable_id = requests.cable_id
    group by cables.post_key, cables.month
),

with_share as (
    select
        *,
        cable_count / sum(cable_count) over (partition by month) as share
    from counted
)

select
    with_share.post_key,
    dim_post.post_code,
    with_share.month,
    with_share.cable_count::bigint as cable_count,
    with_share.classified_cable_count::bigint as classified_cable_count,
    with_share.incomplete_cable_count::bigint as incomplete_cable_count,
    with_share.meeting_count::bigint as meeting_count,
    with_share.request_count::bigint as request_count,
    with_share.answered_request_count::bigint as answered_request_count,
    with_share.share
from with_share
inner join {{ ref('shareable__dim_post') }} as dim_post on with_share.post_key = dim_post.post_key
