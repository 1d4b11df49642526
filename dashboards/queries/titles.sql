-- What a list of cables shows, in the order of cable_no.
select
    n.cable_id,
    coalesce(c.subject, '') as subject
from site.cable as n
inner join site.fct_cable as c on n.cable_id = c.cable_id
order by n.cable_no;
