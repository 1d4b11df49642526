-- Persons of a cable who bear the name of a leader in office around its date, with that leader's country.
{#- of namesakes the one of the country reported on, else the nearest in time #}
{%- set nearest -%}
(
    leaders.name = evidence.full_form,
    coalesce(leaders.country_code = cables.country_code, false),
    coalesce(list_contains(cables.tag_country_codes, leaders.country_code), false),
    -greatest(date_diff('day', headers.sent_date, leaders.first_date), date_diff('day', leaders.last_date, headers.sent_date), 0),
    -date_diff('day', leaders.first_date, leaders.last_date)
)
{%- endset %}
select
    evidence.cable_id,
    evidence.full_form,
    arg_max(leaders.country_code, {{ nearest }}) as country_code,
    -- ministers may be of any branch: the lists of travels name them for their rank
    arg_max(case leaders.role when 'legislator' then 'legislative' when 'io' then 'io' when 'minister' then null when 'us_military' then 'military' else 'executive' end, {{ nearest }}) as sector
from {{ ref('int_persons__evidence') }} as evidence
inner join {{ ref('int_headers') }} as headers on evidence.cable_id = headers.cable_id
inner join {{ ref('int_cable_countries') }} as cables on evidence.cable_id = cables.cable_id
inner join {{ ref('int_leader_names') }} as leaders
    on
        string_split(evidence.full_form, ' ')[-1] = leaders.surname
        -- those who led a country are named long after; others by their surname only while they hold the office
        and headers.sent_date
        between leaders.first_date - case when leaders.role = 'io' or (leaders.role in ('us', 'us_military', 'legislator') and evidence.full_form = leaders.surname) then interval 1 year else interval 8 year end
        and leaders.last_date + case
            when leaders.role in ('head', 'foreign_minister', 'minister') then interval 20 year
            when evidence.full_form = leaders.surname then interval 1 year
            else interval 8 year
        end
where (
    leaders.name = evidence.full_form
    or not contains(evidence.full_form, ' ')
    or not contains(leaders.name, ' ')
    or left(leaders.name, 1) = left(evidence.full_form, 1)
)
and (
    -- an office must fit: a foreign minister is not the king of the same name
    evidence.title_class is null
    or (evidence.title_class in ('head_of_state', 'head_of_government', 'royal', 'head') and leaders.role in ('head', 'us'))
    or (evidence.title_class in ('minister', 'secretary') and leaders.role not in ('head', 'legislator'))
    or (evidence.title_class in ('minister', 'secretary') and contains(lower(evidence.title_in_cable), 'prime'))
    or (evidence.title_class in ('secretary', 'attorney', 'head', 'ambassador', 'military') and leaders.role in ('us', 'us_military', 'io'))
    or (evidence.title_class in ('legislator', 'head') and leaders.role = 'legislator')
)
group by 1, 2
