-- What a list of requests shows, in the order of request_no.
select
    r.cable_id as cable,
    r.date_key as date,
    coalesce(r.requester, 'not named') as requester,
    asker.key as requester_key,
    coalesce(r.addressee, 'not named') as addressee,
    asked.key as addressee_key,
    r.response,
    round(r.confidence, 3) as confidence,
    r.action,
    r.evidence,
    r.response_evidence as answer,
    r.rule,
    r.paragraphs,
    b.date_key as meeting_date,
    b.date_precision as meeting_precision
from site.request as r
left join site.official as asker on r.requester_official_key = asker.official_key
left join site.official as asked on r.addressee_official_key = asked.official_key
left join site.meeting_behind as b on r.request_no = b.request_no
order by r.request_no;
