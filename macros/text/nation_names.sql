{#- Nationalities that one country has and the names of countries, folded, with their country; depends on the seeds nationalities and countries. -#}
{% macro nation_names() -%}
select
    array_to_string({{ fold_words('word') }}, ' ') as nation,
    min(country_code) as country_code,
    max(length(word)) as size,
    bool_or(word_kind = 'name') as is_noun
from {{ ref('nationalities') }}
group by 1
having count(distinct country_code) = 1

union

select
    array_to_string({{ fold_words('country_name') }}, ' '),
    country_code,
    length(country_name),
    true
from {{ ref('countries') }}
{%- endmacro %}
