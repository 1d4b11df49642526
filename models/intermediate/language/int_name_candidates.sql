-- depends_on: {{ ref('title_breaks') }}
-- depends_on: {{ ref('title_habits') }}
-- depends_on: {{ ref('titles') }}
-- depends_on: {{ ref('speech_verbs') }}
-- Every place where a run may name a person, with what stands around it: a title before, the text behind, a verb.
with joined as (

    select
        sentences.cable_id,
        sentences.paragraph_no,
        sentences.sentence_no,
        sentences.run_no,
        sentences.run,
        sentences.is_capitals,
        names.* exclude (run, title),
        names.title as title_in_run,
        (
            sentences.start_offset
            + list_sum(list_transform(sentences.gaps[:sentences.run_no], lambda gap: length(gap)))
            + coalesce(list_sum(list_transform(sentences.runs[:sentences.run_no - 1], lambda run: length(run))), 0)
        )::bigint as run_start,
        {{ single_spaced('sentences.gaps[sentences.run_no]') }} as gap_before_run,
        sentences.runs[sentences.run_no - 1] as run_before_run,
        case when sentences.run_no > 1 then {{ single_spaced('sentences.gaps[sentences.run_no - 1]') }} end as gap_before_last,
        case when sentences.run_no > 2 then sentences.runs[sentences.run_no - 2] end as run_before_last,
        case when sentences.run_no > 3 then {{ single_spaced('sentences.gaps[sentences.run_no - 2]') }} end as gap_before_third,
        case when sentences.run_no > 3 then sentences.runs[sentences.run_no - 3] end as run_before_third,
        case when names.closes_run then left(sentences.gaps[sentences.run_no + 1], 60) end as gap_after,
        case when names.closes_run then sentences.runs[sentences.run_no + 1] end as run_after
    from (
        select
            *,
            unnest(runs) as run,
            generate_subscripts(runs, 1) as run_no
        from {{ ref('int_sentence_runs') }}
    ) as sentences
    inner join {{ ref('int_run_names') }} as names on sentences.run = names.run

),

read_around as (

    select
        *,
        case when opens_run then gap_before_run end as gap_before,
        -- "politicians, including Silva"
        {{ rx_extract('case when opens_run then gap_before_run end', "^(.*[a-z]{2}s),? (?:such as|including|to include|namely) $", 1) }} || ' ' as gap_of_examples,
        {{ rx_extract('right(case when opens_run then gap_before_run end, 32)', "([a-z]+(?:-[a-z]+)?)(?:,? (?:such as|including|to include|namely))? $", 1) }} as word_before,
        {{ rx_extract('gap_after', "^,? {1,2}(?:(?:has|had|have|also|then|again|further|later|recently|publicly|himself|herself|privately|openly|quickly|bluntly|in turn|,) {1,2})*([a-z]+)", 1) }} as verb_after,
        {{ rx_matches('gap_after', "^ {0,2}(?:, |\\(| --? the | (?:who|as|is|was|became|remains|remained) )") }} as has_apposition
    from joined

),

