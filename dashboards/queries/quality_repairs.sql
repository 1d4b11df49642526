select
    coalesce(d.year, 0) as year,
    r.repair_kind as kind,
    count(*) as repairs,
    count(distinct r.cable_id) as cables
from site.fct_repair as r
inner join site.fct_cable as c on r.cable_id = c.cable_id
left join site.dim_date as d on c.date_key = d.date_key
group by all
order by all;
