{{ config(materialized='view') }}
-- What speaks for and against two places of asking telling of the same request. The likelier of the two comes first.
with

candidates as (
    select
        cable_id,
        candidate_no,
        paragraph_no,
        sentence_no,
        family,
        requester,
        requester_country_code,
        addressee,
        addressee_country_code,
        start_offset + action_start as action_start,
        start_offset + action_start + length(action) as action_end,
        list_distinct(list_transform({{ rx_extract_all('lower(action)', '[a-z]{4,}') }}, lambda word: left(word, 6))) as stems,
        row_number() over (
            partition by cable_id
            -- of two that are about as likely, the one that says more
            order by round(confidence, 1) desc, length(action) desc, candidate_no
        ) as telling_no
    from {{ ref('int_requests__parties') }}
),

pairs as (
    select
        later.cable_id,
        later.candidate_no,
        earlier.candidate_no as earlier_candidate_no,
        len(list_intersect(earlier.stems, later.stems)) as shared_count,
        len(earlier.stems) as earlier_count,
        len(later.stems) as later_count,
        case
            when earlier.paragraph_no = later.paragraph_no then cast(least(abs(earlier.sentence_no - later.sentence_no), 4) as varchar)
            when least(earlier.paragraph_no, later.paragraph_no) <= 1 then 'summary'
            else 'body'
        end as distance,
        earlier.family = later.family as is_same_family,
        coalesce(earlier.requester = later.requester, false) as is_same_requester,
        coalesce(earlier.addressee = later.addressee, false) as is_same_addressee,
        coalesce(earlier.requester_country_code = later.requester_country_code, false) as is_same_requester_country,
        coalesce(earlier.addressee_country_code = later.addressee_country_code, false) as is_same_addressee_country,
        coalesce(earlier.requester = later.addressee or earlier.addressee = later.requester, false) as is_turned_round,
        earlier.action_start < later.action_end and later.action_start < earlier.action_end as is_overlapping
    from candidates as later
    inner join candidates as earlier
        on later.cable_id = earlier.cable_id and later.telling_no > earlier.telling_no
),

described as (
    select
        *,
        cast(least(5 * shared_count // greatest(least(earlier_count, later_count), 1), 5) as varchar) as overlap,
        cast(least(10 * shared_count // greatest(earlier_count + later_count, 1), 5) as varchar) as likeness,
        case when is_same_requester then 'same requester' when is_same_requester_country then 'requester of same country' else 'other requester' end as requester,
        case when is_same_addressee then 'same addressee' when is_same_addressee_country then 'addressee of same country' else 'other addressee' end as addressee
    from pairs
),

listed as (
    select
        cable_id,
        candidate_no,
        earlier_candidate_no,
        list_filter([
            'constant',
            'overlap ' || overlap,
            'likeness ' || likeness,
            'shared ' || least(shared_count, 5),
            'distance ' || distance,
            'distance ' || distance || ', overlap ' || overlap,
            requester,
            addressee,
            requester || ', ' || addressee,
            requester || ', ' || addressee || ', distance ' || distance,
            requester || ', overlap ' || overlap,
            case when is_same_family then 'same family' end,
            case when is_turned_round then 'turned round' end,
            case when is_overlapping then 'overlapping' end,
            case when is_overlapping then 'overlapping, ' || requester end
        ], lambda feature: feature is not null) as features
    from described
)

select
    cable_id,
    candidate_no,
    earlier_candidate_no,
    unnest(features) as feature
from listed
