-- depends_on: {{ ref('setting_words') }}
-- depends_on: {{ ref('clause_words') }}
-- depends_on: {{ ref('speech_verbs') }}
-- depends_on: {{ ref('reporting_verbs') }}
{%- set speech -%}
    ^(?:,[^,.;]{1,90},|[^\p{L},.;]{0,3}\([^)]{1,40}\))? *(?:(?:on +)?\p{L}+\.? +\d{1,2} +)?(?:(?:also|then|further|later|again|had|has|reportedly|strongly|quickly|privately) +){0,2}(?:{{ words_pattern('clause_words', 'word', "word_kind = 'speech'") }}|{{ words_pattern('speech_verbs', 'verb', "verb_kind = 'speech'") }}|{{ words_pattern('reporting_verbs', 'verb') }})\b
{%- endset %}

-- How often each person of a cable speaks, where first, and on what day: someone whom a cable quotes at length was talked to.
with

speeches as (
    select
        mentions.cable_id,
        mentions.paragraph_no,
        mentions.sentence_no,
        mentions.person_no,
        mentions.start_offset - sentences.start_offset as name_start,
        mentions.end_offset - sentences.start_offset as name_end,
        sentences.text,
        {{ rx_extract('substring(sentences.text, mentions.end_offset - sentences.start_offset + 1, 130)', speech) }} as speech
    from {{ ref('int_mentions') }} as mentions
    inner join {{ ref('int_sentences') }} as sentences
        on mentions.cable_id = sentences.cable_id and mentions.sentence_no = sentences.sentence_no
    where {{ rx_matches('substring(sentences.text, mentions.end_offset - sentences.start_offset + 1, 130)', speech) }}
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
