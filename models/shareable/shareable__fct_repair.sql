{{ config(alias='fct_repair') }}

select repairs.*
from {{ ref('fct_repair') }} as repairs
where
    not exists (
        select 1
        from {{ ref('int_protected_spans') }} as spans
        where
            repairs.cable_id = spans.cable_id
            and repairs.start_offset < spans.end_offset
            and spans.start_offset < repairs.start_offset + length(repairs.text_as_found)
    )
