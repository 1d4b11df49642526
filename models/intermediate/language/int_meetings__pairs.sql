-- Two tellings of a cable that may be of one encounter, and what speaks for and against it.
with

-- the stretches of a cable between its headings
sections as (
    select
        cable_id,
        paragraph_no,
        min(section_no) as section_no
    from (
        select
            cable_id,
            paragraph_no,
            count(heading) over (partition by cable_id order by paragraph_seq) as section_no
        from {{ ref('int_paragraphs') }}
    ) as numbered
    group by cable_id, paragraph_no
),

described as (
    select
        parts.*,
        sections.section_no,
        parts.paragraphs[1] as paragraph_no,
        parts.family in ('meet', 'noun', 'host', 'call_on', 'phone', 'talk') and parts.is_complete as is_encounter,
        list_filter(person_nos, lambda person_no: list_contains(counterparts, 'p' || person_no)) as named_counterparts,
        coalesce(date_precision in ('day', 'span'), false) and not is_date_inherited as is_dated,
        case date_precision
            when 'month' then last_day(first_date)
            when 'year' then make_date(year(first_date), 12, 31)
            else coalesce(last_date, first_date)
        end as until_date
    from {{ ref('int_meetings__parts') }} as parts
    left join sections
        on parts.cable_id = sections.cable_id and parts.paragraphs[1] = sections.paragraph_no
),

-- how often each named counterpart is met and quoted, and on how many days
counterparts as (
    select
        cable_id,
        counterpart,
        count(*) as telling_count,
        max(speech_count) as speech_count,
        count(distinct first_date) filter (is_dated) as day_count
    from (
        select
            *,
            unnest(counterparts) as counterpart
        from described
    ) as one_by_one
    group by cable_id, counterpart
),

of_counterparts as (
    select
        described.cable_id,
        described.telling_no,
        max(counterparts.telling_count) as telling_count,
        max(counterparts.speech_count) as speech_count,
        max(counterparts.day_count) as day_count
    from (
        select
            cable_id,
            telling_no,
            unnest(counterparts) as counterpart
        from described
    ) as described
    inner join counterparts
        on described.cable_id = counterparts.cable_id and described.counterpart = counterparts.counterpart
    group by described.cable_id, described.telling_no
),

pairs as (
    select
        later.cable_id,
        of_counterparts.telling_count,
        of_counterparts.speech_count as quoted_count,
        of_counterparts.day_count,
        later.has_unlisted or later.named_count = 0 as is_unnamed,
        later.telling_no,
        earlier.telling_no as other_telling_no,
        list_has_all(earlier.counterparts, later.counterparts) as is_contained,
        list_has_all(later.counterparts, earlier.counterparts) as contains_other,
        len(list_intersect(earlier.named_counterparts, later.named_counterparts)) as shared_named_count,
        len(list_intersect(earlier.counterparts, later.counterparts)) as shared_count,
        len(earlier.counterparts) as other_counterpart_count,
        len(later.counterparts) as counterpart_count,
        list_has_any(earlier.named_americans, later.named_americans) as shares_american,
        len(earlier.named_americans) > 0 and len(later.named_americans) > 0 and not list_has_any(earlier.named_americans, later.named_americans) as differs_in_american,
        len(earlier.us_parties) > 0 and len(later.us_parties) > 0 and not list_has_any(earlier.us_parties, later.us_parties) as differs_in_us_party,
        list_has_any(earlier.us_parties, later.us_parties) as shares_us_party,
        len(later.us_parties) > 0 as has_us_party,
        len(earlier.us_parties) > 0 as other_has_us_party,
        later.is_reported,
        earlier.is_reported as other_is_reported,
        later.is_complete,
        earlier.is_complete as other_is_complete,
        later.is_purpose,
        later.cue = 'visit' or earlier.cue = 'visit' as has_visit,
        earlier.speech_count as other_speech_count,
        earlier.with_us = later.with_us as agrees_on_us,
        earlier.is_prospect = later.is_prospect as agrees_on_prospect,
        earlier.is_past = later.is_past as agrees_on_past,
        later.is_past,
        later.is_prospect,
        earlier.is_prospect as other_is_prospect,
        earlier.is_past as other_is_past,
        earlier.family as other_family,
        later.family as later_family,
        later.is_definite,
        later.is_indefinite,
        later.is_other,
        earlier.is_other as other_is_other,
        later.is_dated,
        earlier.is_dated as other_is_dated,
        later.is_series or earlier.is_series as has_series,
        later.medium,
        earlier.medium as other_medium,
        later.sentence_no - earlier.sentence_no as sentences_on,
        later.is_encounter,
        earlier.is_encounter as other_is_encounter,
        earlier.section_no = later.section_no as is_same_section,
        earlier.section_no > 0 and later.section_no > 0 as both_in_sections,
        list_has_any(earlier.paragraphs, later.paragraphs) as is_same_paragraph,
        later.paragraph_no - earlier.paragraph_no as paragraphs_on,
        later.speech_count,
        earlier.first_date = later.first_date as is_same_date,
        coalesce(later.first_date <= earlier.until_date and earlier.first_date <= later.until_date, true) as may_be_same_date,
        later.is_date_inherited or earlier.is_date_inherited as is_date_inherited,
        later.place is not null and earlier.place is not null and later.place <> earlier.place as differs_in_place,
        later.place = earlier.place as is_same_place
    from described as later
    inner join described as earlier
        on
            later.cable_id = earlier.cable_id
            and later.telling_no > earlier.telling_no
            and (
                list_has_any(earlier.counterparts, later.counterparts)
                or (later.named_count = 0 and list_has_any(earlier.named_americans, later.named_americans))
            )
    inner join of_counterparts
        on later.cable_id = of_counterparts.cable_id and later.telling_no = of_counterparts.telling_no
)

