select
    r.reason_code as reason,
    count(*) as rejects,
    count(distinct r.file_sha256) as files,
    cast(min(l.started_at) as date) as first,
    cast(max(l.started_at) as date) as last
from raw.reject as r
left join raw.load_run as l on r.load_id = l.load_id
group by r.reason_code
order by rejects desc, reason;
