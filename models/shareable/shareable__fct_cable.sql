{{ config(alias='fct_cable') }}

with protected as (

    select distinct cables.cable_id
    from {{ ref('fct_cable') }} as cables
    inner join {{ ref('int_protected_names') }} as names
        on cables.cable_id = names.cable_id and {{ holds_word('cables.subject', 'names.surname') }}

)

select
    cables.* replace (
        case when protected.cable_id is null then cables.subject else {{ withheld() }} end as subject
    )
from {{ ref('fct_cable') }} as cables
left join protected on cables.cable_id = protected.cable_id
