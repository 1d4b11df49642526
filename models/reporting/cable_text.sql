{{ config(materialized='view') }}
{%- set word_of_name = "[\\p{L}\\p{M}][\\p{L}\\p{M}’'&-]*" %}

-- The text as found and where it came from. What `shareable` withholds is blocked out letter by letter, so that offsets hold.
with documents as (
    select
        cables.cable_id,
        records.text,
        records.format,
        records.record_no,
        records.file_sha256,
        files.path,
        files.member_path
    from {{ ref('int_cables') }} as cables
    inner join {{ ref('stg_raw__cable') }} as records on cables.record_id = records.record_id
    inner join {{ ref('stg_raw__source_file') }} as files on records.file_sha256 = files.file_sha256
),

spans as (
    select
        spans.cable_id,
        documents.text,
        spans.start_offset,
        spans.end_offset,
        lag(spans.end_offset, 1, 0) over (partition by spans.cable_id order by spans.start_offset) as last_end
    from {{ ref('int_protected_spans') }} as spans
    inner join documents on spans.cable_id = documents.cable_id
),

without_sentences as (
    select
        cable_id,
        string_agg(
            substring(text, last_end + 1, start_offset - last_end) || repeat('█', (end_offset - start_offset)::integer), '' order by start_offset
        ) || substring(any_value(text), max(end_offset) + 1) as text
    from spans
    group by cable_id
),

-- Header and signature are no sentences: there the names themselves are blocked, in whatever form they are written.
split as (
    select
        documents.cable_id,
        coalesce(without_sentences.text, documents.text) as text,
        {{ rx_extract_all('coalesce(without_sentences.text, documents.text)', word_of_name) }} as words,
        {{ rx_split('coalesce(without_sentences.text, documents.text)', word_of_name) }} as gaps
    from documents
    left join without_sentences on documents.cable_id = without_sentences.cable_id
    where documents.cable_id in (select cable_id from {{ ref('int_protected_names') }})
),

pieces as (
    select
        cable_id,
        generate_subscripts(gaps, 1) as piece_no,
        unnest(gaps) as gap,
        unnest(list_resize(words, len(gaps))) as word
    from split
),

forms as (
    select distinct
        pieces.cable_id,
        pieces.word
    from pieces
    inner join {{ ref('int_protected_names') }} as names
        on pieces.cable_id = names.cable_id and {{ holds_word('pieces.word', 'names.surname') }}
),

without_names as (
    select
        pieces.cable_id,
        string_agg(
            pieces.gap || case when forms.word is null then coalesce(pieces.word, '') else repeat('█', length(pieces.word)::integer) end,
            '' order by pieces.piece_no
        ) as text
    from pieces
    left join forms on pieces.cable_id = forms.cable_id and pieces.word = forms.word
    group by pieces.cable_id
)

select
    documents.cable_id,
    coalesce(without_names.text, without_sentences.text, documents.text) as text,
    documents.format,
    string_split_regex(documents.path, '[/\\]')[-1] as file_name,
    documents.member_path,
    documents.record_no,
    documents.file_sha256
from documents
left join without_sentences on documents.cable_id = without_sentences.cable_id
left join without_names on documents.cable_id = without_names.cable_id
