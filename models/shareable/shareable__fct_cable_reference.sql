{{ config(alias='fct_cable_reference') }}

select * from {{ ref('fct_cable_reference') }}
