{{ config(materialized="incremental") }}
select record_id, len(text.split(' ')) * {{ var("factor", 1) }} as words from {{ ref("stg_cable") }}
{% if is_incremental() %} where record_id not in (select record_id from {{ this }}) {% endif %}