select
    cable_id,
    telling_no,
    other_telling_no,
    true as constant,
    coalesce(is_same_section and both_in_sections, false) as same_section,
    coalesce(not is_same_section and both_in_sections, false) as other_section,
    coalesce(not is_same_section and both_in_sections and is_dated and other_is_dated, false) as other_section_both_dated,
    coalesce(not is_same_section and both_in_sections and is_encounter and other_is_encounter, false)
        as other_section_encounter,
    is_contained and contains_other as same_counterparts,
    is_contained and not contains_other as fewer_counterparts,
    contains_other and not is_contained as more_counterparts,
    not is_contained and not contains_other as other_counterparts,
    shared_named_count > 0 as shares_named_counterpart,
    shared_named_count > 1 as shares_two_named_counterparts,
    counterpart_count = 1 as one_counterpart,
    other_counterpart_count = 1 as other_has_one_counterpart,
    shares_american,
    differs_in_american,
    coalesce(differs_in_us_party, false) as differs_in_us_party,
    coalesce(shares_us_party, false) as shares_us_party,
    has_us_party and other_has_us_party as both_have_us_party,
    has_us_party <> other_has_us_party as one_has_us_party,
    is_reported and not other_is_reported as reported_of_told,
    other_is_reported and not is_reported as told_of_reported,
    is_reported and other_is_reported as both_reported,
    is_reported and later_family in ('meet', 'noun', 'host', 'call_on', 'phone', 'talk') as reported_encounter,
    not is_complete as incomplete,
    not other_is_complete as other_incomplete,
    is_purpose,
    has_visit,
    shared_count = 0 as american_only,
    is_unnamed as unnamed_counterpart,
    quoted_count = 0 as never_quoted,
    quoted_count >= 3 as main_speaker,
    quoted_count >= 3 and agrees_on_us and not is_reported as main_speaker_with_us,
    day_count = 0 as no_day,
    day_count = 1 as one_day,
    day_count = 1 and other_is_dated and not is_dated and agrees_on_us as the_day_told,
    day_count >= 2 as many_days,
    telling_count >= 6 as told_often,
    is_contained and agrees_on_us and agrees_on_past and agrees_on_prospect and not differs_in_american and may_be_same_date as nothing_against,
    not agrees_on_us as differs_on_us,
    is_prospect and not other_is_prospect as prospect_of_held,
    other_is_prospect and not is_prospect as held_of_prospect,
    is_past and not other_is_past as past_of_present,
    other_is_past and not is_past as present_of_past,
    is_past and other_is_past as both_past,
    later_family = 'say' as quoted_alone,
    later_family = 'tell' as told,
    later_family = 'say' and speech_count >= 3 as quoted_often,
    later_family in ('meet', 'noun', 'host', 'call_on') as encounter_word,
    other_family in ('meet', 'noun', 'host', 'call_on') as other_encounter_word,
    other_family = 'tell' as other_told,
    later_family in ('meet', 'noun', 'host', 'call_on') and other_family in ('meet', 'noun', 'host', 'call_on') as two_encounter_words,
    (later_family = 'phone') <> (other_family = 'phone') as one_by_phone,
    later_family = 'deliver' or other_family = 'deliver' as delivered,
    later_family = other_family as same_family,
    is_definite and later_family in ('noun', 'phone') as definite_noun,
    is_indefinite and later_family in ('noun', 'phone') as indefinite_noun,
    is_other as other_occasion,
    other_is_other as other_of_other_occasion,
    is_dated and other_is_dated and is_same_date as same_day_told,
    is_dated and other_is_dated and not may_be_same_date as other_day_told,
    not may_be_same_date and not (is_dated and other_is_dated) as other_day_taken,
    is_dated <> other_is_dated as one_dated,
    not is_dated and not other_is_dated as none_dated,
    has_series,
    medium <> 'unknown' and other_medium <> 'unknown' and medium <> other_medium as differs_in_medium,
    medium = other_medium and medium <> 'unknown' as same_medium,
    sentences_on = 0 as same_sentence,
    sentences_on in (-1, 1) as next_sentence,
    is_same_paragraph as same_paragraph,
    abs(paragraphs_on) = 1 as next_paragraph,
    abs(paragraphs_on) > 4 as far_paragraph,
    paragraphs_on < 0 as told_before,
    differs_in_place,
    coalesce(is_same_place, false) as same_place
from pairs
