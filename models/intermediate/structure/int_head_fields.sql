{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='record_id', on_schema_change='fail') }}

{# The lines that make up each field of the head: its opening line and what it wraps onto. #}

with lines as (
    select
        *,
        lag(line) over (partition by record_id, zone_no order by line_no) as line_above,
        lag(line, 2) over (partition by record_id, zone_no order by line_no) as line_above_blank
    from {{ ref('int_head_lines') }}
    where {{ only_new() }}
),

wrapped as (
    select
        record_id,
        line_no,
        start_offset,
        line,
        line_kind,
        zone,
        zone_no
    from lines
    where
        line_kind = zone
        or (
            line_kind = 'other' and case
                when zone = 'tags'
                    then
                        blanks_before = 0 and {{ rx_matches('line', '^[A-Z0-9(][A-Z0-9 ,;/().&-]{0,120}$') }}
                        -- Words too long for tags are a title without its label, unless the line above breaks off in a list.
                        and (not {{ rx_matches('line', '[A-Z]{6}') }} or {{ rx_matches('line_above', '[,;/(-]$|\\([^)]*$') }})
                -- A blank line ends a subject, unless the line above it cannot be the end of one.
                when zone = 'subject'
                    then blanks_before = 0 or (
                        blanks_before = 1 and line = upper(line) and line_above = ''
                        and {{ rx_matches('upper(line_above_blank)', '(?:,|-|&|(?:^| )(?:OF|THE|TO|AND|OR|FOR|IN|ON|WITH|AT|BY|FROM|A|AN|AS|ITS|THEIR|OVER|INTO))$') }}
                    )
                when zone = 'ref'
                    then blanks_before = 0 or {{ rx_matches('line', '^¶? ?\\(?[A-Z][.)] ') }}
                else blanks_before = 0
            end
        )
)

select
    record_id,
    zone as field,
    zone_no,
    arg_min(line, line_no) as opening_line,
    string_agg(line, ' ' order by line_no) as field_text,
    min(start_offset) as start_offset,
    max(start_offset + length(line)) as end_offset
from wrapped
group by record_id, zone, zone_no
