-- A series of encounters with several counterparts is one with each of them. The part that others may join comes first: dated,
-- with most counterparts, held, first told.
with

parts as (
    select
        * exclude (counterparts),
        0 as part_no,
        counterparts
    from {{ ref('int_meetings__events') }}
    where not is_series or counterpart_count < 2
    union all
    select
        * exclude (counterparts),
        generate_subscripts(counterparts, 1) as part_no,
        [unnest(counterparts)] as counterparts
    from {{ ref('int_meetings__events') }}
    where is_series and counterpart_count >= 2
)

select
    cable_id,
    sentence_no,
    cue_no,
    part_no,
    paragraphs,
    family,
    cue,
    medium,
    first_date,
    last_date,
    date_precision,
    is_date_inherited,
    place,
    counterparts,
    counterpart_count,
    named_count,
    named_americans,
    us_parties,
    us_count,
    unnamed_us_count,
    person_nos,
    speech_count,
    with_us,
    has_subject,
    has_object,
    has_redacted,
    has_role,
    has_unlisted,
    is_series,
    is_complete,
    is_prospect,
    is_past,
    is_negated,
    is_wished,
    is_purpose,
    is_reported,
    is_definite,
    is_indefinite,
    is_other,
    evidence_start,
    evidence_end,
    row_number() over (
        partition by cable_id
        order by
            family = 'say' asc,
            named_count = 0 asc,
            first_date is null or is_date_inherited asc,
            len(counterparts) desc,
            is_prospect asc,
            is_past asc,
            sentence_no asc,
            cue_no asc,
            family asc,
            part_no asc
    ) as telling_no
from parts
