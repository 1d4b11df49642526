-- The days that an encounter may have been on where none of its tellings gives one, and no day, each with what speaks for and
-- against it.
with

encounters as (
    select
        gathered.cable_id,
        gathered.occasion_no,
        gathered.paragraphs,
        gathered.sentence_nos,
        gathered.person_nos,
        list_filter(gathered.person_nos, lambda person_no: list_contains(gathered.counterparts, 'p' || person_no)) as met_nos,
        list_filter(
            gathered.person_nos, lambda person_no: not list_contains(coalesce(offices.person_nos, []), person_no)
        ) as visitor_nos,
        gathered.day_told is null as is_undated,
        if(gathered.is_dated and gathered.day_told['date_precision'] in ('day', 'span'), gathered.day_told['first_date'], null) as day_told,
        gathered.with_us,
        gathered.is_past,
        gathered.has_past,
        gathered.is_prospect,
        gathered.is_reported,
        -- "she recalled that she had met him in Oslo": told of within a talk, it was not on the day of the talk
        gathered.is_reported and gathered.family <> 'tell' as is_retold,
        gathered.family,
        gathered.telling_count,
        gathered.named_count
    from {{ ref('int_meetings__gathered') }} as gathered
    left join (
        select
            cable_id,
            list_sort(list(distinct person_no)) as person_nos
        from {{ ref('int_events__offices') }}
        group by cable_id
    ) as offices
        on gathered.cable_id = offices.cable_id
),

days_of_cables as (
    select
        cable_id,
        count(distinct first_date) filter (is_of_encounter and date_precision in ('day', 'span') and days_ago >= 0) as encounter_day_count,
        count(distinct first_date) filter (date_precision in ('day', 'span') and days_ago between 0 and 21) as recent_day_count
    from {{ ref('int_meetings__day_mentions') }}
    group by cable_id
),

-- the day on which the cable tells of others whom someone of this encounter met
shared as (
    select
        encounters.cable_id,
        encounters.occasion_no,
        others.day_told as first_date,
        bool_or(others.with_us = encounters.with_us and list_has_any(others.visitor_nos, encounters.visitor_nos)) as shares_visitor,
        bool_or(list_has_any(others.met_nos, encounters.met_nos)) as shares_met
    from encounters
    inner join encounters as others
        on encounters.cable_id = others.cable_id and list_has_any(encounters.person_nos, others.person_nos)
    where encounters.is_undated and others.day_told is not null
    group by encounters.cable_id, encounters.occasion_no, others.day_told
),

paired as (
    select
        encounters.cable_id,
        encounters.occasion_no,
        mentions.first_date,
        mentions.last_date,
        mentions.date_precision,
        mentions.days_ago,
        mentions.is_at_head,
        mentions.is_term,
        mentions.is_ahead,
        mentions.is_of_encounter,
        mentions.is_of_visit,
        mentions.names_something_else,
        mentions.paragraph_no,
        mentions.encounter_no,
        encounters.with_us,
        encounters.is_past,
        encounters.has_past,
        encounters.is_prospect,
        days_of_cables.encounter_day_count,
        days_of_cables.recent_day_count,
        list_contains(encounters.paragraphs, mentions.paragraph_no) as is_in_paragraph,
        list_contains(encounters.paragraphs, mentions.paragraph_no + 1) as is_paragraph_before,
        list_contains(encounters.sentence_nos, mentions.sentence_no) as is_same_sentence,
        coalesce(
            list_min(list_filter(encounters.sentence_nos, lambda sentence_no: sentence_no >= mentions.sentence_no)) - mentions.sentence_no, 99
        ) as sentences_before,
        len(
            list_filter(
                encounters.sentence_nos,
                lambda sentence_no: sentence_no >= mentions.sentence_no and sentence_no < coalesce(mentions.next_sentence_no, 100000)
            )
        ) > 0 as is_last_before,
        list_has_any(mentions.person_nos, encounters.met_nos) as names_met,
        list_has_any(mentions.person_nos, encounters.visitor_nos) as names_visitor,
        list_has_any(mentions.person_nos_met, encounters.met_nos) as meets_met,
        list_has_any(mentions.person_nos_met, encounters.visitor_nos) as meets_visitor,
        coalesce(shared.shares_visitor, false) as shares_visitor,
        coalesce(shared.shares_met, false) as shares_met
    from encounters
    inner join {{ ref('int_meetings__day_mentions') }} as mentions
        on
            encounters.cable_id = mentions.cable_id
            and encounters.is_undated
            and not encounters.is_retold
            and (list_contains(encounters.paragraphs, mentions.paragraph_no) or mentions.is_of_encounter)
    inner join days_of_cables
        on encounters.cable_id = days_of_cables.cable_id
    left join shared
        on
            encounters.cable_id = shared.cable_id
            and encounters.occasion_no = shared.occasion_no
            and mentions.first_date = shared.first_date
),

