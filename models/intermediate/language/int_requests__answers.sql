-- depends_on: {{ ref('response_cues') }}
{%- set responses -%}
    (?i)\b({{ words_pattern('response_cues', 'cue') }})\b
{%- endset %}

-- What came of a request: the first words of answer in the rest of its sentence or the one after it, or where
-- the one asked speaks in the three after it, unless the one who asked speaks on.
with

windows as (
    select
        tellings.cable_id,
        tellings.telling_no,
        tellings.request_no,
        following.sentence_no - tellings.sentence_no as distance,
        following.start_offset,
        length(following.text) as sentence_length,
        case
            when following.sentence_no = tellings.sentence_no
                then substring(following.text, tellings.action_start + 1)
            else following.text
        end as words,
        following.sentence_no > tellings.sentence_no
        and (
            contains(left(following.text, 60), tellings.requester_surname)
            or (
                following.sentence_no = tellings.sentence_no + 1
                and regexp_matches(following.text, '^(?:He|She|They)\b')
                and regexp_matches(left(tellings.text, 60), '^(?:He|She|They)\b')
            )
        ) as is_requester_speaking,
        contains(left(following.text, 80), regexp_extract(tellings.addressee, '([\p{L}-]+)$', 1)) as is_addressee_speaking,
        regexp_matches(following.text, '^(?:He|She|They)\b') as is_opened_by_pronoun
    from (
        select
            *,
            regexp_extract(requester, '([\p{L}-]+)$', 1) as requester_surname
        from {{ ref('int_requests__tellings') }}
    ) as tellings
    inner join {{ ref('int_sentences') }} as following
        on
            tellings.cable_id = following.cable_id
            and tellings.paragraph_no = following.paragraph_no
            and following.sentence_no between tellings.sentence_no and tellings.sentence_no + 3
),

found as (
    select
        *,
        lower(regexp_replace(regexp_extract(words, '{{ responses }}', 1), ' +', ' ', 'g')) as cue
    from windows
    where not coalesce(is_requester_speaking, false) and (distance <= 1 or coalesce(is_addressee_speaking, false))
)

select
    found.cable_id,
    found.request_no,
    arg_min(cues.response, found.telling_no * 10 + found.distance) as response,
    arg_min(found.start_offset, found.telling_no * 10 + found.distance) as response_start,
    arg_min(found.start_offset + found.sentence_length, found.telling_no * 10 + found.distance) as response_end,
    arg_min(cues.cue, found.telling_no * 10 + found.distance) as cue,
    arg_min(found.distance, found.telling_no * 10 + found.distance) as distance
from found
inner join {{ ref('response_cues') }} as cues on found.cue = lower(cues.cue)
-- only the one asked can agree
where found.distance = 0 or cues.response <> 'agreed' or found.is_opened_by_pronoun or coalesce(found.is_addressee_speaking, false)
group by found.cable_id, found.request_no
