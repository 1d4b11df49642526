select
    left(o.official_key, 12) as key,
    to_json(list({
        'title': t.title, 'first': t.first_seen_date, 'last': t.last_seen_date, 'cables': t.cable_count
    } order by t.first_seen_date, t.title)) as document
from site.dim_official_title as t
inner join site.official as o on t.official_key = o.official_key
group by o.official_key;
