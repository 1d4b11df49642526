select record_id, text from {{ source("raw", "cable") }}
