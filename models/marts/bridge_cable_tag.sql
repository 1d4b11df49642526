select
    cable_id,
    {{ surrogate_key(['tag_code']) }} as tag_key,
    tag_as_written,
    position
from {{ ref('int_tags') }}
