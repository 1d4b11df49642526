-- One row a request, in the order of request_no. Cables travel as steps, which are small.
select
    (r.cable_no - lag(r.cable_no, 1, 0) over (order by r.request_no))::uinteger as cable_step,
    r.response,
    r.requester_country_code as requester_country,
    r.addressee_country_code as addressee_country,
    floor(100 * r.confidence + 1e-9)::utinyint as confidence,
    coalesce(b.days_after, -9999)::integer as days_after_meeting
from site.request as r
left join site.meeting_behind as b on r.request_no = b.request_no
order by r.request_no;
