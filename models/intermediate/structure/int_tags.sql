{# The tags of each cable, each once, in the order written. #}

select
    headers.cable_id,
    strings.tag_code,
    arg_min(strings.tag_written, strings.position) as tag_as_written,
    row_number() over (partition by headers.cable_id order by min(strings.position))::int as position
from {{ ref('int_headers') }} as headers
inner join {{ ref('int_tag_strings') }} as strings on headers.tags_as_written = strings.tags_as_written
group by headers.cable_id, strings.tag_code
