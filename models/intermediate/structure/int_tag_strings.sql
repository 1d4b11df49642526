{# Every distinct TAGS line cut into tags. Commas, semicolons and slashes separate; so do blanks, unless what stands between two
   commas is itself a tag of several words. Persons stand in brackets behind OVIP. What the vocabulary does not know is kept. #}

with strings as (
    select distinct tags_as_written
    from {{ ref('int_headers') }}
    where tags_as_written is not null
),

vocabulary as (
    select tag_code from {{ ref('tags') }}
),

elements as (
    select
        tags_as_written,
        generate_subscripts({{ rx_extract_all('tags_as_written', '\\([^()]*\\)|[^,;/()]+') }}, 1) as element_no,
        trim(unnest({{ rx_extract_all('tags_as_written', '\\([^()]*\\)|[^,;/()]+') }}), ' .:') as element
    from strings
),

words as (
    select
        elements.tags_as_written,
        elements.element_no,
        generate_subscripts(parts, 1) as word_no,
        unnest(parts) as tag_written
    from (
        select
            elements.tags_as_written,
            elements.element_no,
            case
                when element like '(%' then [trim(element, '() .')]
                when upper(element) in (select tag_code from vocabulary) then [element]
                -- Between commas a phrase in words is one tag that the vocabulary lacks.
                when contains(tags_as_written, ',') and {{ rx_matches('element', '^[A-Z][a-z]+(?: [A-Za-z][a-z]+)+$') }} then [element]
                else string_split({{ rx_replace('element', ' +', ' ') }}, ' ')
            end as parts
        from elements
        where element != ''
    ) as elements
),

-- Two or three codes run together, as OCR and wrapping leave them.
glued as (
    select distinct
        words.tag_written,
        coalesce(
            case
                when a4.tag_code is not null and b4.tag_code is not null and c4.tag_code is not null and length(words.tag_written) = 12
                    then [a4.tag_code, b4.tag_code, c4.tag_code]
            end,
            case
                when a4.tag_code is not null and b4.tag_code is not null and length(words.tag_written) in (6, 8)
                    then [a4.tag_code, b4.tag_code]
            end,
            case
                when a2.tag_code is not null and b2.tag_code is not null and length(words.tag_written) = 6
                    then [a2.tag_code, b2.tag_code]
            end
        ) as codes
    from (
        select distinct tag_written from words
        where length(tag_written) in (6, 8, 12)
    ) as words
    left join vocabulary as whole on upper(words.tag_written) = whole.tag_code
    left join vocabulary as a4 on upper(left(words.tag_written, 4)) = a4.tag_code
    left join vocabulary as b4 on upper(substring(words.tag_written, 5, 4)) = b4.tag_code
    left join vocabulary as c4 on upper(substring(words.tag_written, 9, 4)) = c4.tag_code
    left join vocabulary as a2 on upper(left(words.tag_written, 2)) = a2.tag_code
    left join vocabulary as b2 on upper(substring(words.tag_written, 3, 4)) = b2.tag_code
    where whole.tag_code is null
),

spread as (
    select
        words.tags_as_written,
        words.element_no,
        words.word_no,
        words.tag_written,
        unnest(coalesce(glued.codes, [upper(words.tag_written)])) as tag_code,
        generate_subscripts(coalesce(glued.codes, [upper(words.tag_written)]), 1) as code_no
    from words
    left join glued on words.tag_written = glued.tag_written
    where words.tag_written != ''
)

select
    tags_as_written,
    row_number() over (partition by tags_as_written order by element_no, word_no, code_no)::int as position,
    tag_code,
    tag_written
from spread
