-- One act of asking at one place of the text: cue, addressee phrase, what is asked.
with

cues as (
    select
        cues.*,
        request_cues.family,
        request_cues.form,
        regexp_matches(cues.text_before, '(?i)\b(?:was|were|is|are|been|be|being)(?: +\p{L}+ly)? *$') as is_passive
    from {{ ref('int_events__cues') }} as cues
    inner join {{ ref('request_cues') }} as request_cues on cues.cue = lower(request_cues.cue)
),

-- [whom] to|that|for what
framed as (
    select
        *,
        regexp_extract(text_after, '^ *(?:(?:again|also|strongly|repeatedly|publicly|specifically) +)?(.{0,90}?)(?:^|\b)(not +to|to|that|for|on|into|with)\b *(.*)$', ['whom', 'marker', 'what']) as frame,
lower(regexp_extract(
            text_after, '(?i)^[^,;:]{0,90}?\b(to|that|for|if|whether|what|about|how|why|who)\b', 1
        )) in ('if', 'whether', 'what', 'about', 'how', 'why', 'who') as is_question,
        regexp_matches(text_after, '(?i)^(?: +[\p{L}.]+){0,3}? +(?:for|to) +(?:[\p{L}'']+ +){0,3}?(?:views?|opinions?|thoughts|assessment|impressions?|reactions?|explain|clarify|advice)\b') as is_inquiry
    from cues
),

-- Which frames hold: a verb of asking takes [whom] and a marker; a verb that asks for a thing takes the thing at once.
judged as (
    select
        *,
        frame.marker <> ''
        and not regexp_matches(frame.whom, '[,;:]|\. ')
        -- "urged support for": a thing, not a party
        and (
            trim(frame.whom) = ''
            or regexp_matches(
                frame.whom,
                '\p{Lu}|[Xx]{4,}|\b(?:him|her|them|us|me|you|it|posts?|embassy|embassies|mission|governments?|officials?|authorities|side|sides|part(?:y|ies)|leaders?|ministers?|addressees|members?|community|countries|allies|partners?|counterparts?|parliament|court|police|army|military|forces|soldiers|troops|people|all|others|everyone|ambassadors?|president|company|companies|banks?|staff|diplomats?|delegation|bishops?|workers|interlocutors?|nations|states|groups?)\b'
            )
        )
        and family not in ('please', 'passive', 'noun_for', 'behest', 'action')
        and cue not in ('called for', 'calling for', 'calls for', 'call for', 'pressed for', 'pushed for', 'pushing for', 'appealed for', 'insisted on')
        and (
            family not in ('request', 'demand', 'seek', 'recommend')
            or (frame.marker in ('to', 'that', 'not to') and length(frame.whom) <= 45)
        ) as is_framed
    from framed
),

worded as (
    select
        *,
        case
            when not is_framed then text_after
            when frame.marker like 'not%' then 'not ' || frame.what
            else frame.what
        end as what_follows,
        if(is_framed, trim(frame.whom), '') as whom_phrase
    from judged
),

cut as (
    select
        *,
        trim(regexp_extract(
            regexp_replace(what_follows, '(?i)(?:[,;]? +(?:but|saying|noting|adding|because|since|although|while|whereas|explaining|arguing|stressing|which|and (?:said|noted|added|that he|that the))\b|;).*$', ''),
            '^ *((?:[^ ]+ +){0,28}[^ ]*)', 1
        )) as action
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
    is_question,
    is_inquiry,
    frame.marker as marker,
    whom_phrase,
    -- too few words to tell what is asked ("urged more progress"): what they refer to stands before the cue
    if(
        length(action) < 28 and form <> 'imperative',
        regexp_extract(substring(text_before, clause_start + 1), '((?:[^ ]+ +){0,14})$', 1)
        || substring(text, cue_start + 1, cue_end + length(text_after) - length(what_follows) + length(action) + 1 - cue_start),
        action
    ) as action,
    length(action) as action_length,
    cue_start,
    cue_end,
    clause_start,
    start_offset,
    length(regexp_extract(text_after, '^ *')) + cue_end as whom_start,
    cue_end + length(text_after) - length(what_follows) + if(is_framed and frame.marker like 'not%', 4, 0) as action_start,
    sent_date,
    text_before,
    text
from cut
where action <> '' and not is_question
