-- depends_on: {{ ref('int_cables') }}
{{ config(
    materialized='incremental', incremental_strategy='delete+insert', unique_key='record_id', on_schema_change='fail',
    post_hook="{{ drop_superseded() }}"
) }}

{# Subject lines within the body that repeat the cable's own, as each further section does: how far they repeat it. What follows in the
   same line is the text that goes on. #}

with lines as (
    select
        pieces.record_id,
        pieces.piece_no,
        left(pieces.gap, 400) as opening,
        {{ letters_and_digits('headers.subject') }} as subject_letters
    from {{ ref('int_text_pieces') }} as pieces
    inner join {{ ref('int_record_headers') }} as headers on pieces.record_id = headers.record_id
    where pieces.mark_kind = 'subject' and pieces.start_offset >= headers.body_start - 2 and {{ only_new('pieces.record_id') }}
),

beginnings as (
    select
        *,
        unnest(range(1, length(opening) + 1)) as repeated_length
    from lines
)

select
    record_id,
    piece_no,
    max(repeated_length)::int as repeated_length
from beginnings
where
    substring(opening, repeated_length::int, 1) not in (' ', chr(10))
    and starts_with(subject_letters, {{ letters_and_digits('left(opening, repeated_length::int)') }})
group by record_id, piece_no, subject_letters
-- A few letters in common are no repetition.
having max(length({{ letters_and_digits('left(opening, repeated_length::int)') }})) >= least(12, length(any_value(subject_letters)))
