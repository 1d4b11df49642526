-- Which official a person of a cable is, and why: the name itself, a join of two names, or a surname alone that one official of the country and time bears.
with named as (

    select * from {{ ref('int_official_words') }}

),

joins as (

    select
        first_join.country_code,
        first_join.name,
        coalesce(second_join.other_name, first_join.other_name) as official_name,
        first_join.rule,
        least(first_join.score, coalesce(second_join.score, 1)) as score
    from {{ ref('int_official_joins') }} as first_join
    left join {{ ref('int_official_joins') }} as second_join
        on first_join.country_code = second_join.country_code and first_join.other_name = second_join.name

),

names as (

    select
        names.*,
        coalesce(joins.official_name, names.name) as official_name,
        joins.rule,
        joins.score
    from {{ ref('int_official_names') }} as names
    left join joins on names.country_code = joins.country_code and names.name = joins.name

),

officials as (

    select
        country_code,
        last_key,
        official_name,
        arg_max(last_word, (cable_count, last_word)) as last_word,
        sum(cable_count) as cable_count,
        min(first_date) as first_date,
        max(last_date) as last_date,
        list_distinct(flatten(list(sectors))) as sectors,
        list_distinct(flatten(list(highest_offices))) as highest_offices
    from names
    where not is_surname_alone
    group by all

),

-- who is named in full in a cable is not meant by another person's bare surname there, unless nearly all cables mean that one
in_cable as (

    select distinct
        named.cable_id,
        named.country_code,
        names.official_name
    from named
    inner join names on named.country_code = names.country_code and named.name = names.name
    where not named.is_surname_alone

),

-- initials that a cable explains elsewhere
explained as (

    select
        initials.initials,
        officials.country_code,
        arg_max(officials.official_name, (officials.cable_count, officials.official_name)) as official_name
    from {{ ref('int_name_initials') }} as initials
    inner join officials
        on
            list_contains(string_split(initials.run_form, ' '), officials.last_word)
            and list_contains(string_split(initials.run_form, ' '), string_split(officials.official_name, ' ')[1])
    group by 1, 2

),

-- how often a surname alone is given the highest office
heads as (

    select
        country_code,
        last_key,
        count(*) as head_count
    from named
    where is_surname_alone and highest_office is not null
    group by 1, 2

),

-- leaders whose list gives more than a surname: the others would only say it again
holders as (

    select
        leaders.country_code,
        {{ name_key('leaders.surname') }} as last_key,
        leaders.surname,
        leaders.role,
        leaders.first_date,
        leaders.last_date,
        string_split(leaders.name, ' ')[1] as first_word
    from {{ ref('int_leader_names') }} as leaders
    where contains(leaders.name, ' ')

),

-- a surname called head of state, or without title where the cable names no other bearer in full, is whoever held that office that day;
-- and the Secretary signs the Department's telegrams, by a surname that presidents had too
in_office as (

    select
        named.cable_id,
        named.person_no,
        coalesce(
            arg_max(officials.official_name, (officials.cable_count, officials.official_name)),
            min(holders.first_word || ' ' || holders.surname)
        ) as official_name,
        case when bool_and(named.highest_office is null and not named.is_signer_of_department) then 0.8 else 0.95 end as score
    from named
    inner join holders
        on
            named.country_code = holders.country_code
            and named.last_key = holders.last_key
            and jaro_winkler_similarity(named.last_word, holders.surname) >= 0.92
            and named.sent_date between holders.first_date and holders.last_date
            and case
                when named.is_signer_of_department then holders.role = 'us' and holders.country_code = 'US'
                else holders.role = 'head' and (named.highest_office = 'head_of_state' or (named.highest_office is null and named.sector is null))
            end
    left join officials
        on
            holders.country_code = officials.country_code
            and holders.last_key = officials.last_key
            and jaro_winkler_similarity(string_split(officials.official_name, ' ')[1], holders.first_word) >= 0.86
    left join in_cable
        on
            named.cable_id = in_cable.cable_id
            and named.country_code = in_cable.country_code
            and named.last_word = string_split(in_cable.official_name, ' ')[-1]
            and in_cable.official_name is distinct from officials.official_name
    where
        named.is_surname_alone
        and (in_cable.cable_id is null or named.highest_office is not null or named.is_signer_of_department)
        and (officials.official_name is not null or not named.is_signer_of_department)
    group by 1, 2
    having count(distinct holders.first_word) = 1

),

