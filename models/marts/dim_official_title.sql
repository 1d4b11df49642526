-- The titles an official was given, with the span of cables that gave them.
select
    persons.official_key,
    persons.title_in_cable as title,
    any_value(titles.title_class) as title_class,
    min(headers.sent_date) as first_seen_date,
    max(headers.sent_date) as last_seen_date,
    count(distinct persons.cable_id)::integer as cable_count
from {{ ref('int_persons') }} as persons
inner join {{ ref('int_headers') }} as headers on persons.cable_id = headers.cable_id
left join {{ ref('int_titles') }} as titles on persons.title_in_cable = titles.title
where persons.title_in_cable is not null
group by 1, 2
