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

written as (
    select distinct
        cable_id,
        unnest(words) as word
    from split
),

-- folding is dear: once for each word of the corpus
folded as (
    select
        word,
        unnest({{ name_words('word') }}) as surname
    from (select distinct word from written) as words
),

forms as (
    select
        written.cable_id,
        list(distinct written.word) as words
    from {{ ref('int_protected_names') }} as names
    inner join folded on names.surname = folded.surname
    inner join written on names.cable_id = written.cable_id and folded.word = written.word
    group by written.cable_id
),

without_names as (
    select
        split.cable_id,
        array_to_string(
            list_transform(
                list_zip(split.gaps, split.words),
                lambda piece: piece[1] || case
                    when list_contains(forms.words, piece[2]) then repeat('█', length(piece[2])::integer)
                    else coalesce(piece[2], '')
                end
            ), ''
        ) as text
    from split
    inner join forms on split.cable_id = forms.cable_id
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
