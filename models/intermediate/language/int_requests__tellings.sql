-- Which candidates tell of the same request: those whose words overlap. The likeliest telling speaks for all.
with

candidates as (
    select
        parties.*,
        weighed.confidence,
        list_distinct(list_transform(
            regexp_extract_all(lower(parties.action), '[a-z]{4,}'), lambda word: left(word, 6)
        )) as stems,
        row_number() over (
            partition by parties.cable_id
            -- of two that are about as likely, the one that says more
            order by round(weighed.confidence, 1) desc, length(parties.action) desc, parties.candidate_no
        ) as telling_no
    from {{ ref('int_requests__parties') }} as parties
    inner join {{ ref('int_requests__weighed') }} as weighed
        on parties.cable_id = weighed.cable_id and parties.candidate_no = weighed.candidate_no
    where weighed.confidence >= 0.08
),

stems as (
    select
        cable_id,
        telling_no,
        unnest(stems) as stem
    from candidates
    where len(stems) >= 2
),

shared as (
    select
        later.cable_id,
        later.telling_no,
        earlier.telling_no as earlier_no,
        count(*) as stem_count
    from stems as later
    inner join stems as earlier
        on later.cable_id = earlier.cable_id and later.stem = earlier.stem and later.telling_no > earlier.telling_no
    group by later.cable_id, later.telling_no, earlier.telling_no
),

pairs as (
    select
        shared.cable_id,
        shared.telling_no,
        shared.earlier_no,
        shared.stem_count / least(len(earlier.stems), len(later.stems)) as overlap,
        coalesce(earlier.requester = later.requester, earlier.requester is null and later.requester is null) as has_same_requester
    from shared
    inner join candidates as later
        on shared.cable_id = later.cable_id and shared.telling_no = later.telling_no
    inner join candidates as earlier
        on shared.cable_id = earlier.cable_id and shared.earlier_no = earlier.telling_no
),

joined as (
    select
        cable_id,
        telling_no,
        min(earlier_no) as request_no
    from pairs
    where overlap >= 0.5 or (overlap >= 0.3 and has_same_requester)
    group by cable_id, telling_no
)

select
    candidates.cable_id,
    candidates.telling_no,
    candidates.candidate_no,
    candidates.paragraph_no,
    candidates.sentence_no,
    candidates.cue_no,
    candidates.cue,
    candidates.family,
    candidates.requester,
    candidates.requester_person_no,
    candidates.requester_country_code,
    candidates.addressee,
    candidates.addressee_person_no,
    candidates.addressee_country_code,
    candidates.action,
    candidates.action_length,
    candidates.action_start,
    candidates.start_offset,
    candidates.text,
    candidates.confidence,
    coalesce(further.request_no, joined.request_no, candidates.telling_no) as request_no
from candidates
left join joined
    on candidates.cable_id = joined.cable_id and candidates.telling_no = joined.telling_no
left join joined as further
    on joined.cable_id = further.cable_id and joined.request_no = further.telling_no
