-- How often a word is written in lower case, counted in a fixed sample of cables: the text between runs holds all such words.
with sample as (

    select unnest({{ rx_extract_all('gap', "[\\p{Ll}][\\p{L}]{2,}") }}) as word
    from (select
        cable_id,
        unnest(gaps) as gap
    from {{ ref('int_sentence_runs') }}
    where sentence_no > 0) as gaps
    where hash(cable_id) % greatest(1, (select count(*) // 2000 from {{ ref('int_headers') }})) = 0

)

select
    strip_accents(word) as folded,
    count(*) as lower_count
from sample
group by 1
