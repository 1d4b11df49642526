-- Single words that name a country or its people. The country is null where the word is shared ("GOS") or is only part of such a name ("Korean" of "North Korean").
with phrases as (

    select
        country_code,
        unnest({{ fold_words('word') }}) as word,
        len({{ fold_words('word') }}) as word_count
    from {{ ref('nationalities') }}
    where
        word_kind = 'demonym'
        or (
            len({{ fold_words('word') }}) = 1
            -- "GREG" is rather a man than a government
            and not (word_kind = 'abbreviation' and {{ fold_words('word') }}[1] in (select given_name from {{ ref('given_names') }}))
        )

    union all

    select
        country_code,
        {{ fold_words('country_name') }}[1],
        1
    from {{ ref('countries') }}
    where len({{ fold_words('country_name') }}) = 1

)

select
    word,
    case when count(distinct country_code) filter (where word_count = 1) = 1 then any_value(country_code) filter (where word_count = 1) end as country_code
from phrases
where
    length(word) >= 2
    and not {{ rx_matches('word', "^(?:of|the|and|la|los|san|new|sri|cape|isle|st|de|el|al|s|us)$") }}
group by word