days as (
    select
        cable_id,
        occasion_no,
        first_date,
        max(last_date) as last_date,
        min(date_precision) as date_precision,
        any_value(date_precision) in ('day', 'span') as is_day,
        any_value(days_ago) as days_ago,
        any_value(with_us) as with_us,
        any_value(is_past) as is_past,
        any_value(has_past) as has_past,
        any_value(is_prospect) as is_prospect,
        any_value(encounter_day_count) as encounter_day_count,
        any_value(recent_day_count) as recent_day_count,
        any_value(shares_visitor) as shares_visitor,
        any_value(shares_met) as shares_met,
        count(*) as mention_count,
        bool_or(is_in_paragraph) as is_in_paragraph,
        bool_or(is_paragraph_before) as is_paragraph_before,
        bool_or(is_same_sentence) as is_same_sentence,
        bool_or(is_same_sentence and is_term) as same_sentence_term,
        bool_or(is_same_sentence and names_something_else) as same_sentence_something_else,
        bool_or(is_in_paragraph and sentences_before = 1) as one_sentence_before,
        bool_or(is_in_paragraph and sentences_before between 2 and 3) as some_sentences_before,
        bool_or(is_in_paragraph and sentences_before between 4 and 20) as many_sentences_before,
        bool_or(is_in_paragraph and is_last_before and not is_same_sentence) as is_last_before,
        bool_or(is_in_paragraph and is_at_head and sentences_before between 1 and 20) as head_before,
        bool_or(is_in_paragraph and names_met and not is_same_sentence) as paragraph_names_met,
        bool_or(not is_in_paragraph and names_met) as elsewhere_names_met,
        bool_or(not is_in_paragraph and names_visitor) as elsewhere_names_visitor,
        bool_or(not is_in_paragraph and paragraph_no <= 1) as is_in_summary,
        bool_or(is_at_head) as is_at_head,
        bool_and(is_term) as is_term,
        bool_or(is_ahead) as is_ahead,
        bool_or(is_of_encounter) as is_of_encounter,
        bool_or(is_of_visit and meets_visitor) as is_of_visit,
        bool_and(names_something_else) as names_something_else,
        bool_or(is_of_encounter and meets_met) as meets_met,
        bool_or(is_of_encounter and meets_visitor and not meets_met) as meets_visitor,
        bool_or(is_of_encounter and encounter_no = 1) as is_first_encounter
    from paired
    group by cable_id, occasion_no, first_date, date_precision in ('day', 'span')
),

one_day as (
    select
        cable_id,
        occasion_no,
        first_date,
        last_date,
        if(last_date is not null, 'span', date_precision) as date_precision,
        false as is_open,
        is_day and last_date is not null as is_span,
        date_precision = 'month' as is_month,
        date_precision = 'year' as is_year,
        days_ago < 0 and is_prospect as ahead_of_prospect,
        days_ago < 0 and not is_prospect as ahead_of_held,
        days_ago between 0 and 1 as within_a_day,
        days_ago between 0 and 1 and is_past as within_a_day_past,
        days_ago between 32 and 400 as within_a_year,
        days_ago between 32 and 400 and not has_past as within_a_year_now,
        days_ago > 400 as long_ago,
        days_ago > 400 and not has_past as long_ago_now,
        is_in_paragraph and not is_same_sentence as is_in_paragraph,
        is_same_sentence,
        same_sentence_term,
        same_sentence_something_else,
        one_sentence_before,
        some_sentences_before,
        many_sentences_before,
        is_last_before,
        head_before,
        paragraph_names_met,
        is_paragraph_before and not is_in_paragraph as is_paragraph_before,
        elsewhere_names_met,
        elsewhere_names_visitor and with_us as elsewhere_names_visitor,
        is_in_summary,
        is_at_head and with_us as is_at_head_with_us,
        is_term,
        is_ahead and is_prospect as is_ahead_prospect,
        is_ahead and not is_prospect as is_ahead_held,
        is_of_encounter,
        is_of_visit,
        is_of_visit and is_day and with_us as is_of_visit_with_us,
        names_something_else,
        meets_met,
        meets_met and with_us as meets_met_with_us,
        meets_visitor,
        meets_visitor and with_us as meets_visitor_with_us,
        is_first_encounter,
        is_first_encounter and with_us and not has_past and not is_prospect as is_first_encounter_now,
        is_of_encounter and is_day and encounter_day_count = 1 as is_only_encounter_day,
        is_of_encounter and is_day and encounter_day_count = 1 and with_us and not has_past and not is_prospect as is_only_encounter_day_now,
        is_day and recent_day_count = 1 and days_ago between 0 and 21 as is_only_recent_day,
        is_day and recent_day_count = 1 and days_ago between 0 and 21 and has_past as is_only_recent_day_past,
        shares_visitor,
        shares_visitor and with_us as shares_visitor_with_us,
        shares_met,
        mention_count >= 3 as is_often_told
    from days
),

no_day as (
    select
        encounters.cable_id,
        encounters.occasion_no,
        cast(null as date) as first_date,
        cast(null as date) as last_date,
        cast(null as varchar) as date_precision,
        true as is_open,
        encounters.is_past as open_past,
        encounters.is_prospect as open_prospect,
        encounters.is_reported as open_reported,
        encounters.telling_count = 1 as open_told_once,
        encounters.named_count = 0 as open_nobody_named,
        encounters.family = 'tell' as open_tell,
        encounters.family = 'phone' as open_phone,
        coalesce(days_of_cables.encounter_day_count, 0) = 0 as open_no_encounter_day,
        coalesce(days_of_cables.encounter_day_count, 0) = 1 as open_one_encounter_day,
        coalesce(days_of_cables.encounter_day_count, 0) = 0 and encounters.with_us and not encounters.has_past as open_no_encounter_day_now
    from encounters
    left join days_of_cables
        on encounters.cable_id = days_of_cables.cable_id
    where encounters.is_undated
)

-- no day has signs of its own
select * from one_day -- noqa: AM07
union all by name
select * from no_day
