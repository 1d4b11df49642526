select
    b.built_at,
    b.code_version,
    b.project_fingerprint,
    b.load_id,
    (select count(*) from shareable.fct_cable) as cables
from raw.build as b
order by b.built_at desc
limit 1;
