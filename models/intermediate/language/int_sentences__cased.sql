-- Sentences written in capitals throughout, with common words in lower case and all others, words of titles among them, capitalised. Lengths stay.
with capitals as (

    select
        cable_id,
        record_id,
        paragraph_no,
        sentence_no,
        start_offset,
        text
    from {{ ref('int_sentences') }}
    where not regexp_matches(text, '\p{Ll}') and regexp_matches(text, '\p{Lu} +\p{Lu}+[^\p{L}]+\p{Lu}{2,}')

),

split as (

    select
        cable_id,
        sentence_no,
        regexp_extract_all(text, '\p{L}+(?:[''’]\p{L}+)*') as words,
        string_split_regex(text, '\p{L}+(?:[''’]\p{L}+)*') as blanks
    from capitals

),

words as (

    select
        cable_id,
        sentence_no,
        unnest(words) as word,
        unnest(blanks[:-2]) as blank,
        generate_subscripts(words, 1) as word_no,
        blanks[-1] as tail
    from split

),

cased as (

    select
        words.*,
        case
            when words.word = 'A' or (common.word is not null and titles.word is null and modifiers.word is null) then lower(words.word)
            else left(words.word, 1) || lower(substring(words.word, 2))
        end as cased_word
    from words
    left join {{ ref('common_words') }} as common
        on {{ fold_word("regexp_replace(words.word, '[''’]S$', '')") }} = common.word
    left join {{ ref('titles') }} as titles on {{ fold_word('words.word') }} = titles.word
    left join {{ ref('title_modifiers') }} as modifiers on {{ fold_word('words.word') }} = modifiers.word

)

select
    capitals.cable_id,
    capitals.record_id,
    capitals.paragraph_no,
    capitals.sentence_no,
    capitals.start_offset,
    string_agg(cased.blank || cased.cased_word, '' order by cased.word_no) || any_value(cased.tail) as text
from cased
inner join capitals on cased.cable_id = capitals.cable_id and cased.sentence_no = capitals.sentence_no
group by all
