{{ config(
    materialized='incremental', incremental_strategy='delete+insert', unique_key='record_id', on_schema_change='fail',
    post_hook="{{ drop_superseded() }}"
) }}

{# The text cut at every line that may open a paragraph or interrupts one: each piece is such a mark and the text up to the next. #}

with telegrams as (
    select
        cables.cable_id,
        cables.record_id,
        {{ plain_blanks(telegram('records.text')) }} as words
    from {{ ref('int_cables') }} as cables
    inner join {{ ref('stg_raw__cable') }} as records on cables.record_id = records.record_id
    where {{ only_new('cables.record_id') }}
),

texts as (
    select
        cable_id,
        record_id,
        chr(10) || {{ repair_characters('words') }} as text_unbroken
    from telegrams
),

-- A paragraph that goes on in the line of the one before gets a line of its own; the line end takes the place of the blank. So does the
-- level at the foot of a page.
broken as (
    select
        cable_id,
        record_id,
        case
            when {{ rx_matches('text_unbroken', p_mark_in_line() ~ '|' ~ p_mark_behind_redaction()) }} or contains(text_unbroken, chr(10) || 'PAGE ')
                then {{ rx_replace(rx_replace(rx_replace(
                    'text_unbroken',
                    p_level_in_line(), '\n\\1\\2'),
                    p_mark_in_line(), '\\1\n\\2'),
                    p_mark_behind_redaction(), '\\1\n\\2') }}
            else text_unbroken
        end as text_read
    from texts
),

cut as (
    select
        cable_id,
        record_id,
        case
            when {{ is_in_sections('text_read') }} then {{ rx_split('text_read', p_body_mark_of_sections()) }}
            else {{ rx_split('text_read', p_body_mark()) }}
        end as gaps,
        list_prepend(
            '',
            case
                when {{ is_in_sections('text_read') }} then {{ rx_extract_all('text_read', p_body_mark_of_sections()) }}
                else {{ rx_extract_all('text_read', p_body_mark()) }}
            end
        ) as marks
    from broken
),

pieces as (
    select
        cable_id,
        record_id,
        generate_subscripts(gaps, 1) as piece_no,
        unnest(marks) as mark,
        unnest(gaps) as gap
    from cut
)

select
    cable_id,
    record_id,
    piece_no,
    -- The line end put before the text is not part of it.
    coalesce(sum(length(mark) + length(gap)) over (
        partition by record_id order by piece_no rows between unbounded preceding and 1 preceding
    ), 0)::bigint - 1 as start_offset,
    case
        when mark = '' then 'none'
        when contains(mark, 'SECTION') then 'section'
        when {{ rx_matches('mark', ' (?:OF|of) {1,2}[0-9]{3}$|\\n *PAGE [0-9]') }} then 'page'
        when {{ rx_matches('mark', '^\\n *S[A-Z1]{5}$') }} then 'caption'
        when {{ rx_matches('mark', '^\\n *SUBJ') }} then 'subject'
        else 'paragraph'
    end as mark_kind,
    mark,
    gap
from pieces
