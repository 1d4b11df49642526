-- Places that name a person of the cable, with the titles there and the group of forms they belong to.
with named as (

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
        candidates.country_before,
        contains(left(candidates.gap_after, 20), 'rotect') and regexp_matches(candidates.gap_after, '{{ protection_mark() }}') as is_protected
    from {{ ref('int_name_candidates') }} as candidates
    left join {{ ref('int_name_appositions') }} as appositions
        on
            candidates.cable_id = appositions.cable_id
            and candidates.sentence_no = appositions.sentence_no
            and candidates.start_offset = appositions.start_offset
    where
        candidates.sentence_no > 0
        or candidates.sentence_no = -1 and (candidates.cable_id, candidates.start_offset) in (
            select (cable_id, clause_start) from {{ ref('int_name_forms') }}
            where clause_start is not null
        )

    union all

    select
        cable_id,
        null,
        -2,
        start_offset,
        start_offset + length(text),
        regexp_replace(trim(text), ' +', ' ', 'g'),
        array_to_string({{ fold_words('text') }}, ' '),
        null,
        null,
        null,
        null,
        false
    from {{ ref('int_header_passages') }}
    where sentence_no = -2 and regexp_matches(text, '\p{L}{2}')

)

select
    named.*,
    merged.full_form
from named
inner join {{ ref('int_name_forms__merged') }} as merged on named.cable_id = merged.cable_id and named.form = merged.form
inner join {{ ref('int_person_groups') }} as persons on merged.cable_id = persons.cable_id and merged.full_form = persons.full_form
