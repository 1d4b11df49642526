-- Which offices of a US post a cable speaks of without a name ("the Ambassador", "the Charge"), and whether members of Congress travel in it.
with spoken as (

    select
        run,
        case
            when regexp_matches(run, '^(?i:(?:the +)?ambassador)(?:[''’]s)?$') then 'ambassador'
            when regexp_matches(run, '^(?i:(?:the +)?(?:charg[eé][''’]?(?: d[''’]?affaires)?|cda))(?:[''’]s)?$') then 'charge'
            when regexp_matches(run, '^(?i:(?:the +)?(?:dcm|deputy chief of mission))(?:[''’]s)?$') then 'dcm'
            when regexp_matches(run, '^(?i:(?:the +)?consul general|cg)(?:[''’]s)?$') then 'consul general'
            when regexp_matches(run, '(?i)\b(?:codel|staffdel)\b|^[RD]-[A-Z]{2}$') then 'congress'
        end as office
    from {{ ref('int_runs__distinct') }}

)

select distinct
    runs.cable_id,
    spoken.office
from (
    select
        cable_id,
        unnest(runs) as run
    from {{ ref('int_sentence_runs') }}
) as runs
inner join spoken on runs.run = spoken.run and spoken.office is not null
