-- One invented cable with an official, a meeting and a request, in the columns that scoring reads.
create schema intermediate;
create schema marts;

create table marts.dim_date as select 20050303 as date_key, date '2005-03-03' as date;

create table marts.dim_official as select 'o1' as official_key, 'QQ' as country_code, 'executive' as sector;

create table marts.bridge_cable_official as
select '05QUILLON1' as cable_id, 'o1' as official_key, 'Orsolya Tindall' as name_in_cable, 'Minister' as title_in_cable,
    1 as first_paragraph_no;

create table marts.fct_meeting as
select 'm1' as meeting_key, '05QUILLON1' as cable_id, [1] as paragraphs, 20050303 as date_key, 'held' as status,
    'met' as evidence, 0 as evidence_start;

create table marts.bridge_meeting_official as
select 'm1' as meeting_key, 'o1' as official_key, 'Orsolya Tindall' as name_in_cable;

create table marts.fct_request as
select 'q1' as request_key, '05QUILLON1' as cable_id, [2, 3] as paragraphs, 'Tindall' as requester,
    'QQ' as requester_country_code, 'the Embassy' as addressee, 'US' as addressee_country_code,
    'to send more ice' as action, 'deferred' as response, 'asked' as evidence, 9 as evidence_start;

create table intermediate.int_sentences as
select '05QUILLON1' as cable_id, 2 as paragraph_no, 7 as sentence_no, 'Lister, who  keeps the harbour, laughed.' as text;
