{{ config(alias='fct_repair') }}

-- header and signature are no sentences: there the words themselves tell
with protected as (

    select
        repairs.cable_id,
        repairs.start_offset
    from {{ ref('fct_repair') }} as repairs
    inner join {{ ref('int_protected_spans') }} as spans
        on
            repairs.cable_id = spans.cable_id
            and repairs.start_offset < spans.end_offset
            and spans.start_offset < repairs.start_offset + length(repairs.text_as_found)

    union

    select
        repairs.cable_id,
        repairs.start_offset
    from {{ ref('fct_repair') }} as repairs
    inner join {{ ref('int_protected_names') }} as names
        on
            repairs.cable_id = names.cable_id
            and {{ holds_word("concat_ws(' ', repairs.text_as_found, repairs.text_as_read)", 'names.surname') }}

)

select repairs.*
from {{ ref('fct_repair') }} as repairs
left join protected on repairs.cable_id = protected.cable_id and repairs.start_offset = protected.start_offset
where protected.cable_id is null
