-- One class a distinct word: T heads a title, M stands before a title, O body or thing, D country or people, F binds, P particle of a name,
-- G given name, S known surname, L place, w common word, W never a name, N unknown and so perhaps a name.
with following as (

    select
        words.*,
        lag(words.folded) over in_run as word_before,
        lag(words.is_possessive) over in_run as possessive_before,
        lead(words.word) over in_run as word_after
    from {{ ref('int_run_words') }} as words
    window in_run as (partition by words.run order by words.word_no)

),

counted as (

    select
        following.folded,
        min(following.word) as example,
        sum(following.run_count) as capital_count,
        sum(following.place_count) as place_count,
        sum(following.run_count) filter (where titles.word is not null and not following.possessive_before) as after_title_count,
        sum(following.run_count) filter (
            where titles.word is not null and not following.possessive_before and (following.word_after is null or following.is_possessive)
        ) as alone_after_title_count,
        sum(following.run_count) filter (
            where given_before.given_name is not null and not following.possessive_before and (following.word_after is null or following.is_possessive)
        ) as after_given_count,
        sum(following.run_count) filter (
            where titles.word is not null and not following.possessive_before and not following.is_possessive and following.word_after is not null
        ) as first_after_title_count,
        count(distinct following.run) filter (where titles.word is not null and not following.possessive_before) as after_title_runs
    from following
    left join {{ ref('titles') }} as titles on following.word_before = titles.word
    left join {{ ref('given_names') }} as given_before on following.word_before = given_before.given_name
    group by following.folded

)

select
    counted.folded,
    counted.capital_count,
    counted.place_count,
    coalesce(counted.after_title_count, 0) as after_title_count,
    counted.after_title_runs,
    coalesce(lower_case.lower_count, 0) as lower_count,
    given_names.given_name is not null as is_given_name,
    titles.title_class,
    titles.sector as title_sector,
    titles.country_code as title_country,
    nationalities.country_code,
    case
        when {{ rx_matches('counted.folded', "[0-9]|^x{3,}|^d-|^[rdi]-[a-z]{2}$|-(?:based|affiliated|connected|language|led|backed|type|style|sponsored|born|owned|dominated|controlled|held|related|trained|funded|speaking)$") }} then 'W'
        when counted.folded in ('of', 'for', 'the', 'on') then 'F'
        when titles.word is not null then 'T'
        when modifiers.word is not null then 'M'
        when organizations.word is not null then 'O'
        when nationalities.word is not null or counted.folded in ('u.s', 'u.k', 'u.s.a', 'u.n', 'e.u') then 'D'
        when never.word is not null then 'W'
        when particles.word is not null then 'P'
        when hyphen_titles.word is not null then 'T'
        when initials.initials is not null then 'S'
        when {{ rx_matches('counted.folded', "^(?:ii|iii|iv|v|vi|vii|viii|xi*v?|xvi)$") }} then 'N'
        when (
            (counted.alone_after_title_count >= 3 and counted.alone_after_title_count >= 0.05 * counted.capital_count)
            or (
                given_names.given_name is null
                and counted.alone_after_title_count >= 1
                and counted.after_given_count >= 1
                and counted.alone_after_title_count + counted.after_given_count >= 0.04 * counted.capital_count
            )
            or (
                given_names.given_name is null
                and common.word is null
                and counted.after_given_count >= 3
                and counted.after_given_count >= 0.1 * counted.capital_count
            )
        )
        and counted.place_count < 0.15 * counted.capital_count
        and (common.word is null or lower_case.lower_count < counted.capital_count) then 'S'
        when given_names.given_name is not null and (common.word is null or coalesce(lower_case.lower_count, 0) <= 0.25 * counted.capital_count) then 'G'
        when
            counted.first_after_title_count >= 2
            and counted.first_after_title_count >= 0.2 * counted.capital_count
            and common.word is null then 'G'
        when (
            counted.place_count >= 2 and counted.place_count >= 0.12 * counted.capital_count
            and coalesce(counted.alone_after_title_count, 0) = 0 and coalesce(counted.after_given_count, 0) = 0
        )
        or places.word is not null or (counted.place_count >= 2 and counted.place_count >= 0.3 * counted.capital_count) then 'L'
        when
            leaders.surname is not null
            and common.word is null
            and length(counted.folded) > 3
            and counted.place_count < 0.1 * counted.capital_count then 'S'
        when common.word is not null and counted.after_title_runs < 2 then 'w'
        when common.word is not null and lower_case.lower_count >= 3 * counted.capital_count then 'w'
        when
            lower_case.lower_count >= 2 and lower_case.lower_count >= 0.25 * (counted.capital_count + lower_case.lower_count) and counted.after_title_runs < 2
            then 'w'
        else 'N'
    end as word_class
from counted
left join {{ ref('int_words__lower_case') }} as lower_case on counted.folded = lower_case.folded
left join {{ ref('titles') }} as titles on counted.folded = titles.word
left join {{ ref('titles') }} as hyphen_titles
    on
        {{ rx_extract(rx_replace('counted.folded', '-(?:equivalent|designate|elect|level)$', ''), '([^-/]+)$', 1) }} = hyphen_titles.word
        and {{ rx_matches('counted.folded', "[-/]") }}
left join {{ ref('title_modifiers') }} as modifiers on counted.folded = modifiers.word
left join {{ ref('organization_words') }} as organizations on counted.folded = organizations.word
left join {{ ref('not_names') }} as never on counted.folded = never.word
left join {{ ref('name_particles') }} as particles on counted.folded = particles.word
left join {{ ref('given_names') }} as given_names on counted.folded = given_names.given_name
left join {{ ref('common_words') }} as common on counted.folded = common.word and common.frequency = 'common'
left join {{ ref('int_nationality_words') }} as nationalities on counted.folded = nationalities.word
left join {{ ref('int_place_words') }} as places on counted.folded = places.word
left join (select distinct initials from {{ ref('int_name_initials') }}) as initials on counted.folded = initials.initials
left join (select distinct surname from {{ ref('int_leader_names') }}) as leaders on counted.folded = leaders.surname
