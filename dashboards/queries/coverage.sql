select
    p.post_no,
    y.year,
    y.serials_seen,
    y.highest_serial
from reporting.post_year_coverage as y
inner join site.post as p on y.post_key = p.post_key
order by p.post_no, y.year;
