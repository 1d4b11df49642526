-- What the corpus says about a name: the country and sector most often given with it, and how often.
with told as (

    select
        unnest(list_distinct([full_form, string_split(full_form, ' ')[-1]])) as name,
        cable_id,
        nation_code,
        office_country_code,
        title_sector
    from {{ ref('int_persons__evidence') }}

),

countries as (

    select
        name,
        coalesce(nation_code, office_country_code) as country_code,
        count(*) as cable_count
    from told
    where
        coalesce(nation_code, office_country_code) is not null
        -- who commands a coalition serves a state
        and not coalesce(office_country_code = 'XX' and title_sector = 'military', false)
    group by 1, 2

),

sectors as (

    select
        name,
        title_sector as sector,
        count(*) as cable_count
    from told
    where title_sector is not null
    group by 1, 2

),

main_country as (

    select
        name,
        arg_max(country_code, (cable_count, country_code)) as country_code,
        max(cable_count) / sum(cable_count) as country_share,
        sum(cable_count) as told_count
    from countries
    group by name

),

main_sector as (

    select
        name,
        arg_max(sector, (cable_count, sector)) as sector,
        max(cable_count) / sum(cable_count) as sector_share
    from sectors
    group by name

),

-- the country that nearly all cables with the name carry as a tag, wherever they come from
tags as (

    select
        name,
        count(*) as cable_count,
        count(distinct post_country_code) as post_country_count,
        flatten(list(tag_country_codes)) as country_codes
    from (
        select distinct
            told.name,
            told.cable_id,
            cables.tag_country_codes,
            cables.post_country_code
        from told
        inner join {{ ref('int_cable_countries') }} as cables on told.cable_id = cables.cable_id
        where cables.tag_country_codes is not null
    ) as tagged
    group by name

),

main_tag as (

    select
        name,
        arg_max(country_code, (tag_count, country_code)) as country_code,
        max(tag_count) / any_value(cable_count) as tag_share
    from (
        select
            name,
            cable_count,
            country_code,
            count(*) as tag_count
        from (
            select
                name,
                cable_count,
                unnest(country_codes) as country_code
            from tags
            where cable_count >= 3 and post_country_count >= 2
        ) as tag_codes
        group by all
    ) as counted
    where country_code <> 'US'
    group by name

)

select
    seen.name,
    main_tag.country_code as tag_country_code,
    main_tag.tag_share,
    main_country.country_code,
    main_country.country_share,
    coalesce(main_country.told_count, 0) as told_count,
    main_sector.sector,
    main_sector.sector_share,
    seen.post_country_count,
    seen.main_post_country_code,
    seen.main_post_share
from (
    select
        name,
        count(*) as post_country_count,
        arg_max(country_code, (cable_count, country_code)) as main_post_country_code,
        max(cable_count) / sum(cable_count) as main_post_share
    from (
        select
            told.name,
            cables.country_code,
            count(*) as cable_count
        from told
        inner join {{ ref('int_cable_countries') }} as cables on told.cable_id = cables.cable_id
        where cables.country_code is not null
        group by 1, 2
    ) as reported
    group by name
) as seen
left join main_country on seen.name = main_country.name
left join main_sector on seen.name = main_sector.name
left join main_tag on seen.name = main_tag.name
