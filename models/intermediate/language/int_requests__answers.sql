-- depends_on: {{ ref('response_cues') }}
{%- set responses -%}
(?i)\b({{ words_pattern('response_cues', 'cue') }})\b
{%- endset %}

-- What came of a request: the first words of answer in the rest of its sentence or the three after it.
with

windows as (
    select
        tellings.cable_id,
        tellings.telling_no,
        tellings.request_no,
        following.sentence_no,
        following.start_offset,
        if(
            following.sentence_no = tellings.sentence_no,
            tellings.action_start + length(tellings.action),
            0
        ) as window_start,
        following.text
    from {{ ref('int_requests__tellings') }} as tellings
    inner join {{ ref('int_sentences') }} as following
        on
            tellings.cable_id = following.cable_id
            and tellings.paragraph_no = following.paragraph_no
            and following.sentence_no between tellings.sentence_no and tellings.sentence_no + 3
),

found as (
    select
        *,
        lower(regexp_replace(regexp_extract(substring(text, window_start + 1), '{{ responses }}', 1), ' +', ' ', 'g')) as cue
    from windows
)

select
    found.cable_id,
    found.request_no,
    arg_min(cues.response, found.telling_no * 10000 + found.sentence_no) as response,
    arg_min(found.start_offset, found.telling_no * 10000 + found.sentence_no) as response_start,
    arg_min(found.start_offset + length(found.text), found.telling_no * 10000 + found.sentence_no) as response_end
from found
inner join {{ ref('response_cues') }} as cues on found.cue = lower(cues.cue)
group by found.cable_id, found.request_no
