{# Every distinct addressee line, read once: most of them stand in thousands of cables. #}

with lines as (
    select distinct
        line as addressee_line,
        upper({{ rx_replace('line', '^(?:FM|TO|INFO|Fm|To|Info) +', '') }}) as addressee
    from {{ ref('int_head_lines') }}
    where
        zone in ('fm', 'to', 'info') and blanks_before = 0 and line_kind in ('fm', 'to', 'info', 'other')
        -- The distribution list of the telegraph room (LOG-00 EEB-00 AID-00) names offices, not addressees.
        and not {{ rx_matches('line', '[A-Z0-9]{1,5}-[0-9]{2} +[A-Z0-9]{1,5}-[0-9]{2}|^-{3,}|^ */[0-9]{3}W$') }}
),

parsed as (
    select
        addressee_line,
        {{ rx_extract('addressee', '^([A-Z]{5,8})/', 1) }} as routing_indicator,
        {{ rx_extract('addressee', '(?:^|[ /])((?:NIACT )?(?:FLASH|IMMEDIATE?|IMMED|IMM|PRIORITY?|PRIO|ROUTINE?|NIACT)(?: NIACT)?)(?: [0-9]{1,6})?$', 1) }} as precedence_word,
        {{ rx_extract('addressee', ' ([0-9]{3,6})$', 1) }} as serial,
        trim({{ rx_replace(
            'addressee',
            '^[A-Z]{5,8}/|//.*$| +(?:(?:NIACT )?(?:FLASH|IMMEDIATE?|IMMED|IMM|PRIORITY?|PRIO|ROUTINE?|NIACT)(?: NIACT)?)?(?: ?[0-9]{3,6})?$',
            ''
        ) }}) as addressee_name
    from lines
)

select
    parsed.addressee_line,
    coalesce(names.post_code, indicators.post_code) as post_code,
    nullif(parsed.routing_indicator, '') as routing_indicator,
    parsed.addressee_name,
    precedences.precedence,
    try_cast(nullif(parsed.serial, '') as integer) as serial
from parsed
left join {{ ref('post_names') }} as names
    on {{ rx_replace('parsed.addressee_name', ' {2,}', ' ') }} = names.name_as_written
left join {{ ref('routing_indicators') }} as indicators on parsed.routing_indicator = indicators.routing_indicator
left join {{ ref('precedences') }} as precedences
    on parsed.precedence_word = precedences.as_written and precedences.form = 'word'
where parsed.addressee_name != ''
