select
    m.meeting_key as key,
    m.evidence,
    m.rule,
    m.paragraphs
from site.meeting as m
order by m.meeting_no;
