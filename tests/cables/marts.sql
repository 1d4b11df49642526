-- Two invented cables with one row of everything, in the columns that the command line reads.
create schema raw;
create schema intermediate;
create schema marts;

create table raw.load_run as
select 1::bigint as load_id, timestamp '2026-01-01 10:00:00' as started_at, timestamp '2026-01-01 10:00:09' as finished_at,
    2::bigint as cables_added, 1::bigint as rejects_added;

create table raw.source_file as
select sha256('in') as file_sha256, 'in/old.zip' as path, 'pages' as member_path, 'partial' as status,
    3::bigint as records_seen, 2::bigint as cable_count, 1::bigint as reject_count, 1::bigint as load_id;

create table raw.reject as
select 'r1' as reject_id, sha256('in') as file_sha256, 'in/old.zip' as path, 'page 7.html' as member_path,
    3::bigint as record_no, 0::bigint as byte_start, 90::bigint as byte_end, 'no_cable' as reason_code,
    'the page has no cable' as reason, '<html>' as sample, 1::bigint as load_id;

create table raw.cable as
select 'rec' || i as record_id, sha256('in') as file_sha256, i as record_no, 0 as byte_start, 9 as byte_end,
    0 as row_start, 1 as row_end, '1. (C) Minister Orsolya Tindall asked us to send ice.' as text,
    0::bigint as body_offset, '05QUILLON' || i as container_cable_id, sha256('text') as text_sha256, 1::bigint as load_id
from range(1, 3) as t(i);

create table intermediate.int_sentences as
select '05QUILLON1' as cable_id, 1 as paragraph_no, 1 as sentence_no, 'Minister Orsolya Tindall asked us to send ice.' as text;

create table marts.dim_date as select 20050303 as date_key, date '2005-03-03' as date;

create table marts.dim_post as select 'p1' as post_key, 'Embassy Quillon' as post_name;

create table marts.dim_tag as
select 't1' as tag_key, 'PREL' as tag_code, 'subject' as tag_kind, 'External relations' as description;

create table marts.dim_official as
select official_key, country_code, sector, full_name, surname, null::varchar as organization, title as latest_title, date '2005-03-03' as first_seen_date,
    date '2005-03-03' as last_seen_date, 1 as cable_count, [full_name] as name_variants, official_key = 'o2' as is_protected
from (values ('o1', 'QQ', 'executive', 'Orsolya Tindall', 'Tindall', 'Minister'), ('o2', 'QQ', 'subnational', 'Milo Hask', 'Hask', 'harbour clerk'))
    as t (official_key, country_code, sector, full_name, surname, title);

create table marts.fct_cable as
select '05QUILLON' || i as cable_id, 'HARBOUR TALKS' as subject, timestamp '2005-03-04 12:10:00' as sent_at,
    20050303 as date_key, 'dtg' as date_basis, 'p1' as post_key, 'CONFIDENTIAL' as classification,
    case when i = 1 then ['SIPDIS', 'NOFORN'] end as captions, 'ROUTINE' as precedence, 'NORBRIDGE' as signer,
    null::varchar as classified_by, null::date as declassify_on, 'full' as text_status, false as is_partial_extract,
    1 as paragraph_count, 9 as word_count, 1 as source_count, 1 as repair_count
from range(1, 3) as t(i);

create table marts.bridge_cable_tag as
select '05QUILLON1' as cable_id, 't1' as tag_key, 'PREL' as tag_as_written, 1 as position;

create table marts.bridge_cable_post as
select '05QUILLON1' as cable_id, 'p1' as post_key, 'from' as role, null::varchar as precedence, 'RUQQ' as routing_indicator,
    'AMEMBASSY QUILLON' as name_as_written, null::varchar as serial;

create table marts.fct_cable_reference as
select '05QUILLON1' as cable_id, 'A' as label, '04QUILLON7' as referenced_cable_id, '04 QUILLON 7' as reference_as_written,
    'cable' as reference_kind, false as is_in_warehouse;

create table marts.cable_paragraph as
select '05QUILLON1' as cable_id, 1 as paragraph_no, 'C' as classification, null::varchar as heading,
    'Minister Orsolya Tindall asked us to send ice.' as text, 0 as start_offset, 53 as end_offset;

