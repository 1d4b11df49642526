{#- The people of each cable, or of each paragraph of it, and how they rank among those of their side by how often they are named. -#}
{%- macro people_most_named(within) -%}
select
    {% for column in within %}mentions.{{ column }},
    {% endfor -%}
    mentions.person_no,
    min(persons.name_in_cable) as name,
    min(persons.country_code) as country_code,
    if(coalesce(min(persons.country_code) = 'US', false), 'us', 'other') as side,
    row_number() over (
        partition by {% for column in within %}mentions.{{ column }}, {% endfor %}coalesce(min(persons.country_code) = 'US', false)
        order by count(*) desc, min(mentions.start_offset) asc, mentions.person_no asc
    ) as rank_no
from {{ ref('int_mentions') }} as mentions
inner join {{ ref('int_persons') }} as persons
    on mentions.cable_id = persons.cable_id and mentions.person_no = persons.person_no
group by {% for column in within %}mentions.{{ column }}, {% endfor %}mentions.person_no
{%- endmacro -%}
