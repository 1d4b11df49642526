with

participants as (
    select
        cable_id,
        occasion_no,
        count(*) as named_count
    from {{ ref('int_meetings__participants') }}
    group by cable_id, occasion_no
)

select
    meetings.meeting_key,
    meetings.cable_id,
    case when headers.post_code is null then '-1' else {{ surrogate_key(['headers.post_code']) }} end as post_key,
    {{ date_key('meetings.first_date') }} as date_key,
    coalesce(meetings.date_precision, 'unknown') as date_precision,
    case when meetings.last_date is not null then {{ date_key('meetings.last_date') }} end as end_date_key,
    meetings.date_basis,
    meetings.place,
    case
        when meetings.media = ['conference'] then 'conference'
        when list_contains(meetings.media, 'phone') then 'phone'
        when list_contains(meetings.media, 'in_person') then 'in_person'
        when list_contains(meetings.media, 'demarche') then 'demarche'
        when list_contains(meetings.media, 'conference') then 'conference'
        else 'unknown'
    end as kind,
    case
        when
            meetings.is_prospect
            or (meetings.date_precision <> 'month' and meetings.first_date > headers.sent_date)
            or (meetings.date_precision = 'month' and meetings.first_date > date_trunc('month', headers.sent_date))
            then 'planned'
        else 'held'
    end as status,
    meetings.paragraphs,
    cast(coalesce(participants.named_count, 0) + meetings.unnamed_count as integer) as participant_count,
    {{ evidence('cables.text', 'meetings.evidence_start', 'meetings.evidence_end') }} as evidence,
    cast(meetings.evidence_start as integer) as evidence_start,
    cast(meetings.evidence_end as integer) as evidence_end,
    meetings.family || ': ' || meetings.cue as rule,
    meetings.confidence
from {{ ref('int_meetings__keyed') }} as meetings
inner join {{ ref('int_headers') }} as headers
    on meetings.cable_id = headers.cable_id
inner join {{ ref('stg_raw__cable') }} as cables
    on headers.record_id = cables.record_id
left join participants
    on meetings.cable_id = participants.cable_id and meetings.occasion_no = participants.occasion_no