create table marts.bridge_cable_official as
select '05QUILLON1' as cable_id, 'o1' as official_key, 'Orsolya Tindall' as name_in_cable, 'Minister' as title_in_cable,
    'mentioned' as role_in_cable, 1 as mention_count, 1 as first_paragraph_no, false as is_protected
union all
select '05QUILLON2', 'o2', 'Milo Hask', 'harbour clerk', 'mentioned', 1, 1, true;

create table marts.fct_meeting as
select 'm1' as meeting_key, '05QUILLON1' as cable_id, 20050303 as date_key, 'day' as date_precision, 'told' as date_basis, 'Quillon' as place,
    'in_person' as kind, 'held' as status, [1] as paragraphs, 'asked us' as evidence, 32 as evidence_start, 'tell' as rule,
    0.9 as confidence;

create table marts.bridge_meeting_official as
select 'm1' as meeting_key, 'o1' as official_key, 'Orsolya Tindall' as name_in_cable, 'host' as side;

create table marts.fct_request as
select 'q1' as request_key, '05QUILLON1' as cable_id, 'Orsolya Tindall' as requester, 'o1' as requester_official_key, '-1' as addressee_official_key, 'QQ' as requester_country_code,
    'us' as addressee, 'US' as addressee_country_code, 'send ice' as action, 'none' as response,
    null::varchar as response_evidence, [1] as paragraphs, 'asked us to send ice' as evidence, 32 as evidence_start,
    'asked' as rule, 0.8 as confidence;

create table marts.fct_repair as
select '05QUILLON1' as cable_id, 'paragraph_number' as repair_kind, 0 as start_offset, '1.' as text_as_found, '¶.' as text_as_read;

-- What may leave the warehouse: one clerk's name does not.
create schema shareable;
create view shareable.dim_date as from marts.dim_date;
create view shareable.dim_post as from marts.dim_post;
create view shareable.dim_tag as from marts.dim_tag;
create view shareable.fct_cable as from marts.fct_cable;
create view shareable.bridge_cable_tag as from marts.bridge_cable_tag;
create view shareable.bridge_cable_post as from marts.bridge_cable_post;
create view shareable.fct_cable_reference as from marts.fct_cable_reference;
create view shareable.cable_paragraph as from marts.cable_paragraph;
create view shareable.dim_official as
select * from marts.dim_official where not is_protected
union all
select '-2', null, 'unknown', '(protected)', null, null, null, null, null, null, [], true;
create view shareable.bridge_cable_official as
select * from marts.bridge_cable_official where not is_protected
union all
select cable_id, '-2', '(protected)', null, 'mentioned', null, null, true from marts.bridge_cable_official where is_protected;
create view shareable.bridge_meeting_official as from marts.bridge_meeting_official;
create view shareable.fct_meeting as from marts.fct_meeting;
create view shareable.fct_request as from marts.fct_request;
create view shareable.fct_repair as from marts.fct_repair;

-- Why mentions are one person.
create table intermediate.int_persons as
select '05QUILLON1' as cable_id, 1 as person_no, 'o1' as official_key, 'Orsolya Tindall' as name_in_cable
union all select '05QUILLON2', 1, 'o2', 'Milo Hask';
create table intermediate.int_persons__official as
select '05QUILLON1' as cable_id, 1 as person_no, 'o1' as official_key, 'orsolya tindall' as official_name, 'spelling' as join_rule, 0.94 as join_score
union all select '05QUILLON2', 1, 'o2', 'milo hask', 'first and last name', 1.0;
create table intermediate.int_official_joins as
select 'QQ' as country_code, 'orsolia tindall' as name, 'orsolya tindall' as other_name, 'spelling' as rule, 0.94 as score, 0.94 as first_likeness,
    1.0 as last_likeness;
create table marts.dim_official_title as
select 'o1' as official_key, 'Minister' as title, 'minister' as title_class, date '2005-03-03' as first_seen_date, date '2005-03-03' as last_seen_date,
    1 as cable_count;
create view shareable.dim_official_title as from marts.dim_official_title;
