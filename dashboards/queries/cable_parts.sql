-- What a cable's page shows beside its text, one list a cable.
create or replace table site.part_tags as
select b.cable_id, list(t.tag_code order by b.position) as tags
from site.bridge_cable_tag as b
inner join site.dim_tag as t on b.tag_key = t.tag_key
group by b.cable_id;

create or replace table site.part_posts as
select
    b.cable_id,
    list({
        'role': b.role, 'name': coalesce(p.post_name, b.name_as_written), 'code': p.post_code, 'precedence': b.precedence
    } order by list_position(['from', 'to', 'info'], b.role), b.position) as posts
from site.bridge_cable_post as b
left join site.dim_post as p on b.post_key = p.post_key and b.post_key <> '-1'
group by b.cable_id;

create or replace table site.part_references as
select
    r.cable_id,
    list({
        'label': r.label, 'id': r.referenced_cable_id, 'written': r.reference_as_written, 'kind': r.reference_kind,
        'here': r.is_in_warehouse, 'subject': c.subject, 'date_key': c.date_key
    } order by r.position) as refs
from site.fct_cable_reference as r
left join site.fct_cable as c on r.referenced_cable_id = c.cable_id
group by r.cable_id;

create or replace table site.part_citing as
select
    r.referenced_cable_id as cable_id,
    list({'id': c.cable_id, 'subject': c.subject, 'date_key': c.date_key} order by c.date_key, c.cable_id) as citing
from (select distinct x.referenced_cable_id, x.cable_id from site.fct_cable_reference as x where x.is_in_warehouse) as r
inner join site.fct_cable as c on r.cable_id = c.cable_id
group by r.referenced_cable_id;

create or replace table site.part_repairs as
select
    r.cable_id,
    list({
        'kind': r.repair_kind, 'at': r.start_offset, 'found': r.text_as_found, 'read': r.text_as_read
    } order by r.start_offset) as repairs
from site.fct_repair as r
group by r.cable_id;

create or replace table site.part_paragraphs as
select
    p.cable_id,
    list({
        'no': p.paragraph_no, 'class': p.classification, 'heading': p.heading, 'start': p.start_offset, 'end': p.end_offset
    } order by p.start_offset) as paragraphs
from shareable.cable_paragraph as p
group by p.cable_id;

-- Most marks are mentions of officials: those of one person share name, rule and confidence.
create or replace table site.part_mentions as
with persons as (
    select
        m.cable_id,
        m.fact_key,
        m.label,
        m.rule,
        round(m.confidence, 3) as confidence,
        list_sort(list([m.start_offset, m.end_offset])) as places
    from reporting.cable_mark as m
    where m.mark_kind = 'official'
    group by all
)

select
    p.cable_id,
    list_sort(list({'at': p.places, 'key': left(p.fact_key, 12), 'label': p.label, 'rule': p.rule, 'confidence': p.confidence})) as mentions
from persons as p
group by p.cable_id;

create or replace table site.part_marks as
select
    m.cable_id,
    list({
        'kind': m.mark_kind, 'start': m.start_offset, 'end': m.end_offset, 'label': m.label,
        'rule': m.rule, 'confidence': round(m.confidence, 3)
    } order by m.start_offset, m.end_offset desc, m.fact_key) as marks
from reporting.cable_mark as m
where m.mark_kind <> 'official'
group by m.cable_id;

create or replace table site.part_officials as
select
    b.cable_id,
    list({
        'key': left(b.official_key, 12), 'name': b.name_in_cable, 'title': b.title_in_cable, 'role': b.role_in_cable
    } order by list_position(['signer', 'classifier', 'mentioned'], b.role_in_cable) desc, b.first_paragraph_no, b.name_in_cable) as officials
from site.bridge_cable_official as b
group by b.cable_id;

create or replace table site.part_requests as
select
    r.cable_id,
    list({
        'requester': r.requester, 'addressee': r.addressee, 'action': r.action, 'response': r.response,
        'answer': r.response_evidence, 'paragraphs': r.paragraphs, 'confidence': round(r.confidence, 3), 'rule': r.rule
    } order by r.evidence_start) as requests
from site.fct_request as r
group by r.cable_id;

create or replace table site.part_meetings as
with present as (
    select b.meeting_key, list({'key': left(b.official_key, 12), 'name': b.name_in_cable, 'side': b.side} order by b.side, b.name_in_cable) as officials
    from site.bridge_meeting_official as b
    group by b.meeting_key
)

select
    m.cable_id,
    list({
        'date_key': m.date_key, 'precision': m.date_precision, 'is_day_taken': m.date_basis = 'taken', 'place': m.place, 'kind': m.kind, 'status': m.status,
        'paragraphs': m.paragraphs, 'confidence': round(m.confidence, 3), 'rule': m.rule, 'officials': present.officials
    } order by m.evidence_start) as meetings
from site.fct_meeting as m
left join present on m.meeting_key = present.meeting_key
group by m.cable_id;
