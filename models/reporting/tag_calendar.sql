{{ config(materialized='view') }}

-- Every tag in every month that has cables, those of no cable too: sums over any months keep their denominator, which tag_month lacks.
with tags as (
    select distinct
        tag_key,
        tag_code
    from {{ ref('tag_month') }}
),

-- of untagged months too
months as (
    select
        month,
        sum(cable_count) as cables_in_month
    from {{ ref('post_month') }}
    group by month
)

select
    tags.tag_key,
    tags.tag_code,
    months.month,
    coalesce(tag_month.cable_count, 0)::bigint as cable_count,
    months.cables_in_month::bigint as cables_in_month
from tags
cross join months
left join {{ ref('tag_month') }} as tag_month on tags.tag_key = tag_month.tag_key and months.month = tag_month.month
