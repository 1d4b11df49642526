-- One act of asking at one place of the text: the cue, whom it asks, what it asks for.
{%- set asks_at_once = [
    'called for', 'calling for', 'calls for', 'call for', 'pressed for', 'pushed for', 'pushing for', 'appealed for', 'insisted on'
] %}

with

cues as (
    select
        cues.*,
        request_cues.family,
        request_cues.form,
        lower({{ rx_extract(
            'cues.text_after',
            '(?i)^[^,;:]{0,90}?\\b(to|that|for|if|whether|what|about|how|why|who)\\b', 1
        ) }}) in ('if', 'whether', 'what', 'about', 'how', 'why', 'who') as is_question
    from {{ ref('int_events__cues') }} as cues
    inner join {{ ref('request_cues') }} as request_cues on cues.cue = lower(request_cues.cue)
),

-- [whom] to|that|for what
framed as (
    select
        *,
        cue not like '%ing'
        and {{ rx_matches('right(text_before, 40)', '(?i)\\b(?:was|were|is|are|been|be|being)(?: +\\p{L}+ly)? *$') }} as is_passive,
        {{ rx_matches(
            'left(text_after, 90)',
            "(?i)^(?: +[\\p{L}.]+){0,3}? +(?:for|to) +(?:[\\p{L}']+ +){0,3}?(?:views?|opinions?|thoughts|assessment|impressions?|reactions?|explain|clarify|advice)\\b"
        ) }} as is_inquiry,
        {{ rx_extract(
            'text_after',
            '^ *(?:(?:again|also|strongly|repeatedly|publicly|specifically) +)?.{0,90}?(?:^|\\b)(?:not +to|to|that|for|on|into|with)\\b'
        ) }} as frame
    from cues
    where not is_question
),

parted as (
    select
        *,
        {{ rx_extract('frame', '(?:not +to|to|that|for|on|into|with)$') }} as marker,
        trim({{ rx_extract(
            'frame',
            '^ *(?:(?:again|also|strongly|repeatedly|publicly|specifically) +)?(.*?)(?:not +to|to|that|for|on|into|with)$', 1
        ) }}) as frame_whom
    from framed
),

-- Which frames hold: a verb of asking takes [whom] and a marker; a verb that asks for a thing takes the thing at once.
judged as (
    select
        *,
        marker <> ''
        and family not in ('please', 'passive', 'noun_for', 'behest', 'action')
        and cue not in ('{{ asks_at_once | join("', '") }}')
        and (
            family not in ('request', 'demand', 'seek', 'recommend')
            or (regexp_matches(marker, '^(?:not +)?to$|^that$') and length(frame_whom) <= 45)
        )
        and not {{ rx_matches('frame_whom', '[,;:]|\\. ') }}
        -- "urged support for": a thing, not a party
        and (frame_whom = '' or {{ rx_matches('frame_whom', p_may_be_asked()) }}) as is_framed
    from parted
),

worded as (
    select
        *,
        if(is_framed, cue_end + length(frame), cue_end) as action_start,
        if(is_framed, frame_whom, '') as whom_phrase,
        left(substring(text, if(is_framed, cue_end + length(frame), cue_end) + 1), 400) as what_follows
    from judged
),

-- what is asked ends with its clause, and after some thirty words
cut as (
    select
        *,
        {{ rx_extract(
            rx_replace(
                'what_follows',
                '(?i)(?:[,;]? +(?:but|saying|noting|adding|because|since|although|while|whereas|explaining|arguing|stressing|which|and (?:said|noted|added|that he|that the))\\b|;).*$',
                ''
            ),
            '^ *(?:[^ ]+ +){0,28}[^ ]*'
        ) }} as wanted
    from worded
)

select
    cable_id,
    paragraph_no,
    sentence_no,
    cue_no,
    row_number() over (partition by cable_id order by sentence_no, cue_no) as candidate_no,
    cue,
    family,
    form,
    is_passive,
    is_inquiry,
    marker,
    whom_phrase,
    case
        -- too few words to tell what is asked ("urged more progress"): what they refer to stands before the cue
        when length(trim(wanted)) < 28 and form <> 'imperative'
            then trim(
                {{ rx_extract('right(substring(text_before, clause_start + 1), 150)', '(?:[^ ]+ +){0,14}$') }}
                || substring(text, cue_start + 1, action_start + length(wanted) - cue_start)
            )
        when is_framed and marker like 'not%' then 'not ' || trim(wanted)
        else trim(wanted)
    end as action,
    length(trim(wanted)) as action_length,
    cue_start,
    cue_end,
    clause_start,
    start_offset,
    action_start,
    text_before,
    text
from cut
where trim(wanted) <> ''
