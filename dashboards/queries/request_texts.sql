select
    r.request_key as key,
    r.action,
    r.evidence,
    r.response_evidence as answer,
    r.rule,
    r.paragraphs
from site.request as r
order by r.request_no;
