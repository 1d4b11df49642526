{{ config(materialized='view') }}

-- Where in a cable its facts stand: what a reader of the text is shown in place, with the rule that found it.
with mentions as (
    select
        mentions.cable_id,
        mentions.start_offset,
        mentions.end_offset,
        'official' as mark_kind,
        persons.official_key as fact_key,
        persons.name_in_cable as label,
        case when mentions.title_as_written is null then 'name' else 'title and name' end || ', joined by ' || joined.join_rule as rule,
        joined.join_score as confidence
    from {{ ref('int_mentions') }} as mentions
    inner join {{ ref('int_persons') }} as persons
        on mentions.cable_id = persons.cable_id and mentions.person_no = persons.person_no
    inner join {{ ref('int_persons__official') }} as joined
        on mentions.cable_id = joined.cable_id and mentions.person_no = joined.person_no
    left join {{ ref('int_protected_spans') }} as spans
        on mentions.cable_id = spans.cable_id and mentions.sentence_no = spans.sentence_no
    left join {{ ref('int_withheld_officials') }} as withheld
        on persons.cable_id = withheld.cable_id and persons.official_key = withheld.official_key
    where spans.cable_id is null and withheld.cable_id is null
),

meetings as (
    select
        cable_id,
        evidence_start,
        evidence_end,
        'meeting',
        meeting_key,
        kind || ', ' || status,
        rule,
        confidence
    from {{ ref('shareable__fct_meeting') }}
    where evidence <> {{ withheld() }}
),

requests as (
    select
        cable_id,
        evidence_start,
        evidence_end,
        'request',
        request_key,
        coalesce(requester, 'unknown') || ' asks ' || coalesce(addressee, 'unknown'),
        rule,
        confidence
    from {{ ref('shareable__fct_request') }}
    where evidence <> {{ withheld() }}
),

answers as (
    select
        requests.cable_id,
        answers.response_start,
        answers.response_end,
        'answer',
        requests.request_key,
        requests.response,
        'words of an answer near the request',
        null::double
    from {{ ref('shareable__fct_request') }} as requests
    inner join {{ ref('int_requests__joined') }} as joined
        on requests.request_key = {{ surrogate_key(['joined.cable_id', 'joined.evidence_start', 'joined.cue_no']) }}
    inner join {{ ref('int_requests__answers') }} as answers
        on joined.cable_id = answers.cable_id and joined.request_no = answers.request_no
    where requests.response_evidence is not null
)

select * from mentions
union all
select * from meetings
union all
select * from requests
union all
select * from answers
