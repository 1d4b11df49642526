-- Places in these tables are what the facts travel with: two bytes for a post, not its name.
create or replace table site.post as
select
    (row_number() over (order by p.cable_count desc, p.post_code, p.post_key) - 1)::integer as post_no,
    p.*
from site.dim_post as p
where p.post_key in (select c.post_key from site.fct_cable as c);

create or replace table site.tag as
with counted as (
    select b.tag_key, count(distinct b.cable_id) as cable_count
    from site.bridge_cable_tag as b
    group by b.tag_key
)
select
    (row_number() over (order by counted.cable_count desc, t.tag_code, t.tag_key) - 1)::integer as tag_no,
    t.*,
    counted.cable_count
from site.dim_tag as t
inner join counted on t.tag_key = counted.tag_key;

create or replace table site.classification as
select
    (row_number() over (order by list_position([
        'UNCLASSIFIED', 'UNCLASSIFIED//FOR OFFICIAL USE ONLY', 'LIMITED OFFICIAL USE', 'CONFIDENTIAL',
        'CONFIDENTIAL//NOFORN', 'SECRET', 'SECRET//NOFORN', 'TOP SECRET'
    ], classification) nulls last) - 1)::integer as classification_no,
    classification
from (select distinct coalesce(c.classification, 'not stated') as classification from site.fct_cable as c);

create or replace table site.cable as
select
    (row_number() over (order by c.date_key, c.cable_id) - 1)::integer as cable_no,
    c.cable_id
from site.fct_cable as c;

-- Those whom most cables name come first, so that most facts point into the first pieces of the list.
create or replace table site.official as
with named as (
    select b.official_key, count(distinct b.cable_id) as named_count
    from site.bridge_cable_official as b
    where b.role_in_cable = 'mentioned'
    group by b.official_key
)
select
    (row_number() over (order by coalesce(named.named_count, 0) desc, o.full_name, o.official_key) - 1)::integer as official_no,
    left(o.official_key, 12) as key,
    coalesce(named.named_count, 0) as named_count,
    o.*
from site.dim_official as o
left join named on o.official_key = named.official_key
where o.official_key <> '-1' and not o.is_protected;

create or replace table site.meeting as
select
    (row_number() over (order by m.date_key, n.cable_no, m.evidence_start, m.meeting_key) - 1)::integer as meeting_no,
    n.cable_no,
    m.*
from site.fct_meeting as m
inner join site.cable as n on m.cable_id = n.cable_id;

create or replace table site.request as
select
    (row_number() over (order by n.cable_no, r.evidence_start, r.request_key) - 1)::integer as request_no,
    n.cable_no,
    r.*
from site.fct_request as r
inner join site.cable as n on r.cable_id = n.cable_id;
