-- Distinct runs, how often each stands and how often behind "in" or "at".
select
    run,
    count(*) as run_count,
    count(*) filter (where ends_with(gap_before, ' in ') or ends_with(gap_before, ' at ')) as place_count
from (
    select
        unnest(runs) as run,
        unnest(gaps[:-2]) as gap_before
    from {{ ref('int_sentence_runs') }}
) as placed
group by run
