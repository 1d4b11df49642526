-- depends_on: {{ ref('setting_words') }}
-- How often each person of a cable speaks, where first, and on what day: someone whom a cable quotes at length was talked to.
with

speeches as (
    select
        namings.cable_id,
        namings.paragraph_no,
        namings.sentence_no,
        namings.person_no,
        namings.name_start,
        namings.name_end,
        namings.speech,
        sentences.text
    from {{ ref('int_meetings__namings') }} as namings
    inner join {{ ref('int_sentences') }} as sentences
        on namings.cable_id = sentences.cable_id and namings.sentence_no = sentences.sentence_no
    where namings.speech is not null
),

days as (
    select
        speeches.cable_id,
        speeches.person_no,
        arg_min(
            struct_pack(first_date := dates.first_date, last_date := dates.last_date, date_precision := dates.date_precision),
            speeches.sentence_no * 1000 + dates.date_start
        ) as found
    from speeches
    inner join {{ ref('int_dates__mentions') }} as dates
        on speeches.cable_id = dates.cable_id and speeches.sentence_no = dates.sentence_no
    where
        not {{ rx_matches('substring(speeches.text, 1, dates.date_start)', no_day_of_telling()) }}
        and (
            -- at the head of the sentence, or beside the verb
            (dates.date_end <= speeches.name_start and {{ rx_matches('substring(speeches.text, 1, dates.date_start)', head_of_sentence()) }})
            or (
                dates.date_start >= speeches.name_end
                and dates.date_start <= speeches.name_end + length(speeches.speech) + 30
                and not {{ rx_matches(
                    'substring(speeches.text, speeches.name_end + 1, dates.date_start - speeches.name_end)', '(?i)\\b(?:that|will|would|the|his|her)\\b'
                ) }}
            )
        )
    group by speeches.cable_id, speeches.person_no
)

select
    speeches.cable_id,
    speeches.person_no,
    count(*) as speech_count,
    list_sort(list(distinct speeches.paragraph_no)) as paragraphs,
    min(speeches.sentence_no) as first_sentence_no,
    any_value(days.found['first_date']) as first_date,
    any_value(days.found['last_date']) as last_date,
    any_value(days.found['date_precision']) as date_precision
from speeches
left join days
    on speeches.cable_id = days.cable_id and speeches.person_no = days.person_no
group by speeches.cable_id, speeches.person_no
