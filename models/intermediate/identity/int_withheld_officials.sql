-- Officials of each cable whom what leaves the warehouse does not tell: the protected, and, as in sentences, whoever beside them bears their last name.
with protected as (

    select distinct official_key from {{ ref('int_persons') }}
    where is_protected

),

-- what would be told of each official of a cable that names a protected person: title there, names anywhere
told as (

    select
        persons.cable_id,
        persons.official_key,
        persons.title_in_cable as words
    from {{ ref('int_persons') }} as persons
    where persons.cable_id in (select cable_id from {{ ref('int_protected_names') }})

    union

    select
        persons.cable_id,
        persons.official_key,
        anywhere.name_in_cable
    from {{ ref('int_persons') }} as persons
    inner join {{ ref('int_persons') }} as anywhere on persons.official_key = anywhere.official_key
    where persons.cable_id in (select cable_id from {{ ref('int_protected_names') }})

)

select
    cable_id,
    official_key
from {{ ref('int_persons') }}
where official_key in (select official_key from protected)

union

select
    told.cable_id,
    told.official_key
from told
inner join {{ ref('int_protected_names') }} as names
    on told.cable_id = names.cable_id and {{ holds_word('told.words', 'names.surname') }}
