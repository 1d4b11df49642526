-- What a list of meetings shows, in the order of meeting_no.
with present as (
    select
        b.meeting_key,
        list({
            'key': o.key, 'name': coalesce(o.full_name, '(protected)'), 'title': o.latest_title
        } order by b.side, o.official_no nulls last) as officials
    from site.bridge_meeting_official as b
    left join site.official as o on b.official_key = o.official_key
    group by b.meeting_key
)

select
    m.cable_id as cable,
    m.date_key as date,
    m.date_precision as precision,
    m.date_basis = 'taken' as is_day_taken,
    m.place,
    m.kind,
    m.status,
    round(m.confidence, 3) as confidence,
    m.evidence,
    m.rule,
    m.paragraphs,
    present.officials
from site.meeting as m
left join present on m.meeting_key = present.meeting_key
order by m.meeting_no;
