-- An encounter with all that its tellings say of it.
with

tellings as (
    select
        parts.*,
        tellings.occasion_no,
        coalesce(parts.date_precision in ('day', 'span'), false) as has_day
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
            case when date_precision = 'day' then 0 when has_day then 5000 else 10000 end + if(is_date_inherited, 2000, 0) + telling_no
        ) as day_told
    from tellings
    where first_date is not null
    group by cable_id, occasion_no
),

gathered as (
    select
        tellings.cable_id,
        tellings.occasion_no,
        list_sort(list_distinct(flatten(list(tellings.paragraphs)))) as paragraphs,
        any_value(dated.day_told) as day_told,
        bool_or(tellings.first_date is not null and not tellings.is_date_inherited) as is_dated,
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
),

-- whoever heads the post is in most of its encounters: only others tell that two belong together
visiting as (
    select
        gathered.*,
        list_filter(
            gathered.person_nos, lambda person_no: not list_contains(coalesce(offices.person_nos, []), person_no)
        ) as visitor_nos
    from gathered
    left join (
        select
            cable_id,
            list_sort(list(distinct person_no)) as person_nos
        from {{ ref('int_events__offices') }}
        group by cable_id
    ) as offices
        on gathered.cable_id = offices.cable_id
),

-- "X visited Oslo May 3-5": an encounter of X that the cable does not date lies within the trip
trips as (
    select
        cues.cable_id,
        any_value(
            struct_pack(first_date := dates.first_date, last_date := dates.last_date, date_precision := dates.date_precision)
        ) as day_told,
        list_sort(list(distinct parties.person_no)) as visitor_nos
    from {{ ref('int_events__cues') }} as cues
    inner join {{ ref('int_meetings__dates') }} as dates
        on cues.cable_id = dates.cable_id and cues.sentence_no = dates.sentence_no and cues.cue_no = dates.cue_no
    inner join {{ ref('int_events__parties') }} as parties
        on cues.cable_id = parties.cable_id and cues.sentence_no = parties.sentence_no
    where
        cues.cue in ('visit', 'visited')
        and cues.paragraph_no <= 2
        and dates.date_precision in ('day', 'span')
        and dates.first_date <= cues.sent_date
        and parties.person_no is not null
        and (parties.party_end <= cues.cue_start or parties.governed_by in ('of', 'by'))
    group by cues.cable_id, cues.sentence_no, cues.cue_no
),

days as (
    select
        cable_id,
        list(struct_pack(day_told := day_told, visitor_nos := visitor_nos, is_trip := is_trip) order by is_trip desc, day_told['first_date'] asc, visitor_nos asc) as told
    from (
        select
            cable_id,
            day_told,
            visitor_nos,
            false as is_trip
        from visiting
        where day_told['date_precision'] in ('day', 'span') and is_dated and with_us and not is_past and not is_prospect
        union all
        select
            cable_id,
            day_told,
            visitor_nos,
            true
        from trips
    ) as either
    group by cable_id
),

-- where no telling of an encounter with Americans is dated, its day is the only one on which they met someone of it, or the days of
-- their trip
taken as (
    select
        cable_id,
        occasion_no,
        told[1]['day_told'] as day_told
    from (
        select
            undated.cable_id,
            undated.occasion_no,
            list_filter(days.told, lambda other: list_has_any(other['visitor_nos'], undated.visitor_nos)) as told
        from visiting as undated
        inner join days on undated.cable_id = days.cable_id
        where undated.day_told is null and not undated.is_past and not undated.is_prospect and undated.with_us
    ) as shared
    where told[1]['is_trip'] or len(list_distinct(list_transform(told, lambda other: other['day_told']['first_date']))) = 1
)

select
    gathered.* exclude (day_told),
    coalesce(gathered.day_told, taken.day_told)['first_date'] as first_date,
    coalesce(gathered.day_told, taken.day_told)['last_date'] as last_date,
    coalesce(gathered.day_told, taken.day_told)['date_precision'] as date_precision
from gathered
left join taken
    on gathered.cable_id = taken.cable_id and gathered.occasion_no = taken.occasion_no
