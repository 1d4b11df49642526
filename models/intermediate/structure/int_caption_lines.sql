-- depends_on: {{ ref('captions') }}

{# Every distinct line of captions, and what distinct words stand behind the level, read once. A lone word that is within an edit or two of a caption is that caption misread. #}

with lines as (
    select distinct
        case when line_kind in ('class', 'marking') then {{ rx_extract('upper(line)', p_level_and_caveats(), 1) }} else upper(line) end as caption_line,
        line_kind != 'other' as is_exact
    from {{ ref('int_head_lines') }}
    where
        line_kind in ('caption', 'class', 'marking')
        or (line_kind = 'other' and zone in ('class', 'none') and {{ rx_matches('line', '^[A-Z0-9]{5,14}$') }})
),

written as (
    select
        caption_line,
        {{ rx_replace('unnest(' ~ rx_extract_all('caption_line', '\\b(?:' ~ p_captions() ~ ')\\b') ~ ')', ' +', ' ') }} as as_written
    from lines
    where is_exact
),

exact as (
    select distinct
        written.caption_line,
        captions.caption
    from written
    inner join {{ ref('captions') }} as captions on written.as_written = captions.as_written
),

-- Of captions as many edits away the one counts that differs by letters of like shape (T for I, 0 for O).
misread as (
    select
        lines.caption_line,
        captions.as_written,
        captions.caption,
        {{ edit_distance('lines.caption_line', 'captions.as_written') }} as edits,
        {{ edit_distance(letters_alike('lines.caption_line'), letters_alike('captions.as_written')) }} as other_edits
    from lines
    inner join {{ ref('captions') }} as captions
        on
            length(captions.as_written) between 5 and length(lines.caption_line)
            and {{ edit_distance('lines.caption_line', 'captions.as_written') }}
            <= case when length(captions.as_written) = length(lines.caption_line) and length(lines.caption_line) >= 6 then 2 else 1 end
    where not lines.is_exact and captions.caption_kind != 'channel' and not contains(captions.as_written, ' ')
),

nearest as (
    select *
    from misread
    qualify rank() over (partition by caption_line order by other_edits, edits) = 1
)

select
    caption_line,
    {{ collect_sorted('caption') }} as captions,
    cast(null as varchar) as line_as_read
from exact
group by caption_line
union all
select
    caption_line,
    list(caption) as captions,
    rpad(min(as_written), cast(length(caption_line) as integer), ' ') as line_as_read
from nearest
group by caption_line
having count(*) = 1
