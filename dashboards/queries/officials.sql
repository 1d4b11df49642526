-- One row an official, in the order of official_no.
select
    o.full_name as name,
    o.key,
    o.country_code as country,
    o.latest_title as title,
    o.named_count as cables
from site.official as o
order by o.official_no;
