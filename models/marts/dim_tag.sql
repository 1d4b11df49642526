{% set person = "^[\\p{Lu}'’-]{2,30}(?: [\\p{Lu}'’-]{1,30}){0,3}, ?\\p{Lu}" %}

{# One row a tag, of the vocabulary or as cables write it, and the unknown tag. #}

with vocabulary as (
    select
        tag_code,
        tag_kind,
        description,
        country_code
    from {{ ref('tags') }}
),

written as (
    select distinct tag_code
    from {{ ref('int_tags') }}
),

-- What the vocabulary does not hold still shows its kind where the form is that of a person or of a program.
tags as (
    select
        coalesce(vocabulary.tag_code, written.tag_code) as tag_code,
        case
            when vocabulary.tag_code is not null then vocabulary.tag_kind
            when {{ rx_matches('written.tag_code', person) }} then 'person'
            when {{ rx_matches('written.tag_code', '^K[A-Z]{3}$') }} then 'program'
            else 'unknown'
        end as tag_kind,
        vocabulary.description,
        vocabulary.country_code,
        vocabulary.tag_code is not null as is_in_vocabulary
    from vocabulary
    full join written on vocabulary.tag_code = written.tag_code
)

select
    {{ surrogate_key(['tag_code']) }} as tag_key,
    tag_code,
    tag_kind,
    description,
    country_code,
    is_in_vocabulary
from tags

union all

select
    '-1' as tag_key,
    cast(null as varchar) as tag_code,
    'unknown' as tag_kind,
    cast(null as varchar) as description,
    cast(null as varchar) as country_code,
    false as is_in_vocabulary
