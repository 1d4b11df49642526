-- Where a distinct run can name a person, and the title that stands before the name there.
{%- set unit = "P{0,2}(?:[GI]w?|[SNL])" %}
{%- set name_pattern = "TG[MODTWw]\\b|Tw[NSG]|T?GI[WMOTDw]|^G[MOTWwD]\\b|GP{1,2}w|[TO]F{1,2}[LSNG](?:" ~ unit ~ "){0,5}|T?(?:" ~ unit ~ "){1,5}" %}
{#- what such a match holds before the name: a title, a place -#}
{%- set title = "^((?:[TO]F{1,2}[LSNG]|T)?)" %}
with found as (

    select
        run,
        run_count,
        place_count,
        words,
        word_starts,
        word_ends,
        country_codes,
        codes,
        unnest({{ rx_extract_all('codes', name_pattern) }}) as found_codes,
        generate_subscripts({{ rx_extract_all('codes', name_pattern) }}, 1) as name_no,
        {{ rx_split('codes', name_pattern) }} as gaps,
        {{ rx_extract_all('codes', name_pattern) }} as all_found
    from {{ ref('int_runs__coded') }}
    where {{ rx_matches('codes', "[GSNLI]") }}

),

divided as (

    select
        *,
        -- of "Minister of X Name", "Minister Name" and "Lisbon Name" only the name counts
        case when {{ rx_matches('found_codes', "^L[GNSP]") }} then 'L' else {{ rx_extract('found_codes', title, 1) }} end as not_name
    from found

),

parted as (

    select
        *,
        substring(found_codes, length(not_name) + 1) as name_codes,
        array_to_string(list_transform(range(1, name_no + 1), lambda i: gaps[i] || case when i < name_no then all_found[i] else '' end), '') || not_name as codes_before,
        gaps[name_no + 1] as codes_after
    from divided

),

counted as (

    select
        *,
        length(replace(codes_before, '''', '')) + 1 as first_word,
        length(replace(codes_before, '''', '')) + length(name_codes) as last_word,
        length({{ rx_extract('codes_before', "(?:(?:^[NGS]{1,2})?[TMOADL][TMOADLFw]*|^[MOADL][MOADLFwN]{1,4})?T(?:F{1,2}[OMDALNSGTWw]+)*$") }}) as title_words,
        {{ rx_matches('codes_before', "'$") }} as follows_possessive
    from parted
    where {{ rx_matches('name_codes', "[GSNLw]|IW") }}

),

named as (

    select
        run,
        run_count,
        place_count,
        name_no,
        name_codes,
        codes_before,
        codes_after,
        circles.word is not null as names_circle,
        first_word = 1 as opens_run,
        last_word = len(words) as closes_run,
        word_starts[first_word] as name_start,
        word_ends[last_word] as name_end,
        {{ rx_replace('substring(run, word_starts[first_word] + 1, word_ends[last_word] - word_starts[first_word])', " +", " ") }} as name,
        case
            when title_words > 0
                then {{ rx_replace('substring(run, word_starts[first_word - title_words] + 1, word_ends[first_word - 1] - word_starts[first_word - title_words])', " +", " ") }}
        end as title,
        -- of a country within the title the title itself tells more
        list_filter(country_codes[:first_word - 1 - title_words], lambda code: code is not null)[-1] as country_before,
        -- "Deputy Director Silva of the Harbour Board", "King Omar of Jordan"
        case
            when
                {{ rx_matches('codes_after', "^F{1,2}(?:[DOMLAw]+|[NGS]{1,3}O)(?:F{0,2}[ODMLANw])*$") }}
                and {{ rx_matches('substring(run, word_ends[last_word] + 1)', "^\\.? +of ") }}
                then {{ rx_replace('trim(substring(run, word_ends[last_word] + 1))', " +", " ") }}
        end as body_behind
    from counted
    left join {{ ref('thing_nouns') }} as circles on {{ fold_word('counted.words[counted.last_word + 1]') }} = circles.word and circles.place = 'circle'

)

select
    run,
    name_no,
    name,
    array_to_string({{ fold_words('name') }}, ' ') as form,
    title,
    country_before,
    body_behind,
    name_codes,
    codes_before,
    codes_after,
    opens_run,
    closes_run,
    name_start,
    name_end,
    coalesce(names_circle, false) as names_circle,
    -- a name of several words that the corpus puts behind "in" or "at" is a place's
    opens_run and closes_run and contains(name, ' ')
    and place_count >= 2 and place_count >= 0.25 * run_count as names_place,
    -- what the words alone say: a given name or an initial opens a name of several words; an Arabic article within a name; a kunya
    case
        when
            {{ rx_matches('name_codes', "^[GI].*[GSNLwWMOTD]|S.*[SN]|N.*S|GP+[NSGw]") }}
            and not starts_with(name_codes, 'P')
            and not {{ rx_matches('name_codes', "^G[MOTWD]$") }}
            and not {{ rx_matches('codes_after', "^[OM]") }}
            and not {{ rx_matches('codes_before', "[OML]$") }} then 'given'
        when {{ rx_matches('name_codes', "^[GN]P*[NS]+$") }} and {{ rx_matches('name', "[ -](?:[Aa]l|[Ee]l|[Bb]in|[Uu]l)[- ]") }} then 'article'
        when {{ rx_matches('name', "^(?:Abu|Umm|Ibn) ") }} and {{ rx_matches('name_codes', "^P[NSG]") }} then 'kunya'
        when {{ rx_matches('name_codes', "^GN|^GG") }} and {{ rx_matches('codes_before', "[OM]$") }} then 'given_after_body'
        when
            name_codes in ('S', 'PS')
            and (not {{ rx_matches('codes_after', "^[OMW]") }} or names_circle)
            and not {{ rx_matches('codes_before', "[OML]$") }} then 'surname'
        when name_codes in ('G', 'N') and codes_before = '' then case when codes_after = '' then 'bare' else 'bare_before' end
    end as own_evidence,
    length(name_codes) > 1 and {{ rx_matches('name_codes', "[NSG]") }} as has_several_words
from named
-- ships; countries and cities of several words
where
    not {{ rx_matches('name', "^(?:U\\.S\\.S|H\\.M\\.S|S\\.S|M\\.V)\\.?") }}
    and (
        not contains(name, ' ')
        or array_to_string({{ fold_words('name') }}, ' ') not in (
            select array_to_string({{ fold_words('word') }}, ' ') from {{ ref('nationalities') }}
            union all
            select array_to_string({{ fold_words('country_name') }}, ' ') from {{ ref('countries') }}
            union all
            select array_to_string({{ fold_words('city') }}, ' ') from {{ ref('posts') }}
            where city is not null
        )
    )
