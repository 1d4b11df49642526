-- depends_on: {{ ref('title_habits') }}
-- depends_on: {{ ref('titles') }}
-- Titles that stretch over several runs up to a name: "the president of the Senate, Ana Silva", "the governor's advisor on water, Dr. Ana Silva",
-- "Director (equivalent to an Assistant Secretary) Ana Silva". They tell an office, not that the name is a person's.
{%- set binding = "'of', 'to', 'the', 'in', 'on', 'for', 'at', 'and', 'a', 'an', 'with', 'against', 'from'" %}
{%- set rank = words_pattern('titles', 'word', "title_class in ('honorific', 'military', 'royal', 'religious', 'legislator', 'ambassador', 'judge')") %}
with placed as (

    select
        candidates.cable_id,
        candidates.sentence_no,
        candidates.start_offset,
        candidates.title_in_run,
        sentences.start_offset as sentence_start,
        rtrim(left(sentences.text, (candidates.start_offset - sentences.start_offset)::integer)) as text_before
    from {{ ref('int_name_candidates') }} as candidates
    inner join {{ ref('int_sentences') }} as sentences
        on candidates.cable_id = sentences.cable_id and candidates.sentence_no = sentences.sentence_no
    where
        candidates.title_before is null
        and (
            (candidates.title_in_run is null and candidates.has_several_words and candidates.gap_before <> '')
            or {{ rx_matches('candidates.title_in_run', '(?i)^(?:(?:' ~ rank ~ ')[. ]*){1,3}$') }}
        )

),

-- up to the comma or the bracket before the name
introduced as (

    select
        *,
        ends_with(text_before, ',') or ends_with(text_before, ':') as has_comma,
        rtrim({{ rx_replace("rtrim(text_before, ' ,:')", '[(][^()]{2,60}[)]$', '') }}) as phrase
    from (
        select
            * exclude (text_before, title_in_run),
            case when title_in_run is null then text_before else rtrim(left(rtrim(text_before, '.'), length(rtrim(text_before, '.')) - length(title_in_run))) end as text_before,
            title_in_run as rank
        from placed
        where title_in_run is null or ends_with(rtrim(text_before, '.'), title_in_run)
    ) as without_rank

),

segments as (

    select
        cable_id,
        sentence_no,
        start_offset,
        sentence_start,
        rank,
        has_comma,
        length(phrase) as phrase_length,
        {{ rx_extract('phrase', '([^,;:()"“”]{3,140}(?:[(][\\p{Lu}\\p{N}][^()]{1,15}[)][^,;:()"“”]{0,80})?)$', 1) }} as segment
    from introduced

),

cut as (

    select
        *,
        {{ rx_extract_all('segment', "[\\p{L}\\p{N}][\\p{L}\\p{N}'’/&.-]*") }} as words,
        {{ rx_split('segment', "[\\p{L}\\p{N}][\\p{L}\\p{N}'’/&.-]*") }} as gaps
    from segments
    -- "After a call on the Prime Minister, Ana Silva said": another's title
    where
        not (
            has_comma and phrase_length - length(segment) <= 1
            and {{ rx_matches('ltrim(segment)', "^(?:" ~ words_pattern("title_breaks", "upper(left(word, 1)) || substring(word, 2)", "opens_circumstance") ~ "|\\p{Lu}\\p{Ll}+ing)\\b") }}
        )

),

numbered as (

    select
        cable_id,
        sentence_no,
        start_offset,
        unnest(words) as word_as_written,
        generate_subscripts(words, 1) as word_no
    from cut

),

judged as (

    select
        numbered.cable_id,
        numbered.sentence_no,
        numbered.start_offset,
        numbered.word_no,
        titles.word is not null as is_title,
        breaks.word is not null or verbs.verb is not null as is_break,
        -- a verb or a clause ends what belongs to a title; "of" and "for" do not, nor "and", unless another person follows
        (breaks.word is not null and breaks.word not in ({{ binding }}))
        or (verbs.verb is not null and titles.word is null)
        or {{ rx_matches('numbered.word_as_written', '^\\p{Ll}+ed$') }}
        or coalesce(breaks.word = 'and' and lead(breaks.word) over (partition by numbered.cable_id, numbered.sentence_no, numbered.start_offset order by numbered.word_no) is not null, false)
            as ends_title
    from (
        select
            *,
            {{ fold_word(rx_replace('word_as_written', "['’][sS]$", '')) }} as word
        from numbered
    ) as numbered
    left join {{ ref('titles') }} as titles on numbered.word = titles.word and titles.title_class not in ('honorific', 'relation')
    left join {{ ref('title_breaks') }} as breaks on numbered.word = breaks.word
    left join {{ ref('speech_verbs') }} as verbs on numbered.word_as_written = verbs.verb

),

headed as (

    select
        cable_id,
        sentence_no,
        start_offset,
        min(word_no) filter (where is_title and word_no > last_end) as head_no,
        any_value(last_end) as last_end
    from (
        select
            *,
            coalesce(max(word_no) filter (where ends_title) over (partition by cable_id, sentence_no, start_offset), 0) as last_end
        from judged
    ) as ended
    group by 1, 2, 3

),

