-- The names of persons by country, each written as first and last word or as the only one, with when and in which offices the cables show them.
with parts as (

    select
        placed.cable_id,
        placed.person_no,
        coalesce(placed.country_code, '') as country_code,
        case when placed.title_in_cable is not null then nullif(placed.sector, 'unknown') end as sector,
        case when titles.title_class in ('head_of_state', 'royal') then titles.title_class end as highest_office,
        headers.sent_date,
        {{ official_words('placed.name_in_cable') }} as words
    from {{ ref('int_persons__placed') }} as placed
    inner join {{ ref('int_headers') }} as headers on placed.cable_id = headers.cable_id
    left join {{ ref('int_titles') }} as titles on placed.title_in_cable = titles.title

),

named as (

    select
        *,
        case when len(words) > 1 then words[1] || ' ' || words[-1] else coalesce(words[-1], '') end as name,
        case when len(words) > 1 then words[1] end as first_word,
        coalesce(words[-1], '') as last_word
    from parts

)

select
    country_code,
    name,
    any_value(first_word) as first_word,
    any_value(last_word) as last_word,
    {{ name_key('any_value(last_word)') }} as last_key,
    any_value(first_word) is null as is_surname_alone,
    count(distinct cable_id) as cable_count,
    min(sent_date) as first_date,
    max(sent_date) as last_date,
    list_sort(list(distinct sector)) as sectors,
    list_sort(list(distinct highest_office)) as highest_offices,
    list_sort(list(distinct cable_id)) as cable_ids
from named
group by country_code, name
