{{ config(materialized='view') }}
-- depends_on: {{ ref('asking_words') }}
{#- a meeting a little less likely than one that is told still says who spoke with whom #}
{%- set likely_meeting = 0.35 %}

-- What speaks for and against each party being the one who is asked, once it is known who asks.
with

-- whom the one who asks meets, as far as the cable tells of their meeting
met as (
    select
        requesters.cable_id,
        requesters.candidate_no,
        people.person_no,
        bool_or(list_contains(occasions.paragraphs, candidates.paragraph_no)) as is_here
    from {{ ref('int_requests__requesters') }} as requesters
    inner join {{ ref('int_requests__likely') }} as candidates
        on requesters.cable_id = candidates.cable_id and requesters.candidate_no = candidates.candidate_no
    inner join {{ ref('int_meetings__participants') }} as asking
        on requesters.cable_id = asking.cable_id and requesters.person_no = asking.person_no
    inner join {{ ref('int_meetings__weighed') }} as weighed
        on asking.cable_id = weighed.cable_id and asking.occasion_no = weighed.occasion_no and weighed.confidence >= {{ likely_meeting }}
    inner join {{ ref('int_meetings__occasions') }} as occasions
        on asking.cable_id = occasions.cable_id and asking.occasion_no = occasions.occasion_no
    inner join {{ ref('int_meetings__participants') }} as people
        on
            asking.cable_id = people.cable_id
            and asking.occasion_no = people.occasion_no
            and asking.person_no <> people.person_no
            and people.country_code is distinct from requesters.country_code
    group by requesters.cable_id, requesters.candidate_no, people.person_no
),

described as (
    select
        options.*,
        coalesce(if(met.is_here, 'here', 'elsewhere'), 'never') as met,
        case
            when lower(requesters.name) in ({{ words_quoted('asking_words', "word_kind = 'own_post'", 'lower(word)') }}) then 'post'
            when requesters.name in ({{ words_quoted('asking_words', "word_kind = 'headquarters'") }}) then 'headquarters'
            when requesters.country_code = 'US' then 'us'
            when requesters.country_code is null then 'nowhere'
            else 'other'
        end as from_side,
        coalesce(options.country_code = requesters.country_code, false) as is_same_country
    from {{ ref('int_requests__described_options') }} as options
    inner join {{ ref('int_requests__requesters') }} as requesters
        on options.cable_id = requesters.cable_id and options.candidate_no = requesters.candidate_no
    left join met
        on options.cable_id = met.cable_id and options.candidate_no = met.candidate_no and options.person_no = met.person_no
    where options.name <> requesters.name
),

listed as (
    select
        cable_id,
        candidate_no,
        option_no,
        name,
        voice,
        asker,
        list_concat([
            place || ', whom ' || whom,
            place || ', ' || voice || ', whom ' || whom,
            place || ', marker ' || marker,
            case when met <> 'never' then 'met ' || met end,
            case when met <> 'never' then 'met ' || met || ', whom ' || whom end,
            case when met <> 'never' then 'met ' || met || ', ' || family end,
            place || ', from ' || from_side,
            'kind ' || called,
            'kind ' || party_kind || ', whom ' || whom,
            'from ' || from_side || ' to ' || side || ', whom ' || whom,
            'from ' || from_side || ' to ' || side || ', ' || family,
            case when is_us then 'from ' || from_side || ' to ' || called || if(is_washington, ', Washington', '') end,
            case when is_us then 'from ' || from_side || ' to ' || called || ', ' || family end,
            case when is_us then called || ', named ' || named_often end,
            'named ' || named_often || ', ' || party_kind,
            case when is_same_country then 'same country, ' || voice end,
            case when is_same_country then 'same country, whom ' || whom end,
            side || ', ' || family,
            case when place in ('before', 'whom') then place || ' ' || rank_no || ', whom ' || whom || ', ' || voice end,
            case when place = 'before' then 'before ' || party_kind || ', ' || if(is_in_clause, 'in clause, ', 'beyond, ') || voice end,
            case when place = 'before' then 'before governed by ' || governed_by || ', ' || asker end,
            case when first_no is not null then 'first free ' || first_no || ', ' || voice end,
            case when place = 'whom' then 'whom ' || party_kind || ' ' || rank_no end,
            case when place = 'whom' then 'whom ' || party_kind || ', ' || whom end,
            case when place in ('before', 'after', 'whom') then place || ' governed by ' || governed_by || ', ' || voice end,
            case when place in ('before', 'whom', 'after') and is_possessive then place || ' possessive' end,
            case when place = 'before' and is_beside then 'beside, ' || voice end,
            case when place = 'before' and is_at_head then 'at head, whom ' || whom end,
            case when place = 'after' and is_first_of_action then 'first of action, whom ' || whom end,
            case when place = 'after' and is_first_of_action then 'first of action, ' || voice || ', ' || party_kind end,
            case when place = 'after' and is_first_of_action then 'first of action, marker ' || marker || ', ' || side end,
            case when place = 'after' and is_first_of_action then 'first of action, then ' || next_word end,
            case when place = 'after' then 'after ' || rank_no || ', whom ' || whom end,
            case when place = 'after' then 'after ' || rank_no || ', marker ' || marker end,
            case when place = 'after' then 'after, ' || next_word end,
            case when place = 'after' then 'after ' || side || ', whom ' || whom end,
            case when party_kind = 'phrase' then place || ' of ' || least(len(string_split(name, ' ')), 5) || ', whom ' || whom end,
            case when party_kind = 'phrase' then place || if({{ rx_matches('name', '\\p{Lu}') }}, ' capital', ' plain') || if({{ rx_matches('name', 's$') }}, ' plural', '') end
        ], list_transform(list_filter(all_places, lambda other: other <> place), lambda other: 'also ' || other)) as features
    from described
)

{{ option_signs('listed') }}