-- who of the country bears a surname that stands alone: in office around that day, in the same branch where the cable tells one,
-- and never a head of state by the name of another
bearers as (

    select
        named.cable_id,
        named.person_no,
        named.country_code,
        officials.official_name,
        officials.cable_count,
        coalesce(list_contains(officials.sectors, named.sector), false) as has_same_sector,
        named.sector is not null and len(officials.sectors) > 0 and not list_contains(officials.sectors, named.sector) as has_other_sector,
        count(*) over by_person as bearer_count,
        count(*) filter (where list_contains(officials.sectors, named.sector)) over by_person as sector_count,
        max(officials.cable_count) over by_person / sum(officials.cable_count) over by_person as main_share,
        officials.cable_count = max(officials.cable_count) over by_person as is_main
    from named
    inner join officials
        on
            named.country_code = officials.country_code
            and named.last_key = officials.last_key
            and jaro_winkler_similarity(named.name, officials.last_word) >= 0.92
    left join heads on named.country_code = heads.country_code and named.last_key = heads.last_key
    where
        named.is_surname_alone
        and case
            when named.highest_office is not null then list_contains(officials.highest_offices, named.highest_office)
            when len(officials.highest_offices) = 0 and named.sector is null then officials.cable_count > coalesce(heads.head_count, 0)
            else true
        end
        and coalesce(named.sent_date between officials.first_date - interval 8 year and officials.last_date + interval 8 year, true)
    window by_person as (partition by named.cable_id, named.person_no)

),

borne as (

    select
        bearers.cable_id,
        bearers.person_no,
        bearers.official_name,
        case
            when has_same_sector and sector_count = 1 then 'surname and office'
            when bearer_count = 1 then 'surname of one official'
            else 'surname, most cables'
        end as rule,
        case
            when has_same_sector and sector_count = 1 then 0.95
            when bearer_count = 1 then 0.8
            else round(0.7 * main_share, 3)
        end as score
    from bearers
    left join in_cable on bearers.cable_id = in_cable.cable_id and bearers.country_code = in_cable.country_code and bearers.official_name = in_cable.official_name
    where
        (in_cable.cable_id is null or (is_main and main_share >= 0.8 and bearer_count > 1))
        and (
            (has_same_sector and (sector_count = 1 or main_share >= 0.6))
            or (bearer_count = 1 and not has_other_sector)
            or (main_share >= 0.8 and not has_other_sector)
        )
    qualify row_number() over (partition by bearers.cable_id, person_no order by has_same_sector desc, cable_count desc, bearers.official_name asc) = 1

)

select
    named.cable_id,
    named.person_no,
    coalesce(in_office.official_name, explained.official_name, borne.official_name, names.official_name) as official_name,
    {{ surrogate_key(['named.country_code', 'coalesce(in_office.official_name, explained.official_name, borne.official_name, names.official_name)']) }} as official_key,
    case
        when in_office.official_name is not null then 'surname in office that day'
        when explained.official_name is not null then 'initials explained in a cable'
        when borne.official_name is not null then borne.rule
        when names.rule is not null then names.rule
        when named.is_surname_alone then 'surname alone'
        else 'first and last name'
    end as join_rule,
    coalesce(in_office.score, case when explained.official_name is not null then 0.9 end, borne.score, names.score, case when named.is_surname_alone then 0.5 else 1 end)::double as join_score
from named
inner join names on named.country_code = names.country_code and named.name = names.name
left join borne on named.cable_id = borne.cable_id and named.person_no = borne.person_no
left join explained on named.country_code = explained.country_code and named.name = explained.initials and named.is_surname_alone
left join in_office on named.cable_id = in_office.cable_id and named.person_no = in_office.person_no
