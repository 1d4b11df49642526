-- Places that name a person of the cable, each with the title there and the group of forms it belongs to.
with named as (

    select
        candidates.cable_id,
        candidates.paragraph_no,
        candidates.sentence_no,
        candidates.start_offset,
        candidates.end_offset,
        candidates.name,
        array_to_string({{ fold_words('candidates.name') }}, ' ') as form,
        case when titles_in_run.is_honorific then null else candidates.title_in_run end as title_in_run,
        candidates.title_before,
        appositions.title_after,
        candidates.country_before,
        candidates.gap_after
    from {{ ref('int_name_candidates') }} as candidates
    left join {{ ref('int_name_appositions') }} as appositions
        on candidates.cable_id = appositions.cable_id
        and candidates.sentence_no = appositions.sentence_no
        and candidates.start_offset = appositions.start_offset
    left join {{ ref('int_titles') }} as titles_in_run on candidates.title_in_run = titles_in_run.title
    where candidates.sentence_no > 0
        or candidates.sentence_no = -1 and (candidates.cable_id, candidates.start_offset) in (
            select (cable_id, clause_start) from {{ ref('int_name_forms') }} where clause_start is not null
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
        null
    from {{ ref('int_header_passages') }}
    where sentence_no = -2 and regexp_matches(text, '\p{L}{2}')

)

select
    named.*,
    merged.full_form,
    list_transform(
        list_filter(
            -- the title in the run may be part of the one before it
            [case when named.title_before is null or not ends_with(named.title_before, named.title_in_run) then named.title_in_run end, named.title_before, named.title_after],
            lambda title: title is not null
        ),
        lambda title: {{ singular_title('title') }}
    ) as titles,
    coalesce(regexp_matches(named.gap_after, '^ {0,2}[(](?i:please |strictly |pls )?(?i:strictly )?(?i:protect)'), false) as is_protected
from named
inner join {{ ref('int_name_forms__merged') }} as merged on named.cable_id = merged.cable_id and named.form = merged.form
inner join {{ ref('int_person_groups') }} as persons on merged.cable_id = persons.cable_id and merged.full_form = persons.full_form
