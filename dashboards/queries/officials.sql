-- One row an official, in the order of official_no: those whom most cables name come first.
select
    o.full_name as name,
    left(o.official_key, 12) as key,
    o.country_code as country,
    o.sector,
    o.latest_title as title,
    coalesce(o.cable_count, 0)::uinteger as cables,
    o.is_protected
from site.official as o
order by o.official_no;
