-- Each option for the parties of a request beside what is known of the place of asking and of the cable.
with

places as (
    select
        cable_id,
        candidate_no,
        name,
        list_sort(list(distinct place)) as all_places
    from {{ ref('int_requests__party_options') }}
    group by cable_id, candidate_no, name
),

named as (
    select
        cable_id,
        name,
        count(*) as named_count
    from {{ ref('int_requests__resolved_parties') }}
    group by cable_id, name
)

select
    options.cable_id,
    options.candidate_no,
    options.option_no,
    options.place,
    options.name,
    options.person_no,
    options.country_code,
    options.party_kind,
    options.is_possessive,
    options.governed_by,
    options.is_in_clause,
    options.is_at_head,
    options.is_beside,
    options.is_first_of_action,
    options.first_no,
    options.last_no,
    options.clause_first_no,
    options.words_between,
    options.next_word,
    options.rank_no,
    places.all_places,
    candidates.voice,
    candidates.family,
    candidates.marker,
    grammar.asker,
    grammar.opening,
    grammar.whom,
    case
        when options.country_code is null then 'nowhere'
        when options.country_code = 'US' then 'us'
        when options.country_code = reported.country_code then 'host'
        when options.country_code = 'XX' then 'bodies'
        else 'other'
    end as side,
    coalesce(options.country_code = 'US', false) as is_us,
    headers.mrn_station = 'STATE' as is_washington,
    case
        when named.named_count is null then '0'
        when named.named_count = 1 then '1'
        when named.named_count <= 3 then '2'
        when named.named_count <= 8 then '4'
        else '9'
    end as named_often,
    case
        when options.party_kind in ('body', 'country', 'pronoun_us') and coalesce(options.country_code, 'US') = 'US' then options.name
        when options.party_kind = 'phrase' then 'phrase'
        else options.party_kind || if(options.party_kind = 'role' and options.person_no is not null, ', named', '')
    end as called
from {{ ref('int_requests__party_options') }} as options
inner join {{ ref('int_requests__likely') }} as candidates
    on options.cable_id = candidates.cable_id and options.candidate_no = candidates.candidate_no
inner join {{ ref('int_requests__grammar') }} as grammar
    on options.cable_id = grammar.cable_id and options.candidate_no = grammar.candidate_no
inner join {{ ref('int_headers') }} as headers on options.cable_id = headers.cable_id
inner join places on options.cable_id = places.cable_id and options.candidate_no = places.candidate_no and options.name = places.name
left join {{ ref('int_cable_countries') }} as reported on options.cable_id = reported.cable_id
left join named on options.cable_id = named.cable_id and options.name = named.name
