-- Thirty invented cables out of two files, with just the columns that the checks read, and nothing wrong with them.
create schema raw;
create schema staging;
create schema intermediate;
create schema marts;

create table raw.load_run as
select 1::bigint as load_id, timestamp '2026-01-01 10:00:00' as started_at, timestamp '2026-01-01 10:00:09' as finished_at,
    30::bigint as cables_added, 1::bigint as rejects_added;

create table raw.source_file as
select sha256('file ' || i) as file_sha256, 'in/' || i || '.csv' as path, null::varchar as member_path, status,
    15 + reject_count as records_seen, 15::bigint as cable_count, reject_count, 1::bigint as load_id
from (values (0, 'read', 0::bigint), (1, 'partial', 1::bigint)) as t(i, status, reject_count);

create table raw.reject as
select 'r1' as reject_id, sha256('file 1') as file_sha256, 'in/1.csv' as path, null::varchar as member_path,
    15::bigint as record_no, 'broken_row' as reason_code, 'the row has nine fields' as reason, 1::bigint as load_id;

create table raw.cable as
select 'rec' || i as record_id, sha256('file ' || i // 15) as file_sha256, i::bigint as record_no,
    100 * i as byte_start, 100 * i + 99 as byte_end, i as row_start, i as row_end,
    'Subject' || chr(10) || '1. The Minister asked Norbridge for ice.' as text, 8::bigint as body_offset,
    '05QUILLON' || i as container_cable_id, sha256('text ' || i) as text_sha256, 1::bigint as load_id
from range(30) as t(i);

create view staging.stg_raw__cable as select * from raw.cable;

create table intermediate.int_cables as
select '05QUILLON' || i as cable_id, 'rec' || i as record_id, 1::bigint as source_count from range(30) as t(i);

create table intermediate.int_headers as
select c.cable_id, c.record_id, 'Ice' as subject, 'PREL' as tags_as_written, timestamp '2005-03-04 12:10:00' as sent_at,
    date '2005-03-04' as sent_date, 'QUILLON' as post_code, 'UNCLASSIFIED' as classification, 'full' as text_status,
    false as is_partial_extract, 8::bigint as body_start, length(r.text) as body_end
from intermediate.int_cables as c join raw.cable as r using (record_id);

create table intermediate.int_cross_checks as
select cable_id, record_id, field, source, 'as said' as in_text, 'as said' as elsewhere, true as agrees
from intermediate.int_cables
cross join (
    values ('container', 'id'), ('container', 'date'), ('container', 'origin'), ('container', 'classification'),
        ('container', 'subject'), ('container', 'tags'), ('transmission', 'serial'), ('transmission', 'day'), ('transmission', 'sender')
) as fields(source, field);

create table intermediate.int_paragraphs as
select c.cable_id, 1 as paragraph_no, seq as paragraph_seq, s as start_offset, e as end_offset,
    substring(r.text, s + 1, e - s) as text_read
from intermediate.int_cables as c join raw.cable as r using (record_id)
cross join (values (1, 8, 20), (2, 21, 48)) as t(seq, s, e);

create table intermediate.int_sentences as
select cable_id, paragraph_no, paragraph_seq as sentence_no, start_offset, end_offset, text_read as text
from intermediate.int_paragraphs;

create table marts.dim_date as
select -1::integer as date_key, null::date as date
union all
select strftime(day, '%Y%m%d')::integer, day::date from range(date '2005-01-01', date '2006-01-01', interval 1 day) as t(day);

create table marts.dim_tag as
select 'k1' as tag_key, 'PREL' as tag_code, 'subject' as tag_kind, true as is_in_vocabulary
union all
select 'k2', 'XXXX', 'unknown', false;

create table marts.fct_cable as
select cable_id, 'p1' as post_key, 20050304::integer as date_key, 1::bigint as paragraph_count, 1::bigint as repair_count,
    1::bigint as source_count
from intermediate.int_cables;

create table marts.cable_paragraph as
select cable_id, 1::bigint as paragraph_no, 8::bigint as start_offset, 48::bigint as end_offset from intermediate.int_cables;

create table marts.fct_repair as
select cable_id, 'mark' as repair_kind, 8::bigint as start_offset, '1.' as text_as_found, '¶.' as text_as_read
from intermediate.int_cables;

create table marts.bridge_cable_tag as
select cable_id, 'k1' as tag_key, 'PREL' as tag_as_written, 1::bigint as position from intermediate.int_cables;

create table marts.fct_cable_reference as
select cable_id, 'A' as label, '04QUILLON7' as referenced_cable_id, '04 QUILLON 7' as reference_as_written,
    'cable' as reference_kind
from intermediate.int_cables;

create table marts.fct_meeting as
select 'm' || cable_id as meeting_key, cable_id, 20050303::integer as date_key, 'held' as status, [1::bigint] as paragraphs,
    'The Minister' as evidence, 11::bigint as evidence_start, 23::bigint as evidence_end, 'met' as rule, 0.9 as confidence
from intermediate.int_cables;

create table marts.fct_request as
select 'q' || cable_id as request_key, cable_id, [1::bigint] as paragraphs, 'asked Norbridge' as evidence,
    24::bigint as evidence_start, 39::bigint as evidence_end, 'asked' as rule, 0.8 as confidence
from intermediate.int_cables;
