-- Distinct titles as they stand with names, and what their words say about country and sector.
with as_written as (

    select title_in_run as title from {{ ref('int_name_candidates') }}
    where title_in_run is not null
    union
    select title_before from {{ ref('int_name_candidates') }}
    where title_before is not null
    union
    select title_after from {{ ref('int_name_appositions') }}

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
        {{ fold_words('singular') }} as words,
        -- a country behind "for" or "to" is what the office deals with, not whose it is
        len({{ fold_words("regexp_extract(title, '^(.*?)(?: +(?:for|to|on|in|at|with|against) .*)?$', 1)") }}) as own_word_count
    from distinct_titles

),

-- all sequences of one to three words
grams as (

    select
        title,
        own_word_count,
        unnest(flatten(list_transform(
            range(1, len(words) + 1),
            lambda i: [
                words[i],
                case when i + 1 <= len(words) then words[i] || ' ' || words[i + 1] end,
                case when i + 2 <= len(words) then words[i] || ' ' || words[i + 1] || ' ' || words[i + 2] end
            ]
        ))) as gram,
        unnest(flatten(list_transform(range(1, len(words) + 1), lambda i: [i, i, i]))) as word_no
    from folded

),

nations as (

    select
        array_to_string({{ fold_words('word') }}, ' ') as gram,
        min(country_code) as country_code,
        max(length(word)) as size
    from {{ ref('nationalities') }}
    group by 1
    having count(distinct country_code) = 1

    union

    select
        array_to_string({{ fold_words('country_name') }}, ' '),
        country_code,
        length(country_name)
    from {{ ref('countries') }}

)

select
    grams.title,
    any_value(folded.singular) as singular,
    arg_max(nations.country_code, (nations.size, nations.country_code)) filter (where grams.word_no <= grams.own_word_count) as nation_code,
    case
        when bool_or(regexp_matches(grams.gram, '{{ department_office() }}')) then 'diplomatic'
        -- the leader of a country governs, any other leader leads a party
        when
            arg_min(phrases.phrase, (phrases.priority::double - length(grams.gram) / 100.0, phrases.phrase)) filter (where phrases.sector <> '') = 'leader'
            and max(nations.country_code) is not null then 'executive'
        -- a state is represented by diplomats
        when
            arg_min(phrases.phrase, (phrases.priority::double - length(grams.gram) / 100.0, phrases.phrase)) filter (where phrases.sector <> '') = 'representative'
            and max(nations.country_code) is not null then 'diplomatic'
        when bool_or(phrases.sector <> '') is null and ends_with(lower(grams.title), 'deputy') then 'legislative'
        else arg_min(phrases.sector, (phrases.priority::double - length(grams.gram) / 100.0, phrases.phrase)) filter (where phrases.sector <> '')
    end as sector,
    case
        -- a secretary of state for something is a minister elsewhere
        when regexp_matches(any_value(folded.singular), '(?i)secretar(?:y|ies) of state for') then null
        -- nor are the assistant secretaries of a ministry American
        when regexp_matches(any_value(folded.singular), '(?i)\b(?:mfa|mofa|mre|fco|foreign office|ministry)\b') then arg_min(phrases.country_code, (phrases.priority, phrases.phrase)) filter (where phrases.country_code <> '' and phrases.country_code <> 'US')
        else coalesce(
            arg_min(phrases.country_code, (phrases.priority, phrases.phrase)) filter (where phrases.country_code <> ''),
            case when bool_or(regexp_matches(grams.gram, '{{ department_office() }}')) then 'US' end
        )
    end as office_country_code,
    arg_min(phrases.organization, (phrases.priority, phrases.phrase)) filter (where phrases.organization <> '') as organization,
    max(titles.title_class) filter (where titles.title_class is not null) as title_class,
    coalesce(bool_and(titles.title_class = 'honorific') filter (where titles.title_class is not null), false) as is_honorific,
    any_value(len(folded.words)) as word_count
from grams
inner join folded on grams.title = folded.title
left join nations on grams.gram = nations.gram
left join {{ ref('title_phrases') }} as phrases on grams.gram = phrases.phrase
left join {{ ref('titles') }} as titles on grams.gram = titles.word
group by grams.title
