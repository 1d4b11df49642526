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
        case when mentions.title_as_written is null then 'name' else 'title and name' end as rule,
        null::double as confidence
    from {{ ref('int_mentions') }} as mentions
    inner join {{ ref('int_persons') }} as persons
        on mentions.cable_id = persons.cable_id and mentions.person_no = persons.person_no
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
)

select * from mentions
union all
select * from meetings
union all
select * from requests
