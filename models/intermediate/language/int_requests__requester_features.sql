{{ config(materialized='view') }}
-- What speaks for and against each party being the one who asks; event_weights says how much.
with

listed as (
    select
        cable_id,
        candidate_no,
        option_no,
        name,
        voice,
        asker,
        list_concat([
            place || ', ' || voice,
            place || ', ' || asker,
            place || ', ' || asker || ', ' || opening,
            'kind ' || called,
            'kind ' || party_kind || ', ' || voice,
            'kind ' || party_kind || ', ' || asker,
            side || ', ' || voice,
            side || ', ' || family,
            side || ', ' || asker,
            side || ', opening ' || opening,
            'named ' || named_often || ', ' || party_kind,
            case when is_us and is_washington then 'us, Washington' end,
            case when is_us then called || ', named ' || named_often end,
            case when is_us then called || ', ' || asker end,
            case when place = 'always' then name || ', ' || family || if(is_washington, ', Washington', '') end,
            case when place = 'always' then name || ', ' || voice || if(is_washington, ', Washington', '') end,
            case when place = 'before' then 'before ' || rank_no || ', ' || voice end,
            case when place = 'before' then 'before ' || rank_no || ', ' || asker end,
            case when first_no is not null then 'first free ' || first_no || ', ' || asker end,
            case when last_no is not null then 'last free ' || last_no || ', ' || asker end,
            case when clause_first_no is not null then 'first free of clause ' || clause_first_no || ', ' || asker end,
            case when clause_first_no = 1 then 'subject of clause, ' || voice end,
            case when clause_first_no = 1 and last_no = 1 then 'only subject, ' || asker end,
            case when first_no is not null then 'free, ' || words_between || ', ' || asker end,
            case when place = 'before' and first_no is null then 'bound, ' || words_between || ', ' || voice end,
            case when place = 'before' then 'between ' || words_between || ', ' || asker end,
            case when place = 'before' then 'before ' || party_kind || ', ' || if(is_in_clause, 'in clause, ', 'beyond, ') || voice end,
            case when place in ('before', 'after') then place || ' governed by ' || governed_by || ', ' || voice end,
            case when place in ('before', 'after') then place || ' governed by ' || governed_by || ', ' || asker end,
            case when place in ('before', 'whom', 'after') and is_possessive then place || ' possessive, ' || voice end,
            case when place = 'before' and is_beside and is_possessive then 'possessor, ' || voice end,
            case when place = 'before' and is_beside and not is_possessive then 'beside, ' || voice end,
            case when place = 'before' and is_beside then 'beside ' || party_kind end,
            case when place = 'before' and is_at_head then 'at head, ' || voice end,
            case when place = 'before' and is_at_head then 'at head, ' || asker end,
            case when place = 'before' and is_at_head and is_in_clause then 'at head of clause, ' || voice end,
            case when place = 'after' then 'after ' || rank_no || ', ' || voice end,
            case when party_kind = 'phrase' then place || ' of ' || least(len(string_split(name, ' ')), 5) || ', ' || asker end,
            case when party_kind = 'phrase' then place || if({{ rx_matches('name', '\\p{Lu}') }}, ' capital', ' plain') || if({{ rx_matches('name', 's$') }}, ' plural', '') end
        ], list_transform(list_filter(all_places, lambda other: other <> place), lambda other: 'also ' || other)) as features
    from {{ ref('int_requests__described_options') }}
)

{{ option_signs('listed') }}
