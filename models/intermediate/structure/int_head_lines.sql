-- depends_on: {{ ref('captions') }}
{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='record_id', on_schema_change='fail') }}

with openings as (
    select
        record_id,
        body_offset,
        {{ plain_blanks(telegram('left(text, 30000)')) }} as words
    from {{ ref('stg_raw__cable') }}
    where {{ only_new() }}
),

heads as (
    select
        record_id,
        body_offset,
        {{ repair_characters('words') }} as opening
    from openings
),

-- A head that shows no first paragraph ends after 6,000 characters of body.
cut as (
    select
        record_id,
        body_offset,
        opening,
        length({{ rx_extract('opening', p_first_paragraph(), 1) }}) as first_paragraph_offset
    from heads
),

-- A label in mid-line opens a line of its own; the blank before it becomes the line end, so offsets stay.
fields as (
    select
        record_id,
        {{ rx_replace(
            'left(opening, case when first_paragraph_offset > 0 then first_paragraph_offset else body_offset + 6000 end)',
            '(?i) (TAGS?|SUBJECT|SUBJ|REF|REFS|REFTEL|CLASSIFIED BY|E\\.?O\\.? 1[0-9]{4}):',
            '\n\\1:'
        ) }} as head
    from cut
),

split as (
    select
        record_id,
        unnest(string_split(head, chr(10))) as raw_line,
        generate_subscripts(string_split(head, chr(10)), 1) as line_no
    from fields
),

placed as (
    select
        record_id,
        line_no,
        coalesce(sum(length(raw_line) + 1) over (
            partition by record_id order by line_no rows between unbounded preceding and 1 preceding
        ), 0)::bigint + length(raw_line) - length(ltrim(raw_line)) as start_offset,
        trim(raw_line) as line,
        upper(trim(raw_line)) as upper_line
    from split
),

told as (
    select
        record_id,
        line_no,
        start_offset,
        line,
        case
            when upper_line = '' then 'blank'
            when {{ rx_matches('upper_line', '^[-=_* ]{3,}$') }} then 'rule'
            when {{ rx_matches('upper_line', '^(?:TAGS?|TABS|TGS|AGS)(?: {0,2}[:;.,-]| |$)') }} then 'tags'
            when {{ rx_matches('upper_line', '^SUBJ(?:ECT)? {0,2}(?:[:;.,-]|$| [A-Z])|^SU?[BJ][UJBECTR]{1,6} {0,2}:') }} then 'subject'
            -- A label after the first goes on with the field above.
            when {{ rx_matches('upper_line', '^REF {1,2}\\(?[B-RT-Z][.:)]') }} then 'other'
            when {{ rx_matches('upper_line', '^REF(?:S|ERENCES?|TELS?|\\(S\\))? {0,2}(?:[:;.(]| [A-Z0-9]|$)') }} then 'ref'
            when {{ rx_matches('upper_line', '^(?:E\\.? ?O\\.?:? {0,2}1[0-9]{4}|DECL:|DECL )') }} then 'eo'
            when {{ rx_matches('upper_line', '^(?:CLASSIFIED|CLASS\\.?|CLASSIFICATION) BY|^DERIVED FROM|^REASONS? ?:') }} then 'classified'
            when {{ rx_matches('upper_line', '^VZCZC') }} then 'vzczc'
            when {{ rx_matches('upper_line', '^DE R[A-Z]{3,8}(?: |$)') }} then 'de'
            when {{ rx_matches('upper_line', '^ZN[YR] ') }} then 'zny'
            when {{ rx_matches('upper_line', '^(?:[ZOPRY] {1,2}){0,3}[0-9]{6}Z {0,2}[A-Z]{3}') }} then 'dtg'
            when {{ rx_matches('upper_line', '^FM ') }} then 'fm'
            when {{ rx_matches('upper_line', '^TO ') }} then 'to'
            when {{ rx_matches('upper_line', '^INFO ') }} then 'info'
            when {{ rx_matches('upper_line', '^(?:ZZ|OO|PP|RR) R[A-Z]{3,8}') }} then 'routing'
            when {{ rx_matches('upper_line', p_classification_line()) }} then 'class'
            when {{ rx_matches('upper_line', p_marking_line()) }} then 'marking'
            when {{ rx_matches('upper_line', p_caption_line()) }} then 'caption'
            when {{ rx_matches('upper_line', '^[A-Z][A-Z ]{1,24} [0-9]{8} {1,3}[0-9]{3}(?:\\.[0-9])? OF [0-9]{3}$|^PAGE [0-9]{2} ') }} then 'page'
            when {{ rx_matches('upper_line', '^(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY, [0-9]{1,2} [A-Z]{3,9} [0-9]{4}') }} then 'dateline'
            else 'other'
        end as line_kind
    from placed
),

-- Addressees stand above the first field of the text; below it, a line that begins with TO is prose.
placed_kinds as (
    select
        * exclude (line_kind),
        case
            when
                line_kind in ('fm', 'to', 'info', 'dtg', 'routing')
                and bool_or(line_kind in ('tags', 'subject')) over (partition by record_id order by line_no)
                then 'other'
            else line_kind
        end as line_kind
    from told
),

zoned as (
    select
        *,
        count(*) filter (where line_kind in ('tags', 'subject', 'ref', 'eo', 'classified', 'vzczc', 'de', 'zny', 'dtg', 'fm', 'to', 'info', 'routing', 'class'))
            over (partition by record_id order by line_no) as zone_no
    from placed_kinds
)

select
    record_id,
    line_no,
    start_offset,
    line,
    line_kind,
    coalesce(first_value(case when zone_no > 0 then line_kind end) over zone, 'none') as zone,
    zone_no,
    count(*) filter (where line_kind in ('blank', 'rule')) over zone as blanks_before
from zoned
window zone as (partition by record_id, zone_no order by line_no)
