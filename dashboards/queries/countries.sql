-- Names of the countries that posts stand in and facts name, with the numbers by which the map knows them.
select distinct
    c.country_code as code,
    c.country_name as name,
    c.iso3
from seeds.countries as c
where
    c.country_code in (select p.country_code from site.post as p)
    or c.country_code in (select o.country_code from site.official as o)
    or c.country_code in (select r.requester_country_code from site.request as r)
    or c.country_code in (select r.addressee_country_code from site.request as r)
order by c.country_name;
