select
    p.post_code as code,
    p.post_name as name,
    p.post_kind as kind,
    p.city,
    p.country_code as country,
    p.country_name as "countryName",
    p.region_bureau as region,
    p.latitude,
    p.longitude
from site.post as p
order by p.post_no;
