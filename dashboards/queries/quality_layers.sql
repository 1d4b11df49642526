select
    q.layer,
    q.measure,
    q.good_count as good,
    q.all_count as "all",
    q.share
from reporting.layer_quality as q
order by list_position(['raw', 'staging', 'marts'], q.layer), q.measure;
