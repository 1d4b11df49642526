-- Which offices of a US post a cable speaks of without a name ("the Ambassador", "PolOff"), and whether a delegation of Congress is in it.
with spoken as (

    select
        distinct_runs.run,
        offices.office
    from (
        select
            run,
            {{ rx_replace("array_to_string(" ~ fold_words('run') ~ ", ' ')", "^the |'s?$", '') }} as words
        from {{ ref('int_runs__distinct') }}
    ) as distinct_runs
    inner join {{ ref('us_offices') }} as offices
        -- a delegation goes by the name of its leader
        on distinct_runs.words = offices.as_written or (offices.office = 'codel' and starts_with(distinct_runs.words, offices.as_written || ' '))

    union

    select
        run,
        'codel'
    from {{ ref('int_runs__distinct') }}
    where {{ rx_matches('run', "^[RD]-[A-Z]{2}$") }}

)

select distinct
    runs.cable_id,
    spoken.office
from (
    select
        cable_id,
        unnest(runs) as run
    from {{ ref('int_sentence_runs') }}
    where sentence_no > 0
) as runs
inner join spoken on runs.run = spoken.run
