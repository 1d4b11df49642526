-- What the page of an official starts from: the cables, meetings and requests that name this person, by their numbers.
with titles as (
    select
        t.official_key,
        list({
            'title': t.title, 'first': t.first_seen_date, 'last': t.last_seen_date, 'cables': t.cable_count
        } order by t.first_seen_date, t.title) as titles
    from site.dim_official_title as t
    group by t.official_key
),

cables as (
    select x.official_key, list(x.cable_no order by x.cable_no) as cables
    from (
        select distinct b.official_key, n.cable_no
        from site.bridge_cable_official as b
        inner join site.cable as n on b.cable_id = n.cable_id
        where b.role_in_cable = 'mentioned'
    ) as x
    group by x.official_key
),

meetings as (
    select b.official_key, list([m.meeting_no, m.cable_no] order by m.meeting_no desc) as meetings
    from site.bridge_meeting_official as b
    inner join site.meeting as m on b.meeting_key = m.meeting_key
    group by b.official_key
),

parties as (
    select r.request_no, r.cable_no, r.requester_official_key as official_key
    from site.request as r
    union
    select r.request_no, r.cable_no, r.addressee_official_key
    from site.request as r
),

requests as (
    select p.official_key, list([p.request_no, p.cable_no] order by p.request_no desc) as requests
    from parties as p
    group by p.official_key
)

select
    o.key,
    o.full_name,
    to_json({
        'no': o.official_no,
        'name': o.full_name,
        'country': o.country_code,
        'sector': o.sector,
        'title': o.latest_title,
        'titles': titles.titles,
        'cables': cables.cables,
        'meetings': meetings.meetings,
        'requests': requests.requests
    }) as document
from site.official as o
left join titles on o.official_key = titles.official_key
left join cables on o.official_key = cables.official_key
left join meetings on o.official_key = meetings.official_key
left join requests on o.official_key = requests.official_key
order by o.official_no;
