-- A share's denominator is every dated cable of the month, tagged or not.
with cables as (
    select
        cables.cable_id,
        date_trunc('month', dates.date)::date as month
    from {{ ref('fct_cable') }} as cables
    inner join {{ ref('dim_date') }} as dates on cables.date_key = dates.date_key
    where dates.date is not null
),

months as (
    select
        month,
        count(*) as cables_in_month
    from cables
    group by month
),

tagged as (
    select distinct
        cables.month,
        cables.cable_id,
        tags.tag_key
    from {{ ref('shareable__bridge_cable_tag') }} as tags
    inner join cables on tags.cable_id = cables.cable_id
),

counted as (
    select
        tag_key,
        month,
        count(*) as cable_count
    from tagged
    group by tag_key, month
)

select
    counted.tag_key,
    dim_tag.tag_code,
    counted.month,
    counted.cable_count::bigint as cable_count,
    months.cables_in_month::bigint as cables_in_month,
    counted.cable_count / months.cables_in_month as share
from counted
inner join months on counted.month = months.month
inner join {{ ref('shareable__dim_tag') }} as dim_tag on counted.tag_key = dim_tag.tag_key
