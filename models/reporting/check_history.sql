{{ config(materialized='view') }}

{# What each check found in each build. Names of cables and rows stay in raw: this may be published. #}

select
    load_id,
    checked_at,
    layer,
    check_name,
    expectation,
    status,
    rows_seen,
    rows_broken,
    cable_count,
    cause
from {{ source('raw', 'check_result') }}
