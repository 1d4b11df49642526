-- Each place in the text that may tell of an encounter; a day once told governs what its paragraph goes on to tell.
with

together as (
    select
        *,
        case
            when first_date is not null or is_prospect or family = 'say' then null
            when is_same_day or day_shift is not null then -1
            when not is_past and not (is_reported and family <> 'tell') then paragraphs[1]
        end as undated_in,
        case
            when day_shift is not null then 'anyone'
            when with_us then 'us'
            else 'others'
        end as side
    from (
        select * from {{ ref('int_meetings__cued') }}
        union all by name
        select * from {{ ref('int_meetings__quoted') }}
    ) as either
),

-- a date once told governs what the paragraph goes on to tell; "the same day" and "the next day" count from it wherever they stand
running as (
    select
        cable_id,
        paragraph_no,
        sentence_no,
        side,
        arg_max(struct_pack(first_date := first_date, last_date := last_date, date_precision := date_precision), cue_no) as found
    from (
        select
            * exclude (side),
            unnest([paragraphs[1], -1, -1]) as paragraph_no,
            unnest([side, side, 'anyone']) as side
        from together
        where date_precision in ('day', 'span') and not is_past and not is_prospect and family <> 'say' and day_shift is null
    ) as dated
    group by cable_id, paragraph_no, sentence_no, side
),

inherited as (
    select
        together.*,
        -- the day before a span is before its first day, the day after it after its last
        case
            when together.day_shift is null then running.found
            else struct_pack(
                first_date
                := cast(if(together.day_shift > 0, coalesce(running.found['last_date'], running.found['first_date']), running.found['first_date']) + together.day_shift as date),
                last_date := cast(null as date),
                date_precision := if(running.found is null, null, 'day')
            )
        end as found
    from together
    asof left join running
        on
            together.cable_id = running.cable_id
            and together.undated_in = running.paragraph_no
            and together.side = running.side
            and together.sentence_no >= running.sentence_no
)

select
    cable_id,
    sentence_no,
    cue_no,
    family,
    cue,
    paragraphs,
    medium,
    is_series,
    counterparts,
    person_nos,
    counterpart_count,
    named_count,
    us_count,
    named_americans,
    has_subject,
    has_object,
    has_redacted,
    has_role,
    has_unlisted,
    is_complete,
    coalesce(first_date, found['first_date']) as first_date,
    coalesce(last_date, found['last_date']) as last_date,
    coalesce(date_precision, found['date_precision']) as date_precision,
    found['first_date'] is not null as is_date_inherited,
    is_prospect,
    is_past,
    is_negated,
    is_wished,
    is_purpose,
    is_reported,
    us_parties,
    is_definite,
    is_indefinite,
    is_other,
    speech_count,
    with_us,
    unnamed_us_count,
    place,
    evidence_start,
    evidence_end
from inherited
