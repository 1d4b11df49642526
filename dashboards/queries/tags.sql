select
    t.tag_code as code,
    t.tag_kind as kind,
    t.description
from site.tag as t
order by t.tag_no;
