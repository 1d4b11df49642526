{{ config(alias='fct_cable') }}

with protected as (

    select
        cables.cable_id,
        bool_or({{ holds_word('cables.subject', 'names.surname') }}) as in_subject,
        bool_or({{ holds_word('cables.signer', 'names.surname') }}) as in_signer,
        bool_or({{ holds_word('cables.classified_by', 'names.surname') }}) as in_classified_by
    from {{ ref('fct_cable') }} as cables
    inner join {{ ref('int_protected_names') }} as names on cables.cable_id = names.cable_id
    group by cables.cable_id

)

select
    cables.* replace (
        case when protected.in_subject then {{ withheld() }} else cables.subject end as subject,
        case when protected.in_signer then {{ withheld() }} else cables.signer end as signer,
        case when protected.in_classified_by then {{ withheld() }} else cables.classified_by end as classified_by
    )
from {{ ref('fct_cable') }} as cables
left join protected on cables.cable_id = protected.cable_id
