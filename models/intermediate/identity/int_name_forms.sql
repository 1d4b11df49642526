-- depends_on: {{ ref('thing_nouns') }}
-- depends_on: {{ ref('titles') }}
-- The forms of names in a cable (folded, no particles lost) with the evidence that they name a person.
with judged as (

    select
        candidates.cable_id,
        candidates.sentence_no,
        candidates.start_offset,
        candidates.name,
        candidates.form,
        case
            -- "V. Silva, M. Gomez and O. Ruiz. A Review. 2003": who wrote a paper takes no part in what a cable reports
            when
                {{ is_author('name_codes') }}
                and count(*) filter (where {{ is_author('name_codes') }}) over in_sentence >= 3
                and not coalesce(bool_or(candidates.title_in_run is not null or candidates.title_before is not null) over in_sentence, false) then null
            -- an office stands before or behind
            when candidates.title_in_run is not null and name_codes <> 'L' then 1
            when candidates.title_before is not null and name_codes <> 'L' then 2
            when
                appositions.is_apposition and not ends_with(name_codes, 'L') and name_codes <> 'A'
                and not {{ ends_like('gap_before', [' in ', ' at ', ' near ', ' in the ', 'village of ', 'town of ', 'city of ', 'port of ', 'district of ']) }} then 3
            -- the name of a thing, a place or a body
            when {{ rx_matches('gap_before', "\\b(?:" ~ words_pattern("thing_nouns", "word", "place = 'before'") ~ ')(?:,| of| of the| called| named)? ["“‘\']?$') }} then null
            when {{ rx_matches('gap_after', '^["”’\']? {1,2}(?:' ~ words_pattern("thing_nouns", "word", "place = 'after'") ~ ")\\b") }} then null
            when {{ rx_matches('gap_before', "\\b(?:" ~ words_pattern("titles", "word", "title_class in ('head', 'party', 'officer')") ~ "|members?) of $") }} then null
            when names_place then null
            -- "Harakat al-Bahr (HB)": the brackets hold the initials of a body
            when
                starts_with(ltrim(gap_after), '(') and own_evidence <> 'given' and {{ rx_matches('run_after', "^\\p{Lu}{2,6}$") }}
                and ({{ name_initials('candidates.name') }}[1] = lower(run_after) or {{ name_initials('candidates.name') }}[2] = lower(run_after)) then null
            -- an alias is not another person
            when {{ rx_matches('gap_before', "\\b(?:" ~ words_pattern("thing_nouns", "word", "place = 'alias'") ~ ') ["“]?$') }} then null
            when own_evidence = 'given' then 4
            when own_evidence = 'article' then 5
            when own_evidence = 'kunya' or (has_several_words and verb_kind is not null) then 6
            -- a surname that the corpus knows, unless it names a place or a thing
            when
                own_evidence = 'surname'
                and not {{ ends_like('gap_before', [' in ', ' at ', ' near ', ' from ']) }}
                and (
                    names_circle
                    or not {{ ends_like('gap_before', [' the ', 'The ', ' a ', ' an ']) }}
                    or {{ rx_matches('gap_after', "^ {1,2}(?:" ~ words_pattern("thing_nouns", "word", "place = 'circle'") ~ ")\\b") }}
                ) then 7
            -- an unknown word that speaks
            when own_evidence in ('bare', 'bare_before') and verb_kind = 'speech' and not {{ ends_like('gap_before', [' the ', 'The ']) }} then 8
            when own_evidence = 'given_after_body' then 9
        end as evidence,
        name_codes,
        concat_ws(' ', title_in_run, title_before, title_after) as titles,
        coalesce(own_evidence = 'bare', false) as is_bare,
        list_no
    from {{ ref('int_name_candidates') }} as candidates
    left join {{ ref('int_name_appositions') }} as appositions
        on
            candidates.cable_id = appositions.cable_id
            and candidates.sentence_no = appositions.sentence_no
            and candidates.start_offset = appositions.start_offset
    where candidates.sentence_no > 0
    window in_sentence as (partition by candidates.cable_id, candidates.sentence_no)

),

weighed as (

    select
        cable_id,
        sentence_no,
        start_offset,
        name,
        form,
        -- a bare word in a list of persons is a person
        case
            when evidence is not null then evidence
            when is_bare and count(*) filter (where evidence in (1, 2, 4, 7)) over (partition by cable_id, sentence_no, list_no) >= 2 then 10
        end as evidence,
        name_codes,
        titles
    from judged

    union all

    -- a classifying clause names one person
    select
        cable_id,
        -1,
        arg_min(start_offset, clause_rank),
        arg_min(name, clause_rank),
        arg_min(form, clause_rank),
        0,
        arg_min(name_codes, clause_rank),
        null
    from (
        select
            *,
            (
                case
                    when {{ rx_matches('name_codes', "^[GI].*[GSNLwWMOTD]|S.*[SN]|N.*S") }} then 1
                    when title_in_run is not null and name_codes <> 'L' then 2
                    when length(name_codes) > 1 then 3
                    when name_codes in ('N', 'S') then 4
                    else 5
                end,
                run_no
            ) as clause_rank
        from {{ ref('int_name_candidates') }}
        where sentence_no = -1
    ) as clause
    group by cable_id

    union all

    -- the signature is a name whatever its words
    select
        cable_id,
        -2,
        start_offset,
        {{ rx_replace('trim(text)', " +", " ") }},
        array_to_string({{ fold_words('text') }}, ' '),
        0,
        'S',
        null
    from {{ ref('int_header_passages') }}
    where sentence_no = -2 and {{ rx_matches('text', "\\p{L}{2}") }}

    union all

    select
        cable_id,
        -3,
        null,
        name,
        form,
        0,
        'S',
        null
    from {{ ref('int_reference_names') }}

)

select
    cable_id,
    form,
    arg_min(name, (sentence_no < 0, sentence_no, start_offset)) as name,
    string_split(form, ' ') as words,
    length(form) - length(replace(form, ' ', '')) + 1 as word_count,
    bool_or(evidence is not null) as is_strong,
    min(evidence) as evidence,
    min(start_offset) filter (where sentence_no = -1) as clause_start,
    count(*) as mention_count,
    min(name_codes) as name_codes,
    -- heads of government and ministers have short titles too
    list_sort(list_distinct(list_transform(
        {{ fold_words("string_agg(titles, ' ')") }}, lambda w: case when w in ('pm', 'premier', 'fm', 'defmin', 'taoiseach') then 'minister' else w end
    ))) as title_words
from weighed
where form <> ''
group by cable_id, form
