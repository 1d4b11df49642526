-- depends_on: {{ ref('department_bureaus') }}
-- A distinct run as a string of word classes, one letter a word, an apostrophe after a possessive.
-- Words all in capitals within mixed case are acronyms (A), single capitals are initials (I).
with neighbours as (

    select
        words.*,
        classified.word_class,
        classified.country_code,
        classified.is_given_name,
        classified.after_title_count >= 0.3 * classified.capital_count as follows_titles,
        lag(classified.word_class) over in_run as class_before,
        lag(words.is_possessive) over in_run as possessive_before,
        lead(classified.word_class) over in_run as class_after
    from {{ ref('int_run_words') }} as words
    inner join {{ ref('int_words__classified') }} as classified on words.folded = classified.folded
    window in_run as (partition by words.run order by words.word_no)

),

coded as (

    select
        run,
        any_value(run_count) as run_count,
        max(place_count) as place_count,
        list(word order by word_no) as words,
        list(word_start order by word_no) as word_starts,
        list(word_end order by word_no) as word_ends,
        list(country_code order by word_no) as country_codes,
        string_agg(
            case
                when word in ('A', 'I', 'O') then 'W'
                -- a single capital opens a name only with its stop
                when word_no = 1 and {{ rx_matches('word', "^\\p{Lu}$") }} then 'W'
                -- of justices only the chief is a title; else the word belongs to a ministry
                when folded = 'justice' then case when {{ rx_matches('run', "(?i)chief +justice") }} then 'T' else 'M' end
                when {{ rx_matches('word', "^\\p{Lu}\\.?(?:-?\\p{Lu}\\.)*$") }} and word_class in ('N', 'W', 'w', 'G', 'S', 'L') then 'I'
                -- the symbol of an office before a name is its title ("EUR/XYZ Tarvek")
                when {{ rx_matches('folded', department_office()) }} then 'T'
                when contains(word, '/') and word_class not in ('T', 'M', 'D', 'O') then 'A'
                when
                    word_class in ('N', 'w', 'G', 'P', 'L', 'S')
                    and not {{ rx_matches('word', "^[IVX]{2,}$") }}
                    and {{ rx_matches('word', "^\\p{Lu}{2,6}(?:['’]?s)?$") }}
                    and (run <> upper(run) or not contains(run, ' '))
                    and folded not in (select initials from {{ ref('int_name_initials') }}) then 'A'
                -- the acronym of a body before a title belongs to it ("NEA A/S")
                when word_class = 'W' and class_after = 'T' and {{ rx_matches('word', "^\\p{Lu}{2,5}$") }} and run <> upper(run) then 'A'
                when word_class = 'P' and class_after is null then 'N'
                -- behind an Arabic article stands a name, even where the word is a title elsewhere ("al-Amir")
                when word_class = 'T' and class_before is not null and {{ rx_matches('word', "^(?i:al|el|ul|as|ash|ad|an|ar|az)[-'’]") }} then 'N'
                -- a given name that is a country's too ("Secretary Trinidad Tarvek"), unless "of" or "to" stands before it
                when is_given_name and word_class = 'D' and class_after = 'S' and coalesce(class_before, '') <> 'F' and not is_possessive then 'G'
                -- a given name that is a common word too, before another word of a name
                when is_given_name and word_class in ('N', 'S') and class_after in ('N', 'S', 'G', 'w') and (class_before is null or class_before = 'T') then 'G'
                when is_given_name and word_class = 'w' and class_after in ('N', 'S', 'G') and class_before = 'T' then 'G'
                -- a common word that stands behind titles as a rule ("General Keen")
                when word_class = 'w' and class_before = 'T' and not possessive_before and class_after is null and follows_titles then 'N'
                else word_class
            end || case when is_possessive then '''' else '' end,
            '' order by word_no
        ) as codes
    from neighbours
    group by run

)

select
    *,
    -- the run is a title and names nobody
    {{ rx_matches('codes', "^[TMOADLFw']*T(?:F{1,2}[OMDALNSGTWw']+)*$") }} as is_title
from coded
