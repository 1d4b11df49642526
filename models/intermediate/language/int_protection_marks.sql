-- depends_on: {{ ref('protection_words') }}
-- Places where a sentence asks that a person be protected, and the name that stands before: next to the mark, or with a title between.
with marked as (

    select
        cable_id,
        sentence_no,
        start_offset,
        text,
        {{ rx_split('text', protection_mark()) }} as gaps,
        {{ rx_extract_all('text', protection_mark()) }} as marks
    from {{ ref('int_sentences') }}
    where contains(lower(text), 'protect')

),

placed as (

    select
        cable_id,
        sentence_no,
        start_offset,
        text,
        unnest(range(1, len(marks) + 1)) as mark_no,
        unnest(list_transform(
            range(1, len(marks) + 1),
            lambda i: list_sum(list_transform(gaps[:i], lambda gap: length(gap))) + coalesce(list_sum(list_transform(marks[:i - 1], lambda mark: length(mark))), 0)
        ))::bigint as mark_start
    from marked
    where len(marks) > 0

),

names as (

    select
        candidates.cable_id,
        candidates.sentence_no,
        candidates.start_offset,
        candidates.end_offset
    from {{ ref('int_name_candidates') }} as candidates
    inner join {{ ref('int_name_forms') }} as forms on candidates.cable_id = forms.cable_id and candidates.form = forms.form
    where forms.is_strong

),

before_mark as (

    select
        placed.cable_id,
        placed.sentence_no,
        placed.mark_no,
        placed.start_offset + placed.mark_start as mark_start,
        names.start_offset as name_start,
        substring(
            placed.text, names.end_offset - placed.start_offset + 1, placed.start_offset + placed.mark_start - names.end_offset
        ) as between_text
    from placed
    left join names
        on
            placed.cable_id = names.cable_id
            and placed.sentence_no = names.sentence_no
            and names.end_offset <= placed.start_offset + placed.mark_start

)

select
    cable_id,
    sentence_no,
    mark_start,
    -- of the names before the mark the last that only a title parts from it; a redacted name is another's
    max(name_start) filter (
        where {{ rx_matches('between_text', "^(?:['’][sS])? *$") }} or (
            {{ rx_matches('between_text', "^ ?[,(][^;:]{0,110}$") }}
            and not {{ rx_matches('between_text', "(?i)x{4}") }}
            and not {{ rx_matches('between_text', " (?:" ~ words_pattern("speech_verbs", "verb") ~ ") ") }}
        )
    ) as name_start
from before_mark
group by cable_id, sentence_no, mark_no, mark_start
