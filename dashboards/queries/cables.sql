-- One row a cable, in the order of cable_no.
with tags as (
    select b.cable_id, list_sort(list(distinct t.tag_no::usmallint)) as tags
    from site.bridge_cable_tag as b
    inner join site.tag as t on b.tag_key = t.tag_key
    group by b.cable_id
),

meetings as (
    select m.cable_id, count(*) as meetings
    from site.fct_meeting as m
    group by m.cable_id
),

requests as (
    select r.cable_id, count(*) as requests, count(*) filter (where r.response <> 'none') as answered
    from site.fct_request as r
    group by r.cable_id
)

select
    c.date_key::integer as date_key,
    p.post_no::usmallint as post,
    k.classification_no::utinyint as classification,
    (
        c.is_partial_extract::integer
        + 2 * c.has_redactions::integer
        + 4 * (c.text_status = 'withheld')::integer
        + 8 * (c.text_status = 'lost')::integer
        + 16 * (c.text_status = 'partial')::integer
    )::utinyint as flags,
    coalesce(meetings.meetings, 0)::usmallint as meetings,
    coalesce(requests.requests, 0)::usmallint as requests,
    coalesce(requests.answered, 0)::usmallint as answered,
    coalesce(tags.tags, []) as tags
from site.cable as n
inner join site.fct_cable as c on n.cable_id = c.cable_id
inner join site.post as p on c.post_key = p.post_key
inner join site.classification as k on coalesce(c.classification, 'not stated') = k.classification
left join tags on c.cable_id = tags.cable_id
left join meetings on c.cable_id = meetings.cable_id
left join requests on c.cable_id = requests.cable_id
order by n.cable_no;
