-- One row a meeting, in the order of meeting_no.
with present as (
    select
        b.meeting_key,
        list(o.official_no::uinteger order by b.side, o.official_no) as officials,
        list(b.side order by b.side, o.official_no) as sides
    from site.bridge_meeting_official as b
    inner join site.official as o on b.official_key = o.official_key
    group by b.meeting_key
)

select
    m.cable_no::uinteger as cable,
    m.date_key,
    m.date_precision as precision,
    m.kind,
    m.status,
    m.place,
    round(1000 * m.confidence)::usmallint as confidence,
    coalesce(present.officials, []) as officials
from site.meeting as m
left join present on m.meeting_key = present.meeting_key
order by m.meeting_no;
