{{ config(alias='bridge_cable_tag') }}

select * from {{ ref('bridge_cable_tag') }}
