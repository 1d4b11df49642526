{# Sender and addressees. A cable without a header block has its sender alone, from what else tells it. #}

with recipients as (
    select * from {{ ref('int_recipients') }}
),

senders as (
    select
        headers.cable_id,
        headers.post_code,
        sent.precedence,
        coalesce(sent.routing_indicator, headers.de_indicator) as routing_indicator,
        coalesce(sent.name_as_written, headers.from_name) as name_as_written,
        -- The serial of a message reference counts what the post sends to anyone.
        headers.serial::integer as serial
    from {{ ref('int_headers') }} as headers
    left join (
        select * from recipients
        where role = 'from' qualify row_number() over (partition by cable_id order by position) = 1
    ) as sent
        on headers.cable_id = sent.cable_id
)

select
    cable_id,
    case when post_code is null then '-1' else {{ surrogate_key(['post_code']) }} end as post_key,
    'from' as role,
    0 as position,
    precedence,
    routing_indicator,
    name_as_written,
    serial
from senders
union all
select
    cable_id,
    case when post_code is null then '-1' else {{ surrogate_key(['post_code']) }} end as post_key,
    role,
    position,
    precedence,
    routing_indicator,
    name_as_written,
    serial
from recipients
where role != 'from'
