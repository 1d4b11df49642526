select
    f.status,
    f.format,
    count(*) as files,
    sum(f.records_seen)::bigint as records,
    sum(f.cable_count)::bigint as cables,
    sum(f.reject_count)::bigint as rejects
from raw.source_file as f
where f.status <> 'archive'
group by all
order by files desc, f.status, f.format;
