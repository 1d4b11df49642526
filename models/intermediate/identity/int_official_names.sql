-- The names of persons by country, each written as first and last word or as the only one, with when and in which offices the cables show them.
select
    country_code,
    name,
    any_value(first_word) as first_word,
    any_value(last_word) as last_word,
    any_value(last_key) as last_key,
    bool_and(is_surname_alone) as is_surname_alone,
    count(distinct cable_id) as cable_count,
    min(sent_date) as first_date,
    max(sent_date) as last_date,
    list_sort(list(distinct sector)) as sectors,
    list_sort(list(distinct highest_office)) as highest_offices,
    list_sort(list(distinct cable_id)) as cable_ids
from {{ ref('int_official_words') }}
group by country_code, name
