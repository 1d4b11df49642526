-- An encounter with all that its tellings say of it, but for the day that it takes from others.
with

tellings as (
    select
        parts.*,
        tellings.occasion_no
    from {{ ref('int_meetings__parts') }} as parts
    inner join {{ ref('int_meetings__tellings') }} as tellings
        on parts.cable_id = tellings.cable_id and parts.telling_no = tellings.telling_no
),

dated as (
    select
        cable_id,
        occasion_no,
        arg_min(
            struct_pack(first_date := first_date, last_date := last_date, date_precision := date_precision),
            case when date_precision = 'day' then 0 when date_precision = 'span' then 5000 else 10000 end
            + if(is_date_inherited, 2000, 0) + telling_no
        ) as day_told
    from tellings
    where first_date is not null
    group by cable_id, occasion_no
)

select
    tellings.cable_id,
    tellings.occasion_no,
    list_sort(list_distinct(flatten(list(tellings.paragraphs)))) as paragraphs,
    any_value(dated.day_told) as day_told,
    bool_or(tellings.first_date is not null and not tellings.is_date_inherited) as is_dated,
    list_sort(list(distinct tellings.sentence_no)) as sentence_nos,
    list_sort(list(distinct tellings.family)) as families,
    arg_min(tellings.family, tellings.telling_no) as family,
    arg_min(tellings.cue, tellings.telling_no) as cue,
    list_sort(list(distinct tellings.medium)) as media,
    arg_min(tellings.counterparts, tellings.telling_no) as counterparts,
    list_sort(list_distinct(flatten(list(tellings.person_nos)))) as person_nos,
    bool_or(tellings.part_no > 0) as is_part_of_series,
    count(*) as telling_count,
    bool_and(tellings.with_us) as with_us,
    max(tellings.counterpart_count) as counterpart_count,
    max(tellings.named_count) as named_count,
    max(tellings.us_count) as us_count,
    bool_or(tellings.has_subject) as has_subject,
    bool_or(tellings.has_object) as has_object,
    bool_or(tellings.has_redacted) as has_redacted,
    bool_or(tellings.has_role) as has_role,
    bool_or(tellings.has_unlisted) as has_unlisted,
    bool_and(tellings.has_unlisted) as is_unlisted,
    bool_or(tellings.is_complete) as is_complete,
    avg(cast(tellings.is_complete as integer)) as complete_share,
    bool_or(tellings.is_reported) as has_reported,
    bool_and(tellings.is_reported) as is_reported,
    arg_min(tellings.is_reported, tellings.telling_no) as is_reported_first,
    bool_and(tellings.is_purpose) as is_purpose,
    bool_and(tellings.is_definite) as is_definite,
    bool_or(tellings.is_indefinite) as has_indefinite,
    bool_and(tellings.is_other) as is_other,
    bool_or(tellings.is_past) as has_past,
    bool_or(tellings.is_prospect) as has_prospect,
    list_sort(list(distinct tellings.cue)) as cues,
    bool_or(tellings.is_series) as is_series,
    bool_and(tellings.is_prospect) as is_prospect,
    bool_and(tellings.is_past) as is_past,
    arg_min(tellings.is_past, tellings.telling_no) as is_past_first,
    bool_or(tellings.is_negated) as is_negated,
    bool_and(tellings.is_wished) as is_wished,
    bool_or(tellings.is_wished) as has_wished,
    max(tellings.speech_count) as speech_count,
    len(list_filter(arg_min(tellings.counterparts, tellings.telling_no), lambda party: not {{ rx_matches('party', '^p[0-9]+$') }}))
    + max(tellings.unnamed_us_count) as unnamed_count,
    arg_min(tellings.place, tellings.telling_no) filter (tellings.place is not null) as place,
    arg_min(tellings.family || ' ' || tellings.cue_no, tellings.telling_no) as evidence_cue,
    arg_min(tellings.evidence_start, tellings.telling_no) as evidence_start,
    arg_min(tellings.evidence_end, tellings.telling_no) as evidence_end
from tellings
left join dated
    on tellings.cable_id = dated.cable_id and tellings.occasion_no = dated.occasion_no
group by tellings.cable_id, tellings.occasion_no
