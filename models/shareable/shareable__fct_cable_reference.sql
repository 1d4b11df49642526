{{ config(alias='fct_cable_reference') }}

-- "VARGA-SMITH E-MAIL": letters and calls are cited by those who exchanged them
with protected as (

    select distinct
        cited.cable_id,
        cited.position
    from {{ ref('fct_cable_reference') }} as cited
    inner join {{ ref('int_protected_names') }} as names
        on cited.cable_id = names.cable_id and {{ holds_word('cited.reference_as_written', 'names.surname') }}

)

select
    cited.* replace (
        case when protected.cable_id is null then cited.reference_as_written else {{ withheld() }} end as reference_as_written
    )
from {{ ref('fct_cable_reference') }} as cited
left join protected on cited.cable_id = protected.cable_id and cited.position = protected.position
