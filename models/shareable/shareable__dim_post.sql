{{ config(alias='dim_post') }}

select * from {{ ref('dim_post') }}
