{{ config(alias='bridge_cable_post') }}

select * from {{ ref('bridge_cable_post') }}