titled as (

    select
        read_around.* exclude (country_before),
        -- the country of "Ambassador to Lisbon Silva" is where the office is held
        case when title_in_run is null and before_title.run is not null and gap_before_run in (' to ', ' to the ') then null else country_before end as country_before,
        verbs.verb_kind,
        case
            -- "Director General (DG) Silva", "Special Bureau (SB) Director Silva", "Harbour Party (HP) leader Silva"
            when
                starts_with(gap_before_run, ')') and rtrim(gap_before_last) = ' ('
                and {{ rx_matches('codes_before', "^[TOMALDwF]*$") }}
                and (
                    (length(gap_before_run) <= 2 and (coalesce(last_codes.is_title, false) or title_in_run is not null))
                    or (lower_titles.word is not null and {{ rx_matches('gap_before_run', "^\\) (?:[a-z-]+ ){1,4}$") }})
                )
                and (
                    coalesce(last_codes.is_title, false)
                    or ({{ rx_matches('run_before_run', "^\\p{Lu}[\\p{L}-]{1,7}$") }} and contains(run_before_last, left(run_before_run, 1)))
                )
                then concat_ws(' ', run_before_last, case when not coalesce(last_codes.is_title, false) then '(' || run_before_run || ')' end, nullif(trim(substring(gap_before_run, 2)), ''), title_in_run)
            -- of "Silva, Minister of Trade, Gomez" the title is the first one's
            when gap_before = ', ' and before_title.run is not null and gap_before_last = ', ' and not last_codes.is_title and {{ rx_matches('last_codes.codes', "[NSG]$") }} then null
            when before_title.run is not null and gap_before in (', ', ': ', ' (', ' -- ', ' - ', ', the ', ') ', ' a.i. ', ', a.i., ', ', a.i. ', ' a.i., ', ' ad interim ', ', ad interim, ')
            -- a rank alone before a comma may be a surname
            and (before_title.codes <> 'T' or not starts_with(gap_before, ',') or rank_titles.word is null) then run_before_run
            -- "Minister of Trade and Industry Silva", "Ambassador to Lisbon Silva"
            when
                before_title.run is not null and title_in_run is null
                and gap_before_run in (' and ', ', ', ' & ', ' in ', ' to ', ' to the ', ' at ')
                and {{ rx_matches('codes_before', "^[OMALDwFN]+$") }}
                then run_before_run || gap_before_run || trim(left(read_around.run, name_start))
            -- two offices of one person: "Vice President and Prime Minister Silva", "Foreign Minister and former Finance Minister Silva"
            when
                before_title.run is not null and title_in_run is not null
                and {{ rx_matches('gap_before_run', "^ (?:and|&) (?:(?:former|current|also|acting|concurrent) )?$") }}
                and contains(run_before_run, ' ') and {{ rx_matches('before_title.codes', "^[TOMADLFw]*T(?:F{1,2}[OMADLw]+)*$") }} and not {{ rx_matches('gap_before_last', "(?i)\\bthe $") }}
                and {{ rx_matches('codes_before', "^[TOMALDwF]*$") }}
                then run_before_run || gap_before_run || title_in_run
            -- "Deputy Assistant to the President for Trade Silva"
            when
                before_title.run is not null and gap_before_run = ' to the ' and contains(title_in_run, ' for ')
                then run_before_run || gap_before_run || title_in_run
            -- "Ambassador to Lisbon, Silva"
            when
                title_in_run is null and coalesce(last_codes.is_title, false) and gap_before in (', ', ' ')
                and not (gap_before_third = ', ' and coalesce(not third_codes.is_title and {{ rx_matches('third_codes.codes', "[NSG]$") }}, false))
                and gap_before_last in (' to ', ' in ', ' to the ', ' at ') then run_before_last || gap_before_last || run_before_run
            -- "former head of military intelligence Ana Silva"
            when
                has_several_words and lower_titles.word is null and title_in_run is null and contains(gap_before, ' of ')
                and {{ rx_matches('gap_before', " (?:" ~ words_pattern("titles", "word", "title_class <> 'honorific'") ~ ") of (?:the )?(?:[a-z-]+ ){1,4}$") }}
                then {{ rx_extract('gap_before', "((?:former )?[a-z-]+ of (?:the )?(?:[a-z-]+ ){1,4})$", 1) }}
            when lower_titles.word is null then null
            -- of "members" and "officials" each may hold another office
            when {{ rx_matches('gap_of_examples', "(?:officials|members) $") }} then null
            -- "leftist politicians, including Silva"
            when {{ rx_matches('gap_of_examples', "^ (?:[a-z-]+ ){1,3}$") }} and {{ rx_matches('before_codes.codes', "^[DAOLMw]+'?$") }} then run_before_run || rtrim(gap_of_examples)
            when gap_of_examples <> ' ' then {{ title_words_at_end("gap_of_examples") }}
            -- "MFA desk officer Silva": all that stands between two names is the title
            when
                {{ rx_matches('gap_before', "^ (?:[a-z-]+ ){1,4}$") }}
                and {{ title_words_at_end("'.' || gap_before") }} = trim(gap_before)
                and {{ rx_matches('before_codes.codes', "^[DAOLMTNSwG]+'?$") }}
                and not {{ rx_matches('before_codes.codes', "TN|TS|TG") }}
                then run_before_run || gap_before
            else {{ title_words_at_end("gap_before") }}
        end as title_before
    from read_around
    left join {{ ref('titles') }} as lower_titles on read_around.word_before = lower_titles.word
    left join {{ ref('speech_verbs') }} as verbs on read_around.verb_after = verbs.verb
    left join {{ ref('titles') }} as rank_titles
        on lower(read_around.run_before_run) = rank_titles.word and rank_titles.title_class in ('military', 'religious')
    left join {{ ref('int_runs__coded') }} as before_codes on read_around.run_before_run = before_codes.run and read_around.opens_run
    left join {{ ref('int_runs__coded') }} as before_title on read_around.run_before_run = before_title.run and before_title.is_title
    left join {{ ref('int_runs__coded') }} as last_codes on read_around.run_before_last = last_codes.run
    left join {{ ref('int_runs__coded') }} as third_codes on read_around.run_before_third = third_codes.run and read_around.gap_before = ', '

),

