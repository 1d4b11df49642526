{#- The signs of the parties that may ask or be asked, a row each, of a relation with a list of them; those that do not hold are null in the list. -#}
{% macro option_signs(listed) -%}
select
    cable_id,
    candidate_no,
    option_no,
    name,
    feature
from (
    select
        cable_id,
        candidate_no,
        option_no,
        name,
        -- only a word that is both says a thing twice
        unnest(if(asker = voice, list_distinct(features), features)) as feature
    from {{ listed }}
) as one_by_one
where feature is not null
{%- endmacro %}
