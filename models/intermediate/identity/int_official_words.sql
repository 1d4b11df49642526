-- depends_on: {{ ref('name_particles') }}
-- Each person of a cable by the words that are compared across cables: first and last of the name, or the only one, with day and office.
with persons as (

    select
        placed.cable_id,
        placed.person_no,
        coalesce(placed.country_code, '') as country_code,
        case when placed.title_in_cable is not null then nullif(placed.sector, 'unknown') end as sector,
        case when titles.title_class in ('head_of_state', 'royal') then titles.title_class end as highest_office,
        headers.sent_date,
        placed.role_in_cable = 'signer' and headers.mrn_station = 'STATE' as is_signer_of_department,
        {{ official_words('placed.name_in_cable') }} as words
    from {{ ref('int_persons__placed') }} as placed
    inner join {{ ref('int_headers') }} as headers on placed.cable_id = headers.cable_id
    left join {{ ref('int_titles') }} as titles on placed.title_in_cable = titles.title

)

select
    cable_id,
    person_no,
    country_code,
    case when len(words) > 1 then words[1] || ' ' || words[-1] else coalesce(words[-1], '') end as name,
    case when len(words) > 1 then words[1] end as first_word,
    coalesce(words[-1], '') as last_word,
    {{ name_key("coalesce(words[-1], '')") }} as last_key,
    len(words) <= 1 as is_surname_alone,
    is_signer_of_department,
    sent_date,
    sector,
    highest_office
from persons
