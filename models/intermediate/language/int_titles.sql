-- Distinct titles as they stand with names, and what their words say about country and sector.
with as_written as (

    select title_in_run as title from {{ ref('int_name_candidates') }} where title_in_run is not null
    union
    select title_before from {{ ref('int_name_candidates') }} where title_before is not null
    union
    select title_after from {{ ref('int_name_appositions') }}

),

distinct_titles as (

    select distinct {{ singular_title('title') }} as title from as_written

),

folded as (

    select
        title,
        {{ fold_words('title') }} as words
    from distinct_titles

),

-- all sequences of one to three words
grams as (

    select
        title,
        unnest(flatten(list_transform(
            range(1, len(words) + 1),
            lambda i: [
                words[i],
                case when i + 1 <= len(words) then words[i] || ' ' || words[i + 1] end,
                case when i + 2 <= len(words) then words[i] || ' ' || words[i + 1] || ' ' || words[i + 2] end
            ]
        ))) as gram
    from folded

),

nations as (

    select array_to_string({{ fold_words('word') }}, ' ') as gram, min(country_code) as country_code, max(length(word)) as size
    from {{ ref('nationalities') }}
    group by 1
    having count(distinct country_code) = 1

    union

    select array_to_string({{ fold_words('country_name') }}, ' '), country_code, length(country_name)
    from {{ ref('countries') }}

)

select
    grams.title,
    arg_max(nations.country_code, nations.size) as nation_code,
    arg_min(phrases.sector, phrases.priority::double - length(grams.gram) / 100.0) filter (where phrases.sector <> '') as sector,
    arg_min(phrases.country_code, phrases.priority::double) filter (where phrases.country_code <> '') as office_country_code,
    arg_min(phrases.organization, phrases.priority::double) filter (where phrases.organization <> '') as organization,
    max(titles.title_class) filter (where titles.title_class is not null) as title_class,
    coalesce(bool_and(titles.title_class = 'honorific') filter (where titles.title_class is not null), false) as is_honorific,
    any_value(len(folded.words)) as word_count
from grams
inner join folded on grams.title = folded.title
left join nations on grams.gram = nations.gram
left join {{ ref('title_phrases') }} as phrases on grams.gram = phrases.phrase
left join {{ ref('titles') }} as titles on grams.gram = titles.word
group by grams.title
