{# Who sent each cable and who got it, in the order of the header. #}

with lines as (
    select
        cables.cable_id,
        lines.line_no,
        case lines.zone when 'fm' then 'from' else lines.zone end as role,
        lines.line
    from {{ ref('int_head_lines') }} as lines
    inner join {{ ref('int_cables') }} as cables on lines.record_id = cables.record_id
    where lines.zone in ('fm', 'to', 'info') and lines.blanks_before = 0 and lines.line_kind in ('fm', 'to', 'info', 'other')
)

select
    lines.cable_id,
    row_number() over (partition by lines.cable_id order by lines.line_no)::int as position,
    lines.role,
    addressees.post_code,
    addressees.precedence,
    addressees.routing_indicator,
    addressees.addressee_name as name_as_written,
    addressees.serial
from lines
inner join {{ ref('int_addressees') }} as addressees on lines.line = addressees.addressee_line
where lines.role != 'from' or lines.line like 'FM %' or lines.line like 'Fm %'
