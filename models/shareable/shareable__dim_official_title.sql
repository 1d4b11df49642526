{{ config(alias='dim_official_title') }}

select titles.*
from {{ ref('dim_official_title') }} as titles
inner join {{ ref('dim_official') }} as officials on titles.official_key = officials.official_key
where not officials.is_protected
