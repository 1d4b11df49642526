-- depends_on: {{ ref('int_cables') }}
{{ config(
    materialized='incremental', incremental_strategy='delete+insert', unique_key='record_id', on_schema_change='fail',
    post_hook="{{ drop_superseded() }}"
) }}

{# Which marks open a paragraph, and its number. A mark alone does not tell: lists are numbered too, the site put ¶ before
   wrapped numbers, OCR reads ¶1 as 11. So each cable's candidates are walked in order, with the number expected next in hand. #}

with pieces as (
    select
        pieces.record_id,
        pieces.piece_no,
        pieces.start_offset,
        pieces.mark,
        pieces.mark_kind,
        lag(rtrim(right(pieces.gap, 12), ' ')) over (partition by pieces.record_id order by pieces.piece_no) as ending_before,
        headers.body_start
    from {{ ref('int_text_pieces') }} as pieces
    inner join {{ ref('int_record_headers') }} as headers using (record_id)
    where {{ only_new('pieces.record_id') }}
),

candidates as (
    select
        record_id,
        piece_no,
        start_offset,
        mark,
        try_cast(nullif({{ rx_extract('mark', '^[^(0-9]*[(]?([0-9]{1,4})', 1) }}, '') as integer) as number_found,
        contains(mark, '¶') as has_sign,
        {{ rx_matches('upper(mark)', p_paragraph_class() ~ '$') }} as has_class,
        {{ rx_matches('mark', '[0-9] {0,17}\\.') }} as has_point,
        -- A number that the line before runs into: a date, an amount.
        {{ rx_matches('ending_before', '[A-Za-z0-9,/$]$|[^-]-$') }} as is_run_into
    from pieces
    where
        mark_kind = 'paragraph' and start_offset >= body_start - 2
),

seen as (
    select
        *,
        bool_or(has_class and number_found is not null) over (partition by record_id, number_found) as has_classed_twin,
        bool_or(has_sign) over (partition by record_id) as cable_has_signs,
        bool_or(has_class and number_found is not null) over (partition by record_id) as cable_has_classes,
        lead(number_found) over (partition by record_id order by piece_no) as next_number,
        -- The next mark that shows a class, or both the sign and a point.
        first_value(case when number_found is not null and (has_class or (has_sign and has_point)) then number_found end ignore nulls) over (
            partition by record_id order by piece_no rows between 1 following and unbounded following
        ) as next_strong
    from candidates
),

packed as (
    select
        record_id,
        list(
            {
                'number_found': number_found,
                'has_sign': has_sign,
                'has_class': has_class,
                -- Without a class a mark needs the sign, or a cable that knows no signs, and no better mark of the same number.
                'is_credible': has_class or (
                    not has_classed_twin and has_point and (has_sign or not cable_has_signs)
                    and (not is_run_into or next_number = number_found + 1)
                ),
                -- Where paragraphs show their class, a mark without one may continue the sequence but not skip ahead in it.
                'may_skip': has_class or not cable_has_classes,
                'next_number': next_number,
                'next_strong': case when not has_classed_twin then next_strong end,
                'expected': 1,
                'given': []::integer[]
            } order by piece_no
        ) as marks,
        list(piece_no order by piece_no) as piece_nos
    from seen
    group by record_id
),

walked as (
    select
        record_id,
        piece_nos,
        {{ walk_marks('marks') }}.given as given -- noqa: PRS
    from packed
),

numbered as (
    select
        record_id,
        unnest(piece_nos) as piece_no,
        unnest(given) as paragraph_no
    from walked
)

select
    seen.record_id,
    seen.piece_no,
    seen.start_offset,
    seen.mark,
    seen.number_found,
    numbered.paragraph_no,
    case
        when numbered.paragraph_no is not null
            then nullif(trim(upper({{ rx_extract('mark', '\\(([^()]*)\\)$', 1) }})), '')
    end as classification,
    count(numbered.paragraph_no) over (partition by seen.record_id order by seen.piece_no) as paragraph_seq
from seen
inner join numbered using (record_id, piece_no)
