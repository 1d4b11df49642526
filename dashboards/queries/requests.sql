-- One row a request, in the order of request_no. The meeting behind it is the one told nearest to it in a paragraph that both share.
with behind as (
    select
        r.request_no,
        arg_min(m.meeting_no, abs(m.evidence_start - r.evidence_start)) as meeting_no
    from site.request as r
    inner join site.meeting as m on r.cable_no = m.cable_no and list_has_any(r.paragraphs, m.paragraphs)
    where m.status = 'held'
    group by r.request_no
)

select
    r.cable_no::uinteger as cable,
    r.date_key,
    r.response,
    coalesce(r.requester, 'not named') as requester,
    r.requester_country_code as requester_country,
    coalesce(r.addressee, 'not named') as addressee,
    r.addressee_country_code as addressee_country,
    coalesce(asker.official_no, -1)::integer as requester_official,
    coalesce(asked.official_no, -1)::integer as addressee_official,
    round(1000 * r.confidence)::usmallint as confidence,
    coalesce(behind.meeting_no, -1)::integer as meeting,
    coalesce(
        case
            when m.date_key > 0 and r.date_key > 0 and m.date_precision in ('day', 'span')
                then date_diff('day', strptime(m.date_key::varchar, '%Y%m%d'), strptime(r.date_key::varchar, '%Y%m%d'))
        end, -9999
    )::integer as days_after_meeting
from site.request as r
left join site.official as asker on r.requester_official_key = asker.official_key
left join site.official as asked on r.addressee_official_key = asked.official_key
left join behind on r.request_no = behind.request_no
left join site.meeting as m on behind.meeting_no = m.meeting_no
order by r.request_no;
