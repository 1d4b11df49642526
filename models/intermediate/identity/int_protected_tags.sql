-- Tags that name protected persons. No word of the vocabulary is a name, whoever bears it too.
with unlisted as (

    select
        tags.cable_id,
        tags.position,
        tags.tag_code,
        tags.tag_as_written
    from {{ ref('int_tags') }} as tags
    left join {{ ref('tags') }} as vocabulary on tags.tag_code = vocabulary.tag_code
    where vocabulary.tag_code is null

),

protected as (

    select distinct
        {{ fold_words('name_in_cable') }}[-1] as surname,
        case when len({{ fold_words('name_in_cable') }}) > 1 then left({{ fold_words('name_in_cable') }}[1], 1) end as initial
    from {{ ref('int_persons') }}
    where official_key in (
        select official_key from {{ ref('int_persons') }}
        where is_protected
    )

),

-- "VARGA, ILSE": as persons are tagged
persons as (

    select
        *,
        {{ fold_words("split_part(tag_code, ',', 1)") }}[-1] as surname,
        left({{ fold_words("split_part(tag_code, ',', 2)") }}[1], 1) as initial
    from unlisted
    where contains(tag_code, ',')

)

-- in a cable that names the person, whatever holds the last name
select
    unlisted.cable_id,
    unlisted.position
from unlisted
inner join {{ ref('int_protected_names') }} as names
    on
        unlisted.cable_id = names.cable_id
        and {{ holds_word("concat_ws(' ', unlisted.tag_code, unlisted.tag_as_written)", 'names.surname') }}

union

-- in any cable, a person's tag that fits the name
select
    persons.cable_id,
    persons.position
from persons
inner join protected
    on persons.surname = protected.surname and coalesce(persons.initial = protected.initial, true)
