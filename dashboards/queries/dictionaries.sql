-- Places in these tables are what the facts travel with: two bytes for a post, not its name.
create or replace table site.post as
select
    (row_number() over (order by p.cable_count desc, p.post_code, p.post_key) - 1)::integer as post_no,
    p.*
from marts.dim_post as p
where p.post_key in (select c.post_key from marts.fct_cable as c);

create or replace table site.tag as
with counted as (
    select b.tag_key, count(distinct b.cable_id) as cable_count
    from marts.bridge_cable_tag as b
    group by b.tag_key
)
select
    (row_number() over (order by counted.cable_count desc, t.tag_code, t.tag_key) - 1)::integer as tag_no,
    t.*,
    counted.cable_count
from marts.dim_tag as t
inner join counted on t.tag_key = counted.tag_key;

create or replace table site.classification as
select
    (row_number() over (order by list_position([
        'UNCLASSIFIED', 'UNCLASSIFIED//FOR OFFICIAL USE ONLY', 'LIMITED OFFICIAL USE', 'CONFIDENTIAL',
        'CONFIDENTIAL//NOFORN', 'SECRET', 'SECRET//NOFORN', 'TOP SECRET'
    ], classification) nulls last) - 1)::integer as classification_no,
    classification
from (select distinct coalesce(c.classification, 'not stated') as classification from marts.fct_cable as c);

create or replace table site.cable as
select
    (row_number() over (order by c.date_key, c.cable_id) - 1)::integer as cable_no,
    c.cable_id
from marts.fct_cable as c;
