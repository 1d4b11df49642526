-- The classifying clause (-1) and the signature (-2) as sentences: the clause without its opening words and reasons.
with clauses as (

    select
        cable_id,
        classified_by_start,
        length(regexp_extract(classified_by, '{{ clause_opening() }}')) as opening_length,
        classified_by
    from {{ ref('int_headers') }}
    where classified_by is not null

)

select
    cable_id,
    -1 as sentence_no,
    classified_by_start + opening_length as start_offset,
    translate(
        regexp_extract(substring(classified_by, opening_length + 1), '(?is)^(.*?)(?:[(,;. ]*(?:for\s+)?\(?rea\s?sons?\b|[(]?[eo]\.?\s?o\.?\s?1|1\s?[.]\s?[45]|$)', 1),
        chr(10), ' '
    ) as text
from clauses

union all

select cable_id, -2, signer_start, translate(signer, chr(10), ' ')
from {{ ref('int_headers') }}
where signer is not null
