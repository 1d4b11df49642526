-- depends_on: {{ ref('setting_words') }}
-- depends_on: {{ ref('meeting_cues') }}
{%- set encounter -%}
    ^,?(?: *\(?\d{4}\)?)?(?:'s|’s)? +(?:[\w-]+ +){0,2}?(?i:{{ words_pattern('meeting_cues', 'cue', "family in ('noun', 'phone')") }}|visits?|trip|calls?|meetings|talks)\b
{%- endset %}
{%- set something_else %}^(?:'s|’s)? +(\p{Ll}[\w'’-]*){% endset %}
{%- set goes_on %}^(?i:{{ words_pattern('setting_words', 'word', "word_kind = 'behind a date'") }})${% endset %}
{%- set ahead %}(?i)\b(?:{{ words_pattern('setting_words', 'word', "word_kind = 'ahead'") }})\b{% endset %}

-- Each date of a cable with what stands around it: whether an encounter is told of with it, and who is named beside it.
with

encounters as (
    select
        dates.cable_id,
        dates.sentence_no,
        dates.first_date,
        bool_or(cues.cue in ('visit', 'visited')) as is_visit,
        list_sort(list(distinct parties.person_no) filter (parties.person_no is not null)) as person_nos
    from {{ ref('int_meetings__dates') }} as dates
    inner join {{ ref('int_events__cues') }} as cues
        on dates.cable_id = cues.cable_id and dates.sentence_no = cues.sentence_no and dates.cue_no = cues.cue_no
    left join {{ ref('int_meetings__event_parties') }} as parties
        on dates.cable_id = parties.cable_id and dates.sentence_no = parties.sentence_no and dates.cue_no = parties.cue_no
    group by dates.cable_id, dates.sentence_no, dates.first_date
),

people as (
    select
        cable_id,
        sentence_no,
        list_sort(list(distinct person_no)) as person_nos
    from {{ ref('int_mentions') }}
    group by cable_id, sentence_no
),

mentions as (
    select
        dates.*,
        sentences.paragraph_no,
        headers.sent_date,
        right(substring(sentences.text, 1, dates.date_start), 70) as text_before,
        substring(sentences.text, 1, dates.date_start) as lead_in,
        substring(sentences.text, dates.date_end + 1, 60) as text_after,
        encounters.cable_id is not null as is_of_encounter,
        coalesce(encounters.is_visit, false) as is_of_visit,
        coalesce(encounters.person_nos, []) as person_nos_met,
        coalesce(people.person_nos, []) as person_nos
    from {{ ref('int_dates__mentions') }} as dates
    inner join {{ ref('int_sentences') }} as sentences
        on dates.cable_id = sentences.cable_id and dates.sentence_no = sentences.sentence_no
    inner join {{ ref('int_headers') }} as headers
        on dates.cable_id = headers.cable_id
    left join encounters
        on dates.cable_id = encounters.cable_id and dates.sentence_no = encounters.sentence_no and dates.first_date = encounters.first_date
    left join people
        on dates.cable_id = people.cable_id and dates.sentence_no = people.sentence_no
),

judged as (
    select
        cable_id,
        paragraph_no,
        sentence_no,
        date_no,
        first_date,
        last_date,
        date_precision,
        date_diff('day', first_date, sent_date) as days_ago,
        is_of_encounter,
        is_of_visit,
        person_nos_met,
        person_nos,
        {{ rx_matches('text_after', encounter) }} as names_encounter,
        {{ rx_extract('text_after', something_else, 1) }} as word_after,
        {{ rx_matches('lead_in', head_of_sentence()) }} as is_at_head,
        {{ rx_matches('lead_in', no_day_of_telling()) }} as is_term,
        {{ rx_matches('text_before', ahead) }} as is_ahead
    from mentions
)

select
    cable_id,
    paragraph_no,
    sentence_no,
    date_no,
    first_date,
    last_date,
    date_precision,
    days_ago,
    is_of_encounter,
    is_of_visit,
    person_nos_met,
    person_nos,
    is_at_head,
    is_term,
    is_ahead,
    -- "the June 18 referendum": the day of something else
    not names_encounter and word_after <> '' and not {{ rx_matches('word_after', goes_on) }} as names_something_else,
    lead(sentence_no) over (partition by cable_id, paragraph_no order by sentence_no, date_no) as next_sentence_no,
    count(*) filter (is_of_encounter and date_precision in ('day', 'span') and days_ago >= 0)
        over (partition by cable_id order by sentence_no, date_no) as encounter_no
from judged
