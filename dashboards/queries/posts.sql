select
    coalesce(p.post_code, 'UNKNOWN') as code,
    coalesce(p.post_name, 'Unknown post') as name,
    p.post_kind as kind,
    p.city,
    p.country_code as country,
    p.country_name as "countryName",
    p.region_bureau as region,
    p.latitude,
    p.longitude
from site.post as p
order by p.post_no;
