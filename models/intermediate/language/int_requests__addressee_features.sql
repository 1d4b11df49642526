-- What speaks for and against each party being the one who is asked, once it is known who asks.
with

described as (
    select
        options.*,
        candidates.voice,
        candidates.family,
        coalesce(options.country_code = 'US', false) as is_us,
        coalesce(requesters.country_code = 'US', false) as is_from_us,
        coalesce(options.country_code = requesters.country_code, false) as is_same_country,
        headers.mrn_station = 'STATE' as is_washington,
        case
            when candidates.whom_phrase = '' then 'nobody'
            when {{ rx_matches('candidates.whom_phrase', '(?i)^(?:to |on |upon |with )?(?:him|her|them)\\b') }} then 'pronoun'
            else 'phrase'
        end as whom,
        length(candidates.whom_phrase) as whom_length
    from {{ ref('int_requests__party_options') }} as options
    inner join {{ ref('int_requests__likely') }} as candidates
        on options.cable_id = candidates.cable_id and options.candidate_no = candidates.candidate_no
    inner join {{ ref('int_requests__requesters') }} as requesters
        on options.cable_id = requesters.cable_id and options.candidate_no = requesters.candidate_no
    inner join {{ ref('int_headers') }} as headers on options.cable_id = headers.cable_id
    where options.name <> requesters.name
),

listed as (
    select
        cable_id,
        candidate_no,
        name,
        list_filter([
            place,
            place || ', whom ' || whom,
            place || ', ' || voice || ', whom ' || whom,
            'kind ' || party_kind || if(party_kind = 'role' and person_no is not null, ', named', ''),
            'kind ' || party_kind || ', whom ' || whom,
            case when is_from_us then 'from us' else 'from other' end || case when is_us then ' to us' else ' to other' end || ', whom ' || whom,
            case when is_same_country then 'same country, ' || voice end,
            case when is_same_country then 'same country, whom ' || whom end,
            case when is_us then 'us' else 'other' end || ', ' || family,
            case when is_us and is_washington then 'us, Washington' end,
            case when party_kind in ('body', 'country', 'pronoun_us') and is_us then 'called ' || name end,
            case when place = 'always' then name || ', ' || if(is_from_us, 'from us, ', '') || family || if(is_washington, ', Washington', '') end,
            case when place = 'always' then name || ', ' || if(is_from_us, 'from us, ', '') || voice || if(is_washington, ', Washington', '') end,
            case when place in ('before', 'whom') then place || ' ' || rank_no || ', whom ' || whom || ', ' || voice end,
            case when place = 'before' then 'before ' || party_kind || ', ' || if(is_in_clause, 'in clause, ', 'beyond, ') || voice end,
            case when place = 'whom' then 'whom ' || party_kind end,
            case when place = 'whom' and whom_length > 30 then 'long whom ' || party_kind end,
            case when place in ('before', 'after', 'whom') then place || ' governed by ' || governed_by end,
            case when place in ('before', 'whom', 'after') and is_possessive then place || ' possessive' end,
            case when place = 'before' and is_beside then 'beside, ' || voice end,
            case when place = 'before' and is_at_head then 'at head, whom ' || whom end,
            case when place = 'after' and is_first_of_action then 'first of action, whom ' || whom end,
            case when place = 'after' and is_first_of_action then 'first of action, ' || voice || ', ' || party_kind end,
            case when place = 'after' then 'after ' || rank_no || ', whom ' || whom end,
            case when place = 'whom phrase' and whom_length > 30 then 'long phrase' end
        ], lambda feature: feature is not null) as features
    from described
)

select distinct
    cable_id,
    candidate_no,
    name,
    unnest(features) as feature
from listed
