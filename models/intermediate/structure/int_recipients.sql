{# Who sent each cable and who got it, in the order of the header; where no text names an addressee, those that its archive lists. #}

with lines as (
    select
        cables.cable_id,
        lines.line_no,
        case lines.zone when 'fm' then 'from' else lines.zone end as role,
        lines.line
    from {{ ref('int_head_lines') }} as lines
    inner join {{ ref('int_cables') }} as cables on lines.record_id = cables.record_id
    where lines.zone in ('fm', 'to', 'info') and lines.blanks_before = 0 and lines.line_kind in ('fm', 'to', 'info', 'other')
),

in_headers as (
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
),

listed as (
    select
        cables.cable_id,
        generate_subscripts({{ split_names('attributes.addressees') }}, 1) as position,
        trim(unnest({{ split_names('attributes.addressees') }})) as name_as_written
    from {{ ref('int_archive_attributes') }} as attributes
    inner join {{ ref('int_cables') }} as cables on attributes.record_id = cables.record_id
    where
        attributes.addressees is not null
        and cables.cable_id not in (
            select cable_id from in_headers
            where role != 'from'
        )
),

-- Archives list the Department under two names.
resolved as (
    select
        listed.cable_id,
        listed.position,
        listed.name_as_written,
        names.post_code
    from listed
    left join {{ ref('post_names') }} as names on {{ rx_replace('upper(listed.name_as_written)', ' {2,}', ' ') }} = names.name_as_written
    where listed.name_as_written != ''
    qualify row_number() over (partition by listed.cable_id, coalesce(names.post_code, listed.name_as_written) order by listed.position) = 1
)

select * from in_headers
union all
select
    cable_id,
    -- Behind the sender.
    position::int + 1 as position,
    'to' as role,
    post_code,
    null as precedence,
    null as routing_indicator,
    name_as_written,
    null as serial
from resolved
