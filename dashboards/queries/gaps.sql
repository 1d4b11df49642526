-- What is known to exist and is not here: cables that others cite, and serial numbers below the highest seen.
with cited as (
    select
        r.referenced_cable_id,
        bool_or(r.is_in_warehouse) as is_here
    from site.fct_cable_reference as r
    where r.reference_kind = 'cable' and r.referenced_cable_id is not null
    group by r.referenced_cable_id
),

serials as (
    select
        coalesce(sum(y.highest_serial), 0)::bigint as serials,
        coalesce(sum(y.serials_missing), 0)::bigint as serials_missing
    from reporting.post_year_coverage as y
)

select
    (select count(*) from cited) as cited,
    (select count(*) from cited where not is_here) as "citedAbsent",
    serials.serials,
    serials.serials_missing as "serialsMissing"
from serials;
