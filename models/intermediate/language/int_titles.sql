-- depends_on: {{ ref('title_habits') }}
-- depends_on: {{ ref('department_bureaus') }}
-- Distinct titles as they stand with names, and what their words say about country and sector.
with as_written as (

    select title_in_run as title from {{ ref('int_name_candidates') }}
    where title_in_run is not null
    union
    select title_before from {{ ref('int_name_candidates') }}
    where title_before is not null
    union
    select title_after from {{ ref('int_name_appositions') }}
    union
    select title from {{ ref('int_name_introductions') }}
    union
    select title_with_body from {{ ref('int_name_candidates') }}
    where title_with_body is not null

),

distinct_titles as (

    select
        title,
        {{ singular_title('title') }} as singular
    from as_written

),

folded as (

    select
        title,
        singular,
        {{ fold_words('singular') }} as words_as_written,
        -- "Peru's", "then-President" and "DAS-equivalent" say what the bare word says
        {{ transform_list(fold_words('singular'), 'w', rx_replace(rx_replace('w', "^(?:then|ex|former|co)-|-(?:designate|elect|equivalent|in-waiting)$", ''), "'s?$", '')) }} as words,
        -- a country behind "for" or "to" is what the office deals with, not whose it is
        len({{ fold_words(rx_extract('title', '(?i)^(.*?)(?: +(?:for|to|on|in|at|with|against) .*)?$', 1)) }}) as own_word_count
    from distinct_titles

),

numbered as (

    select
        title,
        own_word_count,
        words,
        unnest(range(1, len(words) + 1)) as word_no
    from folded

    union all

    select
        title,
        own_word_count,
        words_as_written,
        unnest(range(1, len(words_as_written) + 1))
    from folded
    where words_as_written <> words

),

-- all sequences of words as long as the longest phrase looked for
sizes as (

    select unnest(range(1, max(len({{ fold_words('phrase') }})) + 1)) as size
    from (
        select phrase from {{ ref('title_phrases') }}
        union all
        select party_name from {{ ref('political_parties') }}
        union all
        select country_name from {{ ref('countries') }}
    ) as vocabulary

),

grams as (

    select distinct
        title,
        own_word_count,
        array_to_string(words[word_no:word_no + size - 1], ' ') as gram,
        word_no,
        words[word_no - 1] as word_before,
        words[word_no + size] as word_after
    from numbered
    cross join sizes
    where word_no + size - 1 <= len(words)

),

nations as (

    {{ nation_names() }}

),

-- what a phrase within a title tells; a party's name yields to a minister's office and outweighs a chairman's
phrases as (

    select
        phrase,
        nullif(sector, '') as sector,
        priority,
        nullif(country_code, '') as country_code,
        nullif(organization, '') as organization
    from {{ ref('title_phrases') }}

    union all

    select
        party_word,
        'party',
        142,
        -- abbreviations of one country alone tell it; many countries have a party of labor
        case when bool_and(is_abbreviation) and count(distinct country_code) = 1 and length(party_word) > 2 then any_value(country_code) end,
        null
    from (
        select
            array_to_string({{ fold_words('party_name') }}, ' ') as party_word,
            country_code,
            false as is_abbreviation
        from {{ ref('political_parties') }}
        union all
        select
            array_to_string({{ fold_words('abbreviation') }}, ' '),
            country_code,
            true
        from {{ ref('political_parties') }}
        where abbreviation <> ''
    ) as parties
    where party_word not in (select phrase from {{ ref('title_phrases') }})
    group by party_word

),

-- whose office it is: not what a section deals with ("Peru desk officer"), nor a continent
owners as (

    select
        grams.title,
        grams.gram,
        grams.word_no,
        nations.country_code,
        nations.size,
        grams.word_no <= grams.own_word_count as is_before_preposition
    from grams
    inner join nations on grams.gram = nations.nation
    left join {{ ref('thing_nouns') }} as sections on grams.word_after = sections.word and sections.place = 'section' and nations.is_noun
    where
        sections.word is null
        and coalesce(grams.word_before <> 'ethnic', true)
        and not coalesce(grams.word_before in ('north', 'south', 'latin', 'central') and grams.gram in ('america', 'american', 'americas'), false)

)

select
    grams.title,
    any_value(folded.singular) as singular,
    arg_max(owners.country_code, (owners.size, owners.country_code)) filter (where owners.is_before_preposition) as nation_code,
    -- where an ambassador serves, what an office deals with
    arg_max(owners.country_code, (owners.size, owners.country_code)) filter (where not owners.is_before_preposition) as object_country_code,
    case
        when bool_or({{ rx_matches('grams.gram', department_office()) }}) then 'diplomatic'
        -- kin hold no office: "the President's son", "wife of the Minister"
        when {{ rx_matches("lower(any_value(folded.singular))", kinship()) }} then null
        -- the leader of a country governs, any other leader leads a party
        when
            arg_min(phrases.phrase, (phrases.priority::double - length(grams.gram) / 100.0, phrases.phrase)) filter (where phrases.sector is not null) = 'leader'
            and max(owners.country_code) is not null then 'executive'
        -- a state is represented by diplomats
        when
            arg_min(phrases.phrase, (phrases.priority::double - length(grams.gram) / 100.0, phrases.phrase)) filter (where phrases.sector is not null) = 'representative'
            and max(owners.country_code) is not null then 'diplomatic'
        when not bool_or(phrases.sector is not null) and ends_with(lower(grams.title), 'deputy') then 'legislative'
        else arg_min(phrases.sector, (phrases.priority::double - length(grams.gram) / 100.0, phrases.phrase)) filter (where phrases.sector is not null)
    end as sector,
    case
        -- a secretary of state for something is a minister elsewhere
        when {{ rx_matches('any_value(folded.singular)', "(?i)secretar(?:y|ies) of state for") }} then null
        -- nor are the assistant secretaries of a ministry American, nor who is equal to one
        when {{ rx_matches('any_value(folded.singular)', "(?i)\\b(?:mfa|mofa|mre|fco|foreign office|ministry|[a-z/-]*equivalent)\\b") }} then arg_min(phrases.country_code, (phrases.priority, phrases.phrase)) filter (where phrases.country_code is not null and phrases.country_code <> 'US')
        else coalesce(
            arg_min(phrases.country_code, (phrases.priority, phrases.phrase)) filter (where phrases.country_code is not null),
            case when bool_or({{ rx_matches('grams.gram', department_office()) }}) then 'US' end
        )
    end as office_country_code,
    arg_min(phrases.organization, (phrases.priority, phrases.phrase)) filter (where phrases.organization is not null) as organization,
    max(titles.title_class) filter (where titles.title_class is not null) as title_class,
    -- a rank alone says less than an office
    bool_and(coalesce(titles.title_class, '') in ('military', 'honorific', 'royal', 'religious') or grams.gram in ('vice', 'rear', 'field', 'air'))
    filter (where not contains(grams.gram, ' ')) as is_rank,
    {{ rx_matches("lower(any_value(folded.singular))", kinship()) }} as is_kinship,
    coalesce(bool_and(titles.title_class = 'honorific') filter (where titles.title_class is not null), false) as is_honorific,
    any_value(len(folded.words_as_written)) as word_count
from grams
inner join folded on grams.title = folded.title
left join owners on grams.title = owners.title and grams.gram = owners.gram and grams.word_no = owners.word_no
left join phrases on grams.gram = phrases.phrase
left join {{ ref('titles') }} as titles on grams.gram = titles.word
group by grams.title
