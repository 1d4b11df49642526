-- The cube behind every trend: a cable counts once for each of its tags, so only counts of one tag may be summed over posts.
with cables as (
    select
        cables.cable_id,
        cables.post_key,
        date_trunc('month', dates.date)::date as month
    from {{ ref('fct_cable') }} as cables
    inner join {{ ref('dim_date') }} as dates on cables.date_key = dates.date_key
    where dates.date is not null
),

tagged as (
    select distinct
        tags.tag_key,
        cables.post_key,
        cables.month,
        cables.cable_id
    from {{ ref('shareable__bridge_cable_tag') }} as tags
    inner join cables on tags.cable_id = cables.cable_id
),

counted as (
    select
        tag_key,
        post_key,
        month,
        count(*) as cable_count
    from tagged
    group by tag_key, post_key, month
),

posts as (
    select
        post_key,
        month,
        count(*) as cables_of_post
    from cables
    group by post_key, month
)

select
    counted.tag_key,
    counted.post_key,
    dim_tag.tag_code,
    dim_post.post_code,
    counted.month,
    counted.cable_count::bigint as cable_count,
    posts.cables_of_post::bigint as cables_of_post,
    counted.cable_count / posts.cables_of_post as share
from counted
inner join posts on counted.post_key = posts.post_key and counted.month = posts.month
inner join {{ ref('shareable__dim_tag') }} as dim_tag on counted.tag_key = dim_tag.tag_key
inner join {{ ref('shareable__dim_post') }} as dim_post on counted.post_key = dim_post.post_key
