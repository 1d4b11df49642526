-- Places that name a person of the cable, with the titles there and the group of forms they belong to.
with clauses as (

    select
        cable_id,
        clause_start
    from {{ ref('int_name_forms') }}
    where clause_start is not null

),

persons as (

    select
        merged.cable_id,
        merged.form,
        merged.full_form
    from {{ ref('int_name_forms__merged') }} as merged
    inner join {{ ref('int_person_groups') }} as groups
        on merged.cable_id = groups.cable_id and merged.full_form = groups.full_form

),

named as (

    select
        candidates.cable_id,
        candidates.paragraph_no,
        candidates.sentence_no,
        candidates.start_offset,
        candidates.end_offset,
        candidates.name,
        candidates.form,
        candidates.title_in_run,
        candidates.title_before,
        appositions.title_after,
        introductions.title as title_introduced,
        candidates.title_with_body,
        candidates.country_before,
        sides.country_code as side_country_code,
        candidates.continues_titles,
        marks.name_start is not null as is_protected
    from {{ ref('int_name_candidates') }} as candidates
    left join {{ ref('int_name_appositions') }} as appositions
        on
            candidates.cable_id = appositions.cable_id
            and candidates.sentence_no = appositions.sentence_no
            and candidates.start_offset = appositions.start_offset
    left join {{ ref('int_name_introductions') }} as introductions
        on
            candidates.cable_id = introductions.cable_id
            and candidates.sentence_no = introductions.sentence_no
            and candidates.start_offset = introductions.start_offset
    left join (
        select distinct
            cable_id,
            name_start
        from {{ ref('int_protection_marks') }}
    ) as marks
        on candidates.cable_id = marks.cable_id and candidates.start_offset = marks.name_start
    left join {{ ref('int_name_sides') }} as sides
        on
            candidates.cable_id = sides.cable_id
            and candidates.start_offset >= sides.start_offset
            and candidates.start_offset < sides.end_offset
    -- of a classifying clause only the officer's name counts
    left join clauses on candidates.cable_id = clauses.cable_id and candidates.start_offset = clauses.clause_start
    where candidates.sentence_no > 0 or clauses.cable_id is not null

    union all

    select
        cable_id,
        null,
        -2,
        start_offset,
        start_offset + length(text),
        {{ rx_replace('trim(text)', " +", " ") }},
        array_to_string({{ fold_words('text') }}, ' '),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        false,
        false
    from {{ ref('int_header_passages') }}
    where sentence_no = -2 and {{ rx_matches('text', "\\p{L}{2}") }}

    union all

    select
        cable_id,
        null,
        -3,
        null,
        null,
        name,
        form,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        false,
        false
    from {{ ref('int_reference_names') }}

)

select
    named.*,
    persons.full_form
from named
inner join persons on named.cable_id = persons.cable_id and named.form = persons.form
