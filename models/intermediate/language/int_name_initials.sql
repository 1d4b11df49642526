-- Initials that cables use as names: "Harith bin Salim Al Maskari (HbS)". The letters stand together among the initials of the run before the bracket.
with bracketed as (

    select
        cable_id,
        runs,
        unnest(list_filter(range(1, len(runs)), lambda i: trim(gaps[i + 1]) = '(' and starts_with(gaps[i + 2], ')'))) as run_no
    from {{ ref('int_sentence_runs') }}
    where list_contains(gaps, ' (')

),

pairs as (

    select
        cable_id,
        runs[run_no] as run,
        runs[run_no + 1] as initials,
        {{ name_initials('runs[run_no]') }} as letters
    from bracketed
    where {{ rx_matches('runs[run_no + 1]', "^\\p{Lu}\\p{L}?\\p{Lu}\\p{Lu}?$") }}

),

named as (

    select
        pairs.cable_id,
        pairs.initials,
        pairs.run,
        pairs.letters,
        unnest({{ fold_words('pairs.run') }}) as word,
        generate_subscripts({{ fold_words('pairs.run') }}, 1) as word_no
    from pairs
    where
        length(pairs.initials) >= 3
        and (contains(pairs.letters[1], lower(pairs.initials)) or contains(pairs.letters[2], lower(pairs.initials)))

)

-- a body has initials too: behind titles and peoples the first word must be a given name, and none may be a body's
select
    named.cable_id,
    {{ fold_word('named.initials') }} as initials,
    array_to_string({{ fold_words('named.run') }}, ' ') as run_form
from named
left join {{ ref('given_names') }} as given on named.word = given.given_name
left join {{ ref('organization_words') }} as bodies on named.word = bodies.word
left join {{ ref('titles') }} as titles on named.word = titles.word
left join {{ ref('title_modifiers') }} as modifiers on named.word = modifiers.word
left join {{ ref('int_nationality_words') }} as nations on named.word = nations.word
left join {{ ref('int_place_words') }} as places on named.word = places.word
left join {{ ref('name_particles') }} as particles on named.word = particles.word
left join {{ ref('common_words') }} as common on named.word = common.word and common.frequency = 'common'
group by named.cable_id, named.initials, named.run
having
    count(bodies.word) = 0
    and min(named.word_no) filter (where given.given_name is not null and common.word is null)
    = min(named.word_no) filter (
        where coalesce(titles.word, modifiers.word, nations.word, places.word, particles.word) is null and not starts_with(named.word, 'al-')
    )
