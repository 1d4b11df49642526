-- Which official a person of a cable is. A full name is matched on first and last name within a country; a bare surname joins the only
-- full name of that country that bears it.
with parts as (

    select
        cable_id,
        person_no,
        coalesce(country_code, '') as country_code,
        list_filter({{ fold_words('name_in_cable') }}, lambda word: length(word) > 1) as words
    from {{ ref('int_persons__placed') }}

),

named as (

    select
        cable_id,
        person_no,
        country_code,
        words[-1] as last_word,
        case when len(words) > 1 then words[1] || ' ' || words[-1] end as long_name
    from parts

),

bearers as (

    select
        country_code,
        last_word,
        min(long_name) as long_name
    from named
    where long_name is not null
    group by 1, 2
    having count(distinct long_name) = 1

)

select
    named.cable_id,
    named.person_no,
    coalesce(named.long_name, bearers.long_name, named.last_word) as official_name,
    {{ surrogate_key(['named.country_code', 'coalesce(named.long_name, bearers.long_name, named.last_word)']) }} as official_key
from named
left join bearers on named.country_code = bearers.country_code and named.last_word = bearers.last_word and named.long_name is null
