-- What the checks of each layer found after the last build.
select
    h.layer,
    count(*) as checks,
    count(*) filter (where h.status = 'passed') as passed,
    count(*) filter (where h.status = 'warned') as warned,
    count(*) filter (where h.status = 'failed') as failed,
    strftime(max(h.checked_at), '%Y-%m-%d') as checked
from reporting.check_history as h
where h.load_id = (select max(load_id) from reporting.check_history)
group by h.layer
order by list_position(['raw', 'staging', 'marts'], h.layer);
