-- A distinct run as a string of word classes, one letter a word, an apostrophe after a possessive.
-- Words all in capitals within mixed case are acronyms (A), single capitals are initials (I).
with coded as (

    select
        words.run,
        any_value(words.run_count) as run_count,
        list(words.word order by words.word_no) as words,
        list(words.word_start order by words.word_no) as word_starts,
        list(words.word_end order by words.word_no) as word_ends,
        list(classified.country_code order by words.word_no) as country_codes,
        string_agg(
            case
                when words.word in ('A', 'I', 'O') then 'W'
                -- a single capital opens a name only with its stop
                when words.word_no = 1 and regexp_matches(words.word, '^\p{Lu}$') then 'W'
                -- of justices only the chief is a title; else the word belongs to a ministry
                when words.folded = 'justice' then case when regexp_matches(words.run, '(?i)chief +justice') then 'T' else 'M' end
                when regexp_matches(words.word, '^\p{Lu}\.?(?:-?\p{Lu}\.)*$') and classified.word_class in ('N', 'W', 'w', 'G', 'S', 'L') then 'I'
                when contains(words.word, '/') and classified.word_class not in ('T', 'M', 'D', 'O') then 'A'
                when
                    classified.word_class in ('N', 'w', 'G', 'P', 'L', 'S')
                    and not regexp_matches(words.word, '^[IVX]{2,}$')
                    and regexp_matches(words.word, '^\p{Lu}{2,6}(?:[''’]?s)?$')
                    and (words.run <> upper(words.run) or not contains(words.run, ' ')) then 'A'
                when classified.word_class = 'P' and words.word_no = len(split(words.run, ' ')) then 'N'
                else classified.word_class
            end || case when words.is_possessive then '''' else '' end,
            '' order by words.word_no
        ) as codes
    from {{ ref('int_run_words') }} as words
    inner join {{ ref('int_words__classified') }} as classified on words.folded = classified.folded
    group by words.run

)

select
    *,
    -- the run is a title and names nobody
    regexp_matches(codes, '^(?:D'')?[TMOADLFw]*T(?:F{1,2}[OMDALNSGTWw'']+)*$') as is_title
from coded
