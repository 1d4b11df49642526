{{ config(alias='dim_tag') }}

select * from {{ ref('dim_tag') }}
