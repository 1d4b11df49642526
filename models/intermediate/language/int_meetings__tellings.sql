-- Which events tell of the same encounter: one whose counterparts are all among those of another, on no other day.
with

-- a series of encounters with several counterparts is one with each
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
),

-- the telling that the others may join comes first: most counterparts, dated, held, first told
ordered as (
    select
        *,
        row_number() over (
            partition by cable_id
            order by
                family = 'say' asc,
                len(counterparts) desc,
                first_date is null asc,
                is_date_inherited asc,
                is_prospect asc,
                is_past asc,
                sentence_no asc,
                cue_no asc,
                family asc,
                part_no asc
        ) as telling_no
    from parts
),

joined as (
    select
        later.cable_id,
        later.telling_no,
        min(earlier.telling_no) as occasion_no
    from ordered as later
    inner join ordered as earlier
        on
            later.cable_id = earlier.cable_id
            and later.telling_no >= earlier.telling_no
            and later.with_us = earlier.with_us
            and later.is_prospect = earlier.is_prospect
            and (later.is_past = earlier.is_past or later.family = 'say' or later.telling_no = earlier.telling_no)
            and list_has_all(earlier.counterparts, later.counterparts)
            and (len(earlier.named_americans) = 0 or len(later.named_americans) = 0 or list_has_any(earlier.named_americans, later.named_americans))
            and (
                later.first_date is null
                or earlier.first_date is null
                or later.first_date = earlier.first_date
                or later.first_date between earlier.first_date and earlier.last_date
                or (later.date_precision = 'month' and date_trunc('month', earlier.first_date) = later.first_date)
                or (earlier.date_precision = 'month' and date_trunc('month', later.first_date) = earlier.first_date)
            )
    group by later.cable_id, later.telling_no
)

select
    ordered.cable_id,
    ordered.telling_no,
    ordered.sentence_no,
    ordered.cue_no,
    ordered.part_no,
    ordered.paragraphs,
    ordered.family,
    ordered.cue,
    ordered.medium,
    ordered.first_date,
    ordered.last_date,
    ordered.date_precision,
    ordered.is_date_inherited,
    ordered.counterparts,
    ordered.person_nos,
    ordered.counterpart_count,
    ordered.named_count,
    ordered.us_count,
    ordered.unnamed_us_count,
    ordered.speech_count,
    ordered.with_us,
    ordered.is_series,
    ordered.is_prospect,
    ordered.is_past,
    ordered.is_negated,
    ordered.has_subject,
    ordered.has_object,
    ordered.has_redacted,
    ordered.has_role,
    ordered.place,
    ordered.evidence_start,
    ordered.evidence_end,
    coalesce(further.occasion_no, joined.occasion_no) as occasion_no
from ordered
inner join joined
    on ordered.cable_id = joined.cable_id and ordered.telling_no = joined.telling_no
left join joined as further
    on joined.cable_id = further.cable_id and joined.occasion_no = further.telling_no
