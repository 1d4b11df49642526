-- One row a person of a cable: the fullest name and title, and what the cable itself says about country and sector.
with titled as (

    select
        *,
        unnest(case when len(titles) > 0 then titles else [null] end) as title,
        generate_subscripts(case when len(titles) > 0 then titles else [null] end, 1) as title_no
    from {{ ref('int_person_mentions') }}

),

rated as (

    select
        mentions.*,
        titles.nation_code,
        titles.office_country_code,
        titles.sector,
        titles.organization,
        titles.title_class,
        titles.word_count as title_word_count,
        -- titles before the name say more surely what the person is than what follows a comma
        case
            when mentions.title is null then 0
            when mentions.sentence_no = -1 then 40
            -- a rank alone says less than the office
            when titles.word_count = 1 and titles.title_class in ('military', 'honorific', 'royal', 'religious') then 5
            when mentions.title is distinct from mentions.title_after then 20
            else 10
        end + least(coalesce(titles.word_count, 0), 7) as title_rank
    from titled as mentions
    left join {{ ref('int_titles') }} as titles on mentions.title = titles.title

)

select
    cable_id,
    full_form,
    arg_max(name, (length(form) - length(replace(form, ' ', '')), -abs(sentence_no))) as name_in_cable,
    count(*) filter (where sentence_no > 0 and coalesce(title_no, 1) = 1) as mention_count,
    min(sentence_no) filter (where sentence_no > 0) as first_sentence_no,
    min(paragraph_no) filter (where sentence_no > 0) as first_paragraph_no,
    arg_max(title, (title_rank, -sentence_no)) filter (where title is not null) as title_in_cable,
    arg_max(coalesce(nation_code, country_before), (title_rank, -sentence_no)) filter (where coalesce(nation_code, country_before) is not null) as nation_code,
    arg_max(office_country_code, (title_rank, -sentence_no)) filter (where office_country_code is not null) as office_country_code,
    arg_max(sector, (title_rank, -sentence_no)) filter (where sector is not null) as title_sector,
    arg_max(title_class, (title_rank, -sentence_no)) filter (where title_class is not null) as title_class,
    arg_max(organization, (title_rank, -sentence_no)) filter (where organization is not null) as organization,
    mode(name) filter (where sentence_no > 0 and form <> full_form and not contains(form, ' ')) as short_name,
    bool_or(sentence_no = -1) as is_classifier,
    bool_or(sentence_no = -2) as is_signer,
    bool_or(is_protected) as is_protected
from rated
group by cable_id, full_form
