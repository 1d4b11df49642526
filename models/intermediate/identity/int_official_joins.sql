-- Names of one country that are one person's, full names or surnames that stand alone, with the rule and the likeness that say so. Names that a cable holds as two persons are never joined.
{%- set least_first = 0.86 %}
{%- set least_last = 0.88 %}
{%- set least_surname_alone = 0.92 %}
with alike as (

    select
        short.country_code,
        short.name,
        long.name as other_name,
        long.cable_count as other_count,
        short.cable_count,
        short.is_surname_alone,
        coalesce(jaro_winkler_similarity(short.first_word, long.first_word), 1) as first_likeness,
        jaro_winkler_similarity(short.last_word, long.last_word) as last_likeness,
        nicknames.short_name is not null as is_nickname,
        short.last_word = long.last_word as has_same_last_word
    from {{ ref('int_official_names') }} as short
    inner join {{ ref('int_official_names') }} as long
        on
            short.country_code = long.country_code
            and short.last_key = long.last_key
            and short.is_surname_alone = long.is_surname_alone
            and short.name <> long.name
    left join {{ ref('nicknames') }} as nicknames
        on
            (short.first_word = nicknames.short_name and long.first_word = nicknames.given_name)
            or (long.first_word = nicknames.short_name and short.first_word = nicknames.given_name)
    where
        not list_has_any(short.cable_ids, long.cable_ids)
        -- a name is the same over a working life
        and coalesce(short.first_date <= long.last_date + interval 15 year and long.first_date <= short.last_date + interval 15 year, true)

),

ruled as (

    select
        *,
        case
            when last_likeness < {{ least_last }} then null
            when is_surname_alone then case when last_likeness >= {{ least_surname_alone }} then 'spelling of the surname' end
            when is_nickname then 'short form of the first name'
            when first_likeness >= {{ least_first }} and left(name, 1) = left(other_name, 1) then 'spelling'
        end as rule,
        case when is_nickname then last_likeness else least(first_likeness, last_likeness) end as score
    from alike

)

select
    country_code,
    name,
    other_name,
    rule,
    round(score, 3) as score,
    round(first_likeness, 3) as first_likeness,
    round(last_likeness, 3) as last_likeness
from ruled
where rule is not null
-- each name joins the one that more cables use
qualify
    row_number() over (partition by country_code, name order by other_count desc, score desc, other_name asc) = 1
    and (other_count, other_name) > (cable_count, name)
