-- The meeting behind a request is the one told nearest to it in a paragraph that both share.
create or replace table site.meeting_behind as
with nearest as (
    select
        r.request_no,
        arg_min(m.meeting_no, abs(m.evidence_start - r.evidence_start)) as meeting_no
    from site.request as r
    inner join site.meeting as m on r.cable_no = m.cable_no and list_has_any(r.paragraphs, m.paragraphs)
    where m.status = 'held'
    group by r.request_no
)

select
    n.request_no,
    n.meeting_no,
    m.date_key,
    m.date_precision,
    case
        when m.date_key > 0 and r.date_key > 0 and m.date_precision in ('day', 'span')
            then date_diff('day', strptime(m.date_key::varchar, '%Y%m%d'), strptime(r.date_key::varchar, '%Y%m%d'))
    end as days_after
from nearest as n
inner join site.request as r on n.request_no = r.request_no
inner join site.meeting as m on n.meeting_no = m.meeting_no;