begun as (

    select
        headed.cable_id,
        headed.sentence_no,
        headed.start_offset,
        headed.head_no,
        greatest(coalesce(max(judged.word_no) filter (where judged.is_break), 0), headed.last_end) + 1 as first_no
    from headed
    inner join judged
        on
            headed.cable_id = judged.cable_id
            and headed.sentence_no = judged.sentence_no
            and headed.start_offset = judged.start_offset
            and judged.word_no < headed.head_no
    where headed.head_no is not null
    group by headed.cable_id, headed.sentence_no, headed.start_offset, headed.head_no, headed.last_end

    union all

    select
        cable_id,
        sentence_no,
        start_offset,
        1,
        1
    from headed
    where head_no = 1

),

titled as (

    select
        cut.cable_id,
        cut.sentence_no,
        cut.start_offset,
        cut.rank,
        cut.has_comma,
        cut.sentence_start + cut.phrase_length - length(cut.segment)
        + list_sum({{ transform_list('cut.gaps[:begun.first_no]', 'gap', 'length(gap)') }})
        + coalesce(list_sum({{ transform_list('cut.words[:begun.first_no - 1]', 'word', 'length(word)') }}), 0) as title_start,
        cut.sentence_start + cut.phrase_length as title_end,
        right(
            cut.segment,
            (
                length(cut.segment) - list_sum({{ transform_list('cut.gaps[:begun.first_no]', 'gap', 'length(gap)') }})
                - coalesce(list_sum({{ transform_list('cut.words[:begun.first_no - 1]', 'word', 'length(word)') }}), 0)
            )::integer
        ) as title
    from cut
    inner join begun on cut.cable_id = begun.cable_id and cut.sentence_no = begun.sentence_no and cut.start_offset = begun.start_offset
    where
        len(cut.words) - begun.first_no < 12
        and (begun.head_no = len(cut.words) or cut.has_comma or {{ fold_word('cut.words[begun.head_no + 1]') }} in ({{ binding }}))
        -- of "the ambassador to visit Ana Silva" the verb governs the name
        and not coalesce(cut.words[-2] = 'to' and {{ rx_matches('cut.words[-1]', '^\\p{Ll}') }}, false)
        -- "advisor to Ana Silva" is another's title
        and {{ fold_word('cut.words[-1]') }} not in (select word from {{ ref('title_breaks') }})

),

-- a title that holds another person's name is that person's, unless it stands in the genitive
others as (

    select distinct
        titled.cable_id,
        titled.sentence_no,
        titled.start_offset
    from titled
    inner join {{ ref('int_name_candidates') }} as others
        on
            titled.cable_id = others.cable_id
            and titled.sentence_no = others.sentence_no
            and others.start_offset >= titled.title_start
            and others.end_offset <= titled.title_end
    where
        (others.own_evidence in ('given', 'surname') or others.title_in_run is not null or others.title_before is not null)
        and not {{ rx_matches('substring(titled.title, (others.end_offset - titled.title_start + 1)::integer, 2)', "^(?:['’]|,s)") }}

),

introductions as (

    select
        titled.cable_id,
        titled.sentence_no,
        titled.start_offset,
        {{ rx_replace(rx_replace('titled.title', ' +', ' '), '^[0-9]+ ', '') }} || coalesce(case when titled.has_comma then ', ' else ' ' end || titled.rank, '') as title
    from titled
    left join others on titled.cable_id = others.cable_id and titled.sentence_no = others.sentence_no and titled.start_offset = others.start_offset
    where others.cable_id is null

),

-- a title in the plural introduces all of a list: "Three statesmen, Ana Silva, Omar Ruiz and …", up to the next that is introduced
of_lists as (

    select
        listed.cable_id,
        listed.sentence_no,
        listed.start_offset,
        introductions.title
    from introductions
    inner join {{ ref('int_name_candidates') }} as first_named
        on
            introductions.cable_id = first_named.cable_id
            and introductions.sentence_no = first_named.sentence_no
            and introductions.start_offset = first_named.start_offset
    inner join {{ ref('int_name_candidates') }} as listed
        on
            first_named.cable_id = listed.cable_id
            and first_named.sentence_no = listed.sentence_no
            and first_named.list_no = listed.list_no
            and first_named.start_offset < listed.start_offset
    where
        {{ singular_title('introductions.title') }} <> introductions.title
        and listed.title_in_run is null
        and listed.title_before is null
        and (listed.cable_id, listed.sentence_no, listed.start_offset) not in (
            select (own.cable_id, own.sentence_no, own.start_offset) from introductions as own
        )
    qualify row_number() over (partition by listed.cable_id, listed.sentence_no, listed.start_offset order by introductions.start_offset desc) = 1

)

select
    cable_id,
    sentence_no,
    start_offset,
    title
from introductions

union all

select
    cable_id,
    sentence_no,
    start_offset,
    title
from of_lists
