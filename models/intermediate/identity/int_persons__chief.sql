-- Persons of a cable who bear the name of a US chief of mission in office at its date: at the post itself, or with such a title anywhere.
with chiefs as (

    select
        {{ fold_words('surname') }}[-1] as surname,
        left(lower(strip_accents(given_names)), 1) as initial,
        post_code,
        country_code,
        case when starts_with(role, 'ambassador') then 'ambassador' when starts_with(role, 'charge') then 'charge' end as office,
        started_date::date as started_date,
        coalesce(ended_date::date, started_date::date + interval 4 year) as ended_date
    from {{ ref('chiefs_of_mission') }}
    where started_date is not null

)

select
    evidence.cable_id,
    evidence.full_form,
    bool_or(chiefs.post_code = headers.post_code or chiefs.country_code = posts.country_code) as is_at_post,
    min(chiefs.office) filter (
        where (chiefs.post_code = headers.post_code or chiefs.country_code = posts.country_code)
        and headers.sent_date between chiefs.started_date and chiefs.ended_date
    ) as office_at_post
from {{ ref('int_persons__evidence') }} as evidence
inner join {{ ref('int_headers') }} as headers on evidence.cable_id = headers.cable_id
left join {{ ref('posts') }} as posts on headers.post_code = posts.post_code
inner join chiefs
    on
        string_split(evidence.full_form, ' ')[-1] = chiefs.surname
        and headers.sent_date between chiefs.started_date - interval 6 month and chiefs.ended_date + interval 3 month
where not contains(evidence.full_form, ' ') or left(evidence.full_form, 1) = chiefs.initial
group by 1, 2
