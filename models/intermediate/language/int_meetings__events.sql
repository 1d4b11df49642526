-- Each place in the text that may tell of an encounter; a day once told governs what its paragraph goes on to tell.
with

together as (
    select
        *,
        case
            when first_date is not null or is_prospect or family = 'say' then null
            when is_same_day then -1
            when not is_past and not (is_reported and family <> 'tell') then paragraphs[1]
        end as undated_in
    from (
        select * from {{ ref('int_meetings__cued') }}
        union all by name
        select * from {{ ref('int_meetings__quoted') }}
    ) as either
),

-- a date once told governs what the paragraph goes on to tell, and "the same day" wherever it stands
running as (
    select
        cable_id,
        paragraph_no,
        sentence_no,
        with_us,
        arg_max(struct_pack(first_date := first_date, last_date := last_date, date_precision := date_precision), cue_no) as found
    from (
        select
            *,
            unnest([paragraphs[1], -1]) as paragraph_no
        from together
        where date_precision in ('day', 'span') and not is_past and not is_prospect and family <> 'say'
    ) as dated
    group by cable_id, paragraph_no, sentence_no, with_us
)

select
    together.cable_id,
    together.sentence_no,
    together.cue_no,
    together.family,
    together.cue,
    together.paragraphs,
    together.medium,
    together.is_series,
    together.counterparts,
    together.person_nos,
    together.counterpart_count,
    together.named_count,
    together.us_count,
    together.named_americans,
    together.has_subject,
    together.has_object,
    together.has_redacted,
    together.has_role,
    together.has_unlisted,
    together.is_complete,
    coalesce(together.first_date, running.found['first_date']) as first_date,
    coalesce(together.last_date, running.found['last_date']) as last_date,
    coalesce(together.date_precision, running.found['date_precision']) as date_precision,
    running.found is not null as is_date_inherited,
    together.is_prospect,
    together.is_past,
    together.is_negated,
    together.is_purpose,
    together.is_reported,
    together.us_parties,
    together.is_definite,
    together.is_indefinite,
    together.is_other,
    together.speech_count,
    together.with_us,
    together.unnamed_us_count,
    together.place,
    together.evidence_start,
    together.evidence_end
from together
asof left join running
    on
        together.cable_id = running.cable_id
        and together.undated_in = running.paragraph_no
        and together.with_us = running.with_us
        and together.sentence_no >= running.sentence_no
