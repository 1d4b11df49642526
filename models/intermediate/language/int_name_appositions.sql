-- depends_on: {{ ref('department_bureaus') }}
-- depends_on: {{ ref('months') }}
-- depends_on: {{ ref('organization_words') }}
-- depends_on: {{ ref('speech_verbs') }}
-- Titles that follow a name: behind a comma or in parentheses ("Silva, leader of the bloc," "Silva (Deputy Minister)"), or told of it ("Silva, who was governor",
-- "Silva is the governor", "Silva as governor"); the latter are clauses, which show the office of a person but not that the name is a person's.
{%- set opener = "(?:who|is|was|became|remains|remained|as|the|an?|now|currently|also|then|himself|itself|and|serving|one|of|our|their|his|her|both|newly|recently|appointed|named|elected|still|formerly)" %}
{%- set phrase = '(?:\\p{L}|["“])[^,;:()]{1,110}(?:\\([\\p{Lu}\\p{N}][\\p{L}\\p{N}/&.-]{1,12}\\)[^,;:()]{0,80})?' %}
{%- set month = words_pattern('months', 'month_name') %}
with after_name as (

    select
        candidates.cable_id,
        candidates.sentence_no,
        candidates.start_offset,
        starts_with(ltrim(candidates.gap_after), ',') or starts_with(ltrim(candidates.gap_after), '(') as is_apposition,
        {{ rx_extract('substring(sentences.text, candidates.end_offset - sentences.start_offset + 1, 200)', '^ {0,2}(?:,? {0,2}\\(|,|--? )? {0,2}(' ~ phrase ~ ')', 1) }} as phrase,
        -- "Silva (HL-Lima), leader of the League", "Silva (37) is the governor"
        {{ rx_extract('substring(sentences.text, candidates.end_offset - sentences.start_offset + 1, 260)', '^ {0,2}\\([^()]{1,60}\\)(?:, {0,2}| {1,2}(?:is|was|as|who) )(' ~ phrase ~ ')', 1) }} as phrase_behind_bracket,
        -- "Silva, Director, Office of Pest Control"
        {{ rx_extract('substring(sentences.text, candidates.end_offset - sentences.start_offset + 1, 200)', "^ {0,2}, {0,2}[^,;:()]{3,40}, {1,2}(\\p{Lu}[\\p{L}\\p{N}.'’&/ -]{3,80})(?:[,;.)]|$)", 1) }} as office
    from {{ ref('int_name_candidates') }} as candidates
    inner join (
        select
            cable_id,
            sentence_no,
            start_offset,
            text
        from {{ ref('int_sentences') }}
        union all
        select
            cable_id,
            sentence_no,
            start_offset,
            text
        from {{ ref('int_header_passages') }}
    ) as sentences
        on candidates.cable_id = sentences.cable_id and candidates.sentence_no = sentences.sentence_no
    left join {{ ref('int_run_names') }} as next_name
        on candidates.run_after = next_name.run and next_name.name_no = 1
    where candidates.has_apposition
    -- "Silva, President Gomez and …" is a list, not an apposition
    and not coalesce(
        candidates.sentence_no > 0
        and length(candidates.gap_after) <= 10
        -- "Silva, the Speaker of Lima", "Silva, Gomez's advisor"
        and not {{ rx_matches('candidates.gap_after', ' (?:the|an?) *$') }}
        and not coalesce(starts_with(next_name.codes_after, ''''), false)
        and (next_name.title is not null or (next_name.opens_run and length(next_name.name_codes) > 1)),
        false
    )

),

opened as (

    select
        cable_id,
        sentence_no,
        start_offset,
        is_apposition,
        phrase_no,
        -- dashes part the items of a list
        {{ rx_replace(rx_replace(rx_replace('trim(phrase)', ' -{2,}.*$', ''), ' +', ' '), "^(?:" ~ opener ~ " )+", '') }} as phrase,
        {{ rx_replace('trim(office)', " +", " ") }} as office
    from (
        select
            *,
            1 as phrase_no
        from after_name

        union all

        select
            * replace (phrase_behind_bracket as phrase),
            2
        from after_name
        where phrase_behind_bracket <> ''
    ) as phrases
    -- "Silva congratulated President Gomez" tells what Silva did
    where not {{ rx_matches('phrase', "^\\p{Ll}+ed (?:the )?\\p{Lu}") }}

),

words as (

    select
        cable_id,
        sentence_no,
        start_offset,
        phrase_no,
        unnest({{ fold_words('phrase') }}[:10]) as word,
        generate_subscripts({{ fold_words('phrase') }}[:10], 1) as word_no
    from (
        -- "US" is no pronoun; "and" between two capitals joins the subjects of one office ("Trade and Ports Minister")
        select
            * replace ({{ rx_replace(rx_replace('phrase', '\\bUS\\b', 'U.S.'), '(\\p{Lu}\\p{Ll}+) and (\\p{Lu}\\p{Ll})', '\\1 & \\2') }} as phrase)
        from opened
        where not contains(phrase, '@')
    ) as opened

),

-- the word that heads the title stands before any function word or verb
headed as (

    select
        words.cable_id,
        words.sentence_no,
        words.start_offset,
        words.phrase_no,
        arg_min(words.word, words.word_no) filter (where titles.word is not null or words.is_symbol) as head,
        arg_min(titles.title_class, words.word_no) filter (where titles.word is not null) as head_class
    from (
        select
            *,
            -- the symbol of an office behind a name is a title ("Silva, PM/WRA")
            {{ rx_matches('word', department_office()) }} as is_symbol
        from words
    ) as words
    left join {{ ref('titles') }} as titles on words.word = titles.word and titles.title_class <> 'honorific'
    left join {{ ref('title_breaks') }} as breaks on words.word = breaks.word
    left join {{ ref('speech_verbs') }} as verbs on words.word = verbs.verb
    group by 1, 2, 3, 4
    having
        min(words.word_no) filter (where titles.word is not null or words.is_symbol)
        < coalesce(min(words.word_no) filter (where breaks.word is not null or (verbs.verb is not null and titles.word is null)), 99)

),

parted as (

    select
        opened.cable_id,
        opened.sentence_no,
        opened.start_offset,
        opened.phrase_no,
        opened.is_apposition,
        opened.office,
        headed.head,
        headed.head_class,
        -- up to the head, whatever the words; behind it a verb or a day ends the title
        left(opened.phrase, strpos(lower(strip_accents(opened.phrase)), headed.head)::integer + length(headed.head)::integer - 1) as up_to_head,
        substring(opened.phrase, strpos(lower(strip_accents(opened.phrase)), headed.head)::integer + length(headed.head)::integer) as behind_head
    from opened
    inner join headed
        on
            opened.cable_id = headed.cable_id
            and opened.sentence_no = headed.sentence_no
            and opened.start_offset = headed.start_offset
            and opened.phrase_no = headed.phrase_no

),

cut as (

    select
        cable_id,
        sentence_no,
        start_offset,
        phrase_no,
        is_apposition,
        rtrim(trim(up_to_head || {{ rx_extract('behind_head', "^(.*?)(?: (?:--? |(?:and|but) (?:said|told|he|she|they|the|an?|his|her|was|is|has|had|then|also|met|\\p{Ll}+ed)\\b|also |has |had |have |said|told|stated|met|found|gave|took|made|\\p{Ll}+ed\\b|who |which |that |when |while |where |was |is |were |are |will |would |could |should |until |since |before |after |because |to \\p{Ll}+ (?:up|out|him|her|them|the|an?|his|their)\\b|in (?:" ~ month ~ "|[0-9])|on (?:" ~ month ~ ")|from (?:" ~ month ~ "|[0-9])).*)?$", 1) }}), '.') as title_after,
        office,
        head,
        head_class
    from parted
    -- "Silva, opposition leader Gomez and …" is a list too
    where
        not ({{ rx_matches('behind_head', "^ \\p{Lu}\\p{Ll}") }} and {{ rx_matches('up_to_head', " \\p{Ll}[\\p{L}-]*$") }})
        -- "Silva (the minister insisted on it)" tells what another did
        and not (is_apposition and {{ rx_matches('behind_head', "^ (?:" ~ words_pattern("speech_verbs", "verb", "verb_kind <> 'relative'") ~ "|\\p{Ll}+ed)\\b") }})

),

-- "Silva, Mayor Gomez and …": the title belongs to the next person, unless it only names that person ("Silva, brother of Mayor Gomez")
next_persons as (

    select distinct
        cut.cable_id,
        cut.sentence_no,
        cut.start_offset,
        cut.phrase_no
    from cut
    inner join {{ ref('int_name_candidates') }} as others
        on
            cut.cable_id = others.cable_id
            and cut.sentence_no = others.sentence_no
            and others.start_offset > cut.start_offset
            and others.start_offset < cut.start_offset + 250
    where
        cut.is_apposition
        and others.own_evidence in ('given', 'surname', 'article', 'kunya', 'given_after_body')
        and strpos(cut.title_after, others.name) > 1
        -- "Silva, President Gomez's advisor"
        and not {{ rx_matches("substring(cut.title_after, strpos(cut.title_after, others.name)::integer + length(others.name)::integer, 2)", "^['’]s?|^,s") }}
        and not {{ rx_matches("replace(left(cut.title_after, strpos(cut.title_after, others.name)::integer - 1), coalesce(others.title_in_run, others.title_before, ''), '')", "(?i)(?:^|[ '’])(?:of|for|to|with|by|under|and|on|in|at|s|from|as|than) *$") }}

)

select
    cut.cable_id,
    cut.sentence_no,
    cut.start_offset,
    cut.is_apposition,
    case
        when
            ends_with(lower(strip_accents(cut.title_after)), cut.head)
            and {{ rx_matches('cut.office', "(?i)\\b(?:" ~ words_pattern("organization_words") ~ ")\\b") }} then cut.title_after || ', ' || cut.office
        else cut.title_after
    end as title_after,
    cut.head,
    cut.head_class
from cut
left join next_persons
    on
        cut.cable_id = next_persons.cable_id
        and cut.sentence_no = next_persons.sentence_no
        and cut.start_offset = next_persons.start_offset
        and cut.phrase_no = next_persons.phrase_no
where next_persons.cable_id is null
-- the bracket before what follows it
qualify row_number() over (partition by cut.cable_id, cut.sentence_no, cut.start_offset order by cut.phrase_no) = 1
