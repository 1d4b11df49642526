-- Titles that follow a name behind a comma or in parentheses: "Silva, leader of the bloc," or "Silva (Deputy Minister)".
with after_name as (

    select
        candidates.cable_id,
        candidates.sentence_no,
        candidates.start_offset,
        regexp_extract(
            substring(sentences.text, candidates.end_offset - sentences.start_offset + 1, 160),
            '^ {0,2}(?:,|\() {0,2}((?:\p{L}|["“])[^,;:()]{1,110})', 1
        ) as phrase
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
        and (next_name.title is not null or (next_name.opens_run and length(next_name.name_codes) > 1)),
        false
    )

),

headed as (

    select
        cable_id,
        sentence_no,
        start_offset,
        regexp_replace(
            regexp_replace(trim(phrase), '^(?:(?:who|is|was|the|an?|now|currently|also|then|himself|itself|and|serving|as|one|of|our|their|his|her) )+', ''),
            ' +', ' ', 'g'
        ) as title_after,
        phrase
    from after_name
    where
        regexp_matches(
            phrase,
            '^["“]?(?:\p{Lu}|(?:the|an?|who|is|was|now|currently|also|then|serving|as|one|our|their|his|her|former|formerly|ex|then|head|leader|chief|chair|chairman|president|minister|deputy|vice|senior|member|spokesman|spokesperson|spokeswoman|secretary|director|advisor|adviser|governor|mayor|ambassador|special|acting|representative|commander|official|officer|founder|co|prime|foreign|coordinator|general|speaker|professor|editor|judge|prosecutor|attorney|candidate|assistant|executive|national|political|economic|legal|policy|top|close|long|first|second|retired|newly|recently)\b)'
        )

),

first_words as (

    select
        cable_id,
        sentence_no,
        start_offset,
        title_after,
        unnest({{ fold_words('title_after') }}[:8]) as word,
        generate_subscripts({{ fold_words('title_after') }}[:8], 1) as word_no
    from headed

)

select
    first_words.cable_id,
    first_words.sentence_no,
    first_words.start_offset,
    -- a verb ends the title
    regexp_extract(
        any_value(first_words.title_after),
        '^(.*?)(?: (?:and |also |has |had |have |said|told|stated|met|found|gave|took|made|\p{Ll}+ed|who |which |that |was |is |were |are |will |would |in (?:January|February|March|April|May|June|July|August|September|October|November|December)|on (?:January|February|March|April|May|June|July|August|September|October|November|December)).*)?$',
        1
    ) as title_after,
    arg_min(titles.word, first_words.word_no) as head,
    arg_min(titles.title_class, first_words.word_no) as head_class
from first_words
inner join {{ ref('titles') }} as titles on first_words.word = titles.word and titles.title_class <> 'honorific'
group by 1, 2, 3
