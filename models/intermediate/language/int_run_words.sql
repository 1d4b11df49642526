-- Each distinct run, word by word, with its place in the run.
with split as (

    select
        run,
        run_count,
        place_count,
        {{ rx_extract_all('run', "[^ ]+") }} as words,
        {{ rx_split('run', "[^ ]+") }} as blanks
    from {{ ref('int_runs__distinct') }}

),

numbered as (

    select
        run,
        run_count,
        place_count,
        unnest(words) as word,
        unnest(blanks[:-2]) as blank,
        generate_subscripts(words, 1) as word_no
    from split

),

placed as (

    select
        run,
        run_count,
        place_count,
        word_no,
        word,
        {{ rx_matches('word', "['’][sS]$") }} as is_possessive,
        (sum(length(blank) + length(word)) over (partition by run order by word_no) - length(word))::integer as word_start
    from numbered

)

select
    run,
    word_no,
    word,
    is_possessive,
    {{ without_article(fold_word("case when is_possessive then left(word, length(word) - 2) else word end")) }} as folded,
    word_start,
    word_start + length(word) - case when is_possessive then 2 when ends_with(word, '.') and length(word) > 2 then 1 else 0 end as word_end,
    run_count,
    case when word_no = 1 then place_count else 0 end as place_count
from placed
