-- Last names of protected persons in each cable that names them: an official whom one cable asks to protect is protected in all.
with persons as (

    select
        cable_id,
        unnest([surname, name_in_cable]) as name
    from {{ ref('int_persons') }}
    where official_key in (
        select official_key from {{ ref('int_persons') }}
        where is_protected
    )

)

select distinct
    cable_id,
    {{ fold_words('name') }}[-1] as surname
from persons
where length({{ fold_words('name') }}[-1]) > 1
