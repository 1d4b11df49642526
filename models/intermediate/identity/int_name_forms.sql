-- The forms of names in a cable (folded, no particles lost) with the evidence that they name a person.
with candidates as (

    select
        candidates.*,
        appositions.title_after,
        array_to_string({{ fold_words('candidates.name') }}, ' ') as form
    from {{ ref('int_name_candidates') }} as candidates
    left join {{ ref('int_name_appositions') }} as appositions
        on candidates.cable_id = appositions.cable_id
        and candidates.sentence_no = appositions.sentence_no
        and candidates.start_offset = appositions.start_offset

),

weighed as (

    select
        candidates.cable_id,
        candidates.sentence_no,
        candidates.start_offset,
        candidates.name,
        candidates.form,
        candidates.sentence_no < 0
            or candidates.title_in_run is not null
            or (candidates.title_before is not null and name_codes <> 'L')
            or (title_after is not null and name_codes not in ('L','A'))
            or (length(replace(name_codes, 'P', '')) > 1 and regexp_matches(name_codes, '[GI].*[GSNLw]|S.*[SN]|N.*S|[GN]P+[NSG]') and not regexp_matches(codes_after, '^[OM]') and not regexp_matches(codes_before, '[OML]$'))
            or (length(name_codes) > 1 and regexp_matches(name_codes, '[NSG]') and speaks_after)
            or (name_codes in ('S', 'PS') and not regexp_matches(codes_after, '^[OMW]') and not regexp_matches(codes_before, '[OML]$') and not coalesce(regexp_matches(gap_before, ' (in|at|near|from) $'), false))
        as is_strong,
        name_codes
    from candidates
    where candidates.sentence_no <> -2

    union all

    -- the signature is a name whatever its words
    select
        cable_id,
        -2,
        signer_start,
        regexp_replace(trim(translate(signer, chr(10), ' ')), ' +', ' ', 'g'),
        array_to_string({{ fold_words('signer') }}, ' '),
        true,
        'S'
    from {{ ref('int_headers') }}
    where regexp_matches(signer, '\p{L}{2}')

)

select
    cable_id,
    form,
    arg_min(name, (sentence_no < 0, sentence_no, start_offset)) as name,
    string_split(form, ' ') as words,
    length(form) - length(replace(form, ' ', '')) + 1 as word_count,
    bool_or(is_strong) as is_strong,
    count(*) as mention_count,
    any_value(name_codes) as name_codes
from weighed
where form <> ''
group by cable_id, form
