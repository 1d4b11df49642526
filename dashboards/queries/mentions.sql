-- Which officials each cable names: lists in the order of cable_no.
with named as (
    select
        b.cable_id,
        list(o.official_no::uinteger order by o.official_no) as officials
    from (select distinct x.cable_id, x.official_key from site.bridge_cable_official as x where x.role_in_cable = 'mentioned') as b
    inner join site.official as o on b.official_key = o.official_key
    group by b.cable_id
)

select coalesce(named.officials, []) as officials
from site.cable as n
left join named on n.cable_id = named.cable_id
order by n.cable_no;
