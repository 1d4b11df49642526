-- depends_on: {{ ref('title_habits') }}
-- Every form of a name in a cable and the fullest form that can be the same person. Forms of several words merge when the last names agree and nothing
-- speaks against it, or when one holds all words of the other; a single word joins the form that bears it as last, else as first word.
with forms as (

    select
        *,
        {{ name_key('words[-1]') }} as last_key,
        {{ name_key('words[1]') }} as first_key
    from {{ ref('int_name_forms') }}

),

long_pairs as (

    select
        short.cable_id,
        short.form,
        long.form as full_form,
        long.word_count,
        long.mention_count,
        long.is_strong
    from forms as short
    inner join forms as long
        on short.cable_id = long.cable_id and short.last_key = long.last_key
    where
        short.word_count > 1
        and long.word_count >= short.word_count
        and jaro_winkler_similarity({{ without_article('short.words[-1]') }}, {{ without_article('long.words[-1]') }}) >= 0.9
        and (
            short.form = long.form
            or list_has_all(long.words, short.words)
            or (left(short.words[1], 1) = left(long.words[1], 1) and (length(short.words[1]) <= 2 or length(long.words[1]) <= 2))
            or jaro_winkler_similarity(short.words[1], long.words[1]) >= 0.88
            or list_contains(long.words[:-2], short.words[1])
        )

    union all

    -- "Tomé da Costa" within "Rui Anselmo Tomé da Costa", "Salim bin Harith" within "Salim bin Harith Al Maskari"
    select
        short.cable_id,
        short.form,
        long.form as long_form,
        long.word_count,
        long.mention_count,
        long.is_strong
    from forms as short
    inner join forms as long
        on short.cable_id = long.cable_id and short.first_key = long.first_key
    where
        short.word_count > 1
        and long.word_count > short.word_count
        and list_has_all(long.words, short.words)

    union all

    -- initials that this or another cable explains
    select
        short.cable_id,
        short.form,
        long.form as long_form,
        long.word_count,
        long.mention_count,
        long.is_strong
    from forms as short
    inner join forms as long on short.cable_id = long.cable_id
    where
        short.form in (select initials from {{ ref('int_name_initials') }})
        and long.word_count > 1
        and (contains({{ name_initials('long.name') }}[1], short.form) or contains({{ name_initials('long.name') }}[2], short.form))

),

long_merged as (

    select
        cable_id,
        form,
        arg_max(full_form, (word_count, mention_count, full_form)) as full_form
    from long_pairs
    group by cable_id, form

),

full_forms as (

    select
        merged.cable_id,
        merged.full_form,
        bool_or(forms.is_strong) as is_strong,
        sum(forms.mention_count) as mention_count,
        list_distinct(flatten(list(forms.title_words) filter (where forms.title_words is not null))) as title_words
    from long_merged as merged
    inner join forms on merged.cable_id = forms.cable_id and merged.form = forms.form
    group by 1, 2

),

full_words as (

    select
        cable_id,
        full_form,
        is_strong,
        mention_count,
        title_words,
        unnest(string_split(full_form, ' ')) as word,
        generate_subscripts(string_split(full_form, ' '), 1) as word_no,
        len(string_split(full_form, ' ')) as word_count
    from full_forms

),

single_pairs as (

    select
        single.cable_id,
        single.form,
        full_words.full_form,
        case full_words.word_no when full_words.word_count then 1 when 1 then 3 else 4 end
        + case when single.words[1] = full_words.word then 0 else 1 end as distance,
        full_words.mention_count,
        full_words.is_strong
    from forms as single
    inner join full_words
        on single.cable_id = full_words.cable_id and single.last_key = {{ name_key('full_words.word') }}
    where
        single.word_count = 1
        and length(single.last_key) >= 2
        and jaro_winkler_similarity({{ without_article('single.words[1]') }}, {{ without_article('full_words.word') }})
        >= case when full_words.word_no = full_words.word_count then 0.88 else 1 end
        -- kings go by their first names
        and not coalesce(
            full_words.word_no = full_words.word_count
            and list_has_any(single.title_words, {{ royal_titles() }}) and not list_has_any(full_words.title_words, {{ royal_titles() }}),
            false
        )
        -- an office that one person holds at a time tells namesakes apart: "President Silva" is not "businessman Jorge Silva"
        and not coalesce(
            list_has_any(single.title_words, {{ single_offices() }})
            and not list_has_any(list_intersect(single.title_words, {{ single_offices() }}), full_words.title_words)
            and (len(full_words.title_words) > 0 or full_words.word_no < full_words.word_count),
            false
        )

),

single_merged as (

    select
        cable_id,
        form,
        arg_min(full_form, (not is_strong, distance, -mention_count, full_form)) as full_form
    from single_pairs
    group by cable_id, form

),

-- single words that no fuller form explains merge among themselves over spelling
single_alone as (

    select
        forms.cable_id,
        forms.form,
        first_value(forms.form) over (
            partition by forms.cable_id, forms.last_key, left(forms.form, 1)
            order by forms.is_strong desc, forms.mention_count desc, forms.form asc
        ) as full_form
    from forms
    left join single_merged on forms.cable_id = single_merged.cable_id and forms.form = single_merged.form
    where forms.word_count = 1 and single_merged.form is null and (forms.cable_id, forms.form) not in (select (cable_id, form) from long_merged)

)

select
    cable_id,
    form,
    full_form
from long_merged
union all
select
    cable_id,
    form,
    full_form
from single_merged
where (cable_id, form) not in (select (cable_id, form) from long_merged)
union all
select
    cable_id,
    form,
    full_form
from single_alone
