-- One row a meeting, by cable: the page puts them into the order of meeting_no, by day. Cables travel as steps, which are small.
with present as (
    select b.meeting_key, list(distinct o.official_no::uinteger order by o.official_no::uinteger) as officials
    from site.bridge_meeting_official as b
    inner join site.official as o on b.official_key = o.official_key
    group by b.meeting_key
)

select
    (m.cable_no - lag(m.cable_no, 1, 0) over told)::uinteger as cable_step,
    m.date_key,
    m.date_precision as precision,
    m.kind,
    m.status,
    m.place,
    floor(100 * m.confidence + 1e-9)::utinyint as confidence,
    coalesce(present.officials, []) as officials
from site.meeting as m
left join present on m.meeting_key = present.meeting_key
window told as (order by m.cable_no, m.evidence_start, m.meeting_key)
order by m.cable_no, m.evidence_start, m.meeting_key;
