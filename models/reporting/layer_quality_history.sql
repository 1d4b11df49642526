{{ config(materialized='view') }}

{# What layer_quality was after each build. A build writes it down when all its checks have passed. #}

select
    load_id,
    measured_at,
    layer,
    measure,
    good_count,
    all_count,
    good_count / nullif(all_count, 0) as share
from {{ source('raw', 'quality_measure') }}
