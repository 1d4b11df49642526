-- What speaks for and against each party being the one who asks; event_weights says how much.
with

described as (
    select
        options.*,
        candidates.voice,
        candidates.family,
        coalesce(options.country_code = 'US', false) as is_us,
        headers.mrn_station = 'STATE' as is_washington
    from {{ ref('int_requests__party_options') }} as options
    inner join {{ ref('int_requests__likely') }} as candidates
        on options.cable_id = candidates.cable_id and options.candidate_no = candidates.candidate_no
    inner join {{ ref('int_headers') }} as headers on options.cable_id = headers.cable_id
),

listed as (
    select
        cable_id,
        candidate_no,
        name,
        list_filter([
            place,
            place || ', ' || voice,
            'kind ' || party_kind || if(party_kind = 'role' and person_no is not null, ', named', ''),
            'kind ' || party_kind || ', ' || voice,
            case when is_us then 'us' else 'other' end || ', ' || voice,
            case when is_us then 'us' else 'other' end || ', ' || family,
            case when is_us and is_washington then 'us, Washington' end,
            case when party_kind in ('body', 'country', 'pronoun_us') and is_us then 'called ' || name end,
            case when place = 'always' then name || ', ' || family || if(is_washington, ', Washington', '') end,
            case when place = 'always' then name || ', ' || voice || if(is_washington, ', Washington', '') end,
            case when place = 'before' then 'before ' || rank_no || ', ' || voice end,
            case when place = 'before' then 'before ' || party_kind || ', ' || if(is_in_clause, 'in clause, ', 'beyond, ') || voice end,
            case when place in ('before', 'after') then place || ' governed by ' || governed_by || ', ' || voice end,
            case when place in ('before', 'whom', 'after') and is_possessive then place || ' possessive, ' || voice end,
            case when place = 'before' and is_beside and is_possessive then 'possessor, ' || voice end,
            case when place = 'before' and is_beside and not is_possessive then 'beside, ' || voice end,
            case when place = 'before' and is_beside then 'beside ' || party_kind end,
            case when place = 'before' and is_at_head then 'at head, ' || voice end,
            case when place = 'before' and is_at_head and is_in_clause then 'at head of clause, ' || voice end
        ], lambda feature: feature is not null) as features
    from described
)

select distinct
    cable_id,
    candidate_no,
    name,
    unnest(features) as feature
from listed