-- names in a list share the plural title at its head: "Senators Silva (R-TX), Gomez and Ruiz"
neighbours as (

    select
        *,
        coalesce(
            length(gap_before) <= 8 and {{ rx_matches('gap_before', "^\\)? ?(?:[,;] {1,2}(?:and |or )?| ?(?:and|or) )$") }}
            -- what stands in brackets behind the last name is passed over
            and run_no - lag(run_no) over (partition by cable_id, sentence_no order by run_no, name_no) between 1 and case when starts_with(gap_before, ')') then 4 else 2 end,
            false
        ) as continues_list,
        -- "Peruvian President Silva, Foreign Minister Gomez and Minister of Ports Ruiz"
        coalesce(
            title_in_run is not null
            and {{ rx_matches('gap_before_run', "^(?:, (?:and )?| and )$") }}
            and run_no - lag(run_no) over in_sentence = 1
            and lag(closes_run) over in_sentence,
            false
        ) as continues_titles
    from titled
    window in_sentence as (partition by cable_id, sentence_no order by run_no, name_no)

),

linked as (

    select
        *,
        sum(case when continues_list then 0 else 1 end) over (partition by cable_id, sentence_no order by run_no, name_no) as list_no
    from neighbours

)

select
    cable_id,
    paragraph_no,
    sentence_no,
    run_no,
    name_no,
    run_start + name_start as start_offset,
    run_start + name_end as end_offset,
    case when is_capitals then upper(name) else name end as name,
    form,
    name_codes,
    own_evidence,
    has_several_words,
    names_circle,
    names_place,
    country_before,
    gap_before,
    gap_after,
    run_after,
    has_apposition,
    verb_kind,
    list_no,
    continues_titles,
    case when is_capitals then upper(title_in_run) else title_in_run end as title_in_run,
    coalesce(
        nullif(trim(case when is_capitals then upper(title_before) else title_before end), ''),
        case
            when continues_list and title_in_run is null
                then
                    first_value(case when {{ singular_title('coalesce(title_in_run, title_before)') }} <> coalesce(title_in_run, title_before) then coalesce(title_in_run, title_before) end)
                        over (partition by cable_id, sentence_no, list_no order by run_no, name_no)
        end
    ) as title_before,
    case
        when is_capitals then upper(coalesce(title_in_run, nullif(trim(title_before), '')) || ' ' || body_behind)
        else coalesce(title_in_run, nullif(trim(title_before), '')) || ' ' || body_behind
    end as title_with_body
from linked
