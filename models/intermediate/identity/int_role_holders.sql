-- Whom "the Ambassador", "the Charge", "PolOff" of a cable mean: the one American of that office whom the cable names; else, for heads of mission,
-- who held the post on that day. The basis keeps apart what the cable says and what the reference says.
with phrases as (

    select
        persons.cable_id,
        persons.person_no,
        persons.official_key,
        persons.name_in_cable,
        persons.role_in_cable,
        unnest(flatten(list_transform(
            range(1, len({{ fold_words('persons.title_in_cable') }}) + 1),
            lambda i: [
                array_to_string({{ fold_words('persons.title_in_cable') }}[i:i], ' '),
                array_to_string({{ fold_words('persons.title_in_cable') }}[i:i + 1], ' '),
                array_to_string({{ fold_words('persons.title_in_cable') }}[i:i + 3], ' ')
            ]
        ))) as phrase
    from {{ ref('int_persons') }} as persons
    where persons.country_code = 'US' and persons.title_in_cable is not null

),

officers as (

    select distinct
        phrases.cable_id,
        phrases.person_no,
        phrases.official_key,
        phrases.name_in_cable,
        phrases.role_in_cable,
        offices.office
    from phrases
    inner join {{ ref('us_offices') }} as offices on phrases.phrase = offices.as_written and offices.office <> 'codel'

),

named as (

    select
        spoken.cable_id,
        spoken.office,
        arg_min(officers.person_no, (case officers.role_in_cable when 'signer' then 1 when 'classifier' then 2 else 3 end, officers.person_no)) as person_no,
        arg_min(officers.official_key, (case officers.role_in_cable when 'signer' then 1 when 'classifier' then 2 else 3 end, officers.person_no)) as official_key,
        arg_min(officers.name_in_cable, (case officers.role_in_cable when 'signer' then 1 when 'classifier' then 2 else 3 end, officers.person_no)) as name
    from {{ ref('int_cable_offices') }} as spoken
    inner join officers on spoken.cable_id = officers.cable_id and spoken.office = officers.office
    group by spoken.cable_id, spoken.office
    -- of several the post's own signs or classifies
    having count(*) = 1 or bool_or(officers.role_in_cable <> 'mentioned')

),

chiefs as (

    select
        spoken.cable_id,
        spoken.office,
        arg_max(chiefs.chief_id, (chiefs.started_date, chiefs.chief_id)) as chief_id,
        arg_max(concat_ws(' ', chiefs.given_names, chiefs.surname), (chiefs.started_date, chiefs.chief_id)) as name
    from {{ ref('int_cable_offices') }} as spoken
    inner join {{ ref('int_headers') }} as headers on spoken.cable_id = headers.cable_id
    inner join {{ ref('posts') }} as posts on headers.post_code = posts.post_code and posts.post_kind in ('embassy', 'mission')
    inner join {{ ref('chiefs_of_mission') }} as chiefs
        on
            (posts.post_code = chiefs.post_code or (chiefs.post_code is null and posts.post_kind = 'embassy' and posts.country_code = chiefs.country_code))
            and headers.sent_date between chiefs.started_date::date and coalesce(chiefs.ended_date::date, chiefs.started_date::date + interval 4 year)
            and starts_with(chiefs.role, spoken.office)
    where spoken.office in ('ambassador', 'charge')
    group by spoken.cable_id, spoken.office

)

select
    coalesce(named.cable_id, chiefs.cable_id) as cable_id,
    coalesce(named.office, chiefs.office) as office,
    named.person_no,
    coalesce(named.official_key, officials.official_key) as official_key,
    chiefs.chief_id,
    coalesce(named.name, chiefs.name) as name,
    case when named.cable_id is not null then 'named in cable' else 'chief of mission of the day' end as basis
from named
full join chiefs on named.cable_id = chiefs.cable_id and named.office = chiefs.office
left join (
    select
        official_name,
        min(official_key) as official_key
    from {{ ref('int_persons__official') }}
    inner join {{ ref('int_persons') }} using (cable_id, person_no, official_key)
    where country_code = 'US'
    group by official_name
) as officials
    on {{ fold_words('chiefs.name') }}[1] || ' ' || {{ fold_words('chiefs.name') }}[-1] = officials.official_name
