-- Who "the Ambassador", "the Charge", "the DCM" of a cable is, where the cable names such an American.
with

holders as (
    select
        cable_id,
        person_no,
        name_in_cable,
        role_in_cable,
        case
            when regexp_matches(title_in_cable, '(?i)\b(?:DCM|deputy chief of mission)\b') then 'dcm'
            when regexp_matches(title_in_cable, '(?i)\b(?:charg[eé]|cda)\b') then 'charge'
            when regexp_matches(title_in_cable, '(?i)\bambassador\b') then 'ambassador'
            when role_in_cable = 'signer' and title_in_cable is null then 'signer'
            when regexp_matches(title_in_cable, '(?i)\bconsul general\b|^cg$') then 'consul general'
        end as office
    from {{ ref('int_persons') }}
    where country_code = 'US'
),

offices as (
    select
        cable_id,
        person_no,
        name_in_cable,
        role_in_cable,
        office
    from holders
    where office is not null and office <> 'signer'
    union all
    -- an untitled signer is the head of the post
    select
        cable_id,
        person_no,
        name_in_cable,
        role_in_cable,
        unnest(['ambassador', 'charge', 'consul general'])
    from holders
    where office = 'signer'
)

select
    cable_id,
    office,
    arg_min(person_no, row(case role_in_cable when 'signer' then 1 when 'classifier' then 2 else 3 end, person_no)) as person_no
from offices
group by cable_id, office
