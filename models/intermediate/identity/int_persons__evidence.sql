-- One row a person of a cable: the fullest name and title, and what the cable itself says about country and sector.
with mentions as (

    select
        *,
        count(*) over (partition by cable_id, form) as form_count
    from {{ ref('int_person_mentions') }}

),

as_written as (

    select
        cable_id,
        full_form,
        sentence_no,
        country_before,
        'before' as place,
        title_in_run as title
    from mentions
    -- the title in the run may be part of the one before it
    where title_in_run is not null and not coalesce(ends_with(title_before, title_in_run), false)

    union all

    select
        cable_id,
        full_form,
        sentence_no,
        country_before,
        'before',
        title_before
    from mentions
    where title_before is not null

    union all

    select
        cable_id,
        full_form,
        sentence_no,
        null,
        'after',
        title_after
    from mentions
    where title_after is not null

    union all

    select
        cable_id,
        full_form,
        sentence_no,
        null,
        'introduced',
        title_introduced
    from mentions
    where title_introduced is not null

    union all

    select
        cable_id,
        full_form,
        sentence_no,
        country_before,
        'with body',
        title_with_body
    from mentions
    where title_with_body is not null

),

rated as (

    select
        as_written.cable_id,
        as_written.full_form,
        titles.singular as title,
        nullif(coalesce(titles.nation_code, titles.office_country_code, as_written.country_before), {{ not_served('titles.title_class') }}) as nation_code,
        titles.office_country_code,
        titles.object_country_code,
        titles.sector,
        titles.organization,
        titles.title_class,
        titles.is_kinship,
        (
            case
                when as_written.sentence_no = -1 then 40
                -- a rank alone says less than the office
                when titles.is_rank then 4
                when titles.is_kinship then 5
                -- titles before the name say more surely what the person is than what follows a comma
                when as_written.place = 'before' then 15
                when as_written.place = 'with body' then 14
                when as_written.place = 'after' then 10
                else 9
            end + least(titles.word_count, 7),
            -as_written.sentence_no,
            titles.title
        ) as title_rank
    from as_written
    inner join {{ ref('int_titles') }} as titles on as_written.title = titles.title
    where not titles.is_honorific

),

titled as (

    select
        cable_id,
        full_form,
        arg_max(title, title_rank) as title_in_cable,
        arg_max(nation_code, title_rank) filter (where nation_code is not null) as nation_code,
        arg_max(office_country_code, title_rank) filter (where office_country_code is not null) as office_country_code,
        arg_max(object_country_code, title_rank) filter (where object_country_code is not null and title_class in ('ambassador', 'charge')) as accredited_country_code,
        arg_max(sector, title_rank) filter (where sector is not null) as title_sector,
        arg_max(title_class, title_rank) filter (where title_class is not null) as title_class,
        {{ not_served('arg_max(title_class, title_rank) filter (where title_class is not null)') }} as not_served,
        bool_and(is_kinship) as is_kin,
        arg_max(organization, title_rank) filter (where organization is not null) as organization
    from rated
    group by cable_id, full_form

),

-- in a row of titles and names the nation of one holds for those behind it, up to the next nation
rows_of_titles as (

    select
        mentions.cable_id,
        mentions.full_form,
        mentions.sentence_no,
        mentions.start_offset,
        coalesce(titles.nation_code, titles.office_country_code, mentions.country_before) as nation_code,
        sum(case when mentions.continues_titles then 0 else 1 end) over (partition by mentions.cable_id, mentions.sentence_no order by mentions.start_offset) as row_no
    from mentions
    left join {{ ref('int_titles') }} as titles on mentions.title_in_run = titles.title
    where mentions.sentence_no > 0

),

carried as (

    select
        cable_id,
        full_form,
        min(carried_country_code) as carried_country_code
    from (
        select
            cable_id,
            full_form,
            last_value(nation_code ignore nulls) over (partition by cable_id, sentence_no, row_no order by start_offset) as carried_country_code
        from rows_of_titles
    ) as in_rows
    group by cable_id, full_form

),

named as (

    select
        cable_id,
        full_form,
        arg_max(name, (length(form) - length(replace(form, ' ', '')), form_count, -abs(sentence_no), -start_offset)) as name_in_cable,
        mode(name order by name) filter (where sentence_no > 0 and form <> full_form and not contains(form, ' ')) as short_name,
        count(*) filter (where sentence_no > 0) as mention_count,
        min(sentence_no) filter (where sentence_no > 0) as first_sentence_no,
        min(paragraph_no) filter (where sentence_no > 0) as first_paragraph_no,
        min(country_before) as country_before,
        min(side_country_code) as side_country_code,
        bool_or(sentence_no = -1) as is_classifier,
        bool_or(sentence_no = -2) as is_signer,
        bool_or(sentence_no = -3) as is_correspondent,
        bool_or(is_protected) as is_protected
    from mentions
    group by cable_id, full_form

)

select
    named.* exclude (country_before),
    titled.title_in_cable,
    -- behind a minister's name a comma may open the title of the American who met him
    nullif(coalesce(titled.nation_code, named.country_before), titled.not_served) as nation_code,
    nullif(titled.office_country_code, titled.not_served) as office_country_code,
    titled.accredited_country_code,
    carried.carried_country_code,
    titled.title_sector,
    titled.title_class,
    titled.is_kin,
    titled.organization
from named
left join titled on named.cable_id = titled.cable_id and named.full_form = titled.full_form
left join carried on named.cable_id = carried.cable_id and named.full_form = carried.full_form
