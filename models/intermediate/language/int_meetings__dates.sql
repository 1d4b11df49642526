-- depends_on: {{ ref('setting_words') }}
{%- set of_a_vote %}^(?: +[\p{L}’'-]+){0,3} +(?i:{{ words_pattern('setting_words', 'word', "word_kind = 'vote'") }})\b{% endset %}

-- The day of each word of meeting: a date at the head of its sentence, in its clause, or with nothing between that opens
-- another matter.
with

pairs as (
    select
        cues.cable_id,
        cues.sentence_no,
        cues.cue_no,
        cues.cue_start,
        cues.clause_start,
        cues.clause_end,
        dates.date_start,
        dates.date_end,
        dates.first_date,
        dates.last_date,
        dates.date_precision,
        substring(cues.text, 1, dates.date_start) as lead_in,
        substring(cues.text, dates.date_end + 1, 60) as text_after,
        case
            when dates.date_start >= cues.cue_end then substring(cues.text, cues.cue_end + 1, dates.date_start - cues.cue_end)
            else substring(cues.text, dates.date_end + 1, cues.cue_start - dates.date_end)
        end as gap
    from {{ ref('int_events__cues') }} as cues
    inner join {{ ref('int_dates__mentions') }} as dates
        on cues.cable_id = dates.cable_id and cues.sentence_no = dates.sentence_no
),

judged as (
    select
        *,
        date_start >= clause_start and date_end <= clause_end as is_in_clause,
        {{ rx_matches('lead_in', head_of_sentence()) }} as is_at_head,
        length(gap) <= 160 and not {{ rx_matches('gap', another_matter()) }} as is_near,
        {{ rx_matches('lead_in', no_day_of_telling()) }} as is_term,
        -- "the June 18 referendum"
        {{ rx_matches('text_after', of_a_vote) }} as is_of_a_vote
    from pairs
),

nearest as (
    select
        cable_id,
        sentence_no,
        cue_no,
        arg_min(
            struct_pack(first_date := first_date, last_date := last_date, date_precision := date_precision),
            row(if(is_in_clause, 0, 1000) + abs(date_start - cue_start), date_start)
        ) as found
    from judged
    where not is_term and not is_of_a_vote and (is_in_clause or is_at_head or is_near)
    group by cable_id, sentence_no, cue_no
)

select
    cable_id,
    sentence_no,
    cue_no,
    found['first_date'] as first_date,
    found['last_date'] as last_date,
    found['date_precision'] as date_precision
from nearest
