{#- Words shortly before a cue that put the encounter ahead, behind, or deny it. -#}
{%- set ahead = [
    'will', 'would', 'plans? to', 'planned to', 'planning to', 'hopes? to', 'hoped to', 'intends? to', 'intended to', 'scheduled(?: to)?', 'upcoming',
    'forthcoming', 'next', 'wants? to', 'wanted to', 'wish(?:es|ed)? to', 'agreed to', 'offered to', 'should', 'could', 'may', 'might', 'if', 'cannot',
    'expects? to', 'expected to', 'due to', 'able to', 'like to', 'ready to', 'prepared to', 'willing to', 'need to', 'needs to', 'proposed', 'request(?:ed|s)? an?'
] %}
{%- set behind = [
    'had', 'has', 'have', 'earlier', 'previous', 'previously', 'last', 'recent', 'recently', 'past', 'prior', 'former', 'years? ago',
    'months? ago', 'since', 'during his', 'ago'
] %}
{%- set denied = [
    'not', 'never', 'no', 'without', 'refused to', 'declined to', 'unable to', 'canceled', 'cancelled', 'postponed'
] %}

with

parties as (
    select
        *,
        case when person_no is not null then 'p' || person_no else lower(unnamed) end as party_key
    from {{ ref('int_meetings__event_parties') }}
    where person_no is not null or unnamed is not null
),

gathered as (
    select
        cable_id,
        paragraph_no,
        sentence_no,
        cue_no,
        family,
        any_value(medium) as medium,
        any_value(is_plural) as is_plural,
        list_sort(list(distinct party_key) filter (not is_us)) as all_counterparts,
        list_sort(list(distinct party_key) filter (not is_us and person_no is not null)) as named_counterparts,
        list_sort(list(distinct party_key) filter (is_us)) as us_parties,
        list_sort(list(distinct party_key) filter (is_us and person_no is not null)) as named_americans,
        list_sort(list(distinct person_no) filter (person_no is not null)) as person_nos,
        count(*) filter (is_left) as left_count,
        count(*) filter (not is_left) as right_count,
        bool_or(not is_us and party_kind = 'redacted') as has_redacted,
        bool_or(not is_us and party_kind = 'role') as has_role,
        bool_or(party_kind = 'unlisted') as has_unlisted,
        -- "senior officials met", "the ministers met": many in one word, who meet each other
        bool_or(is_left and person_no is null and party_kind in ('body', 'role') and regexp_matches(unnamed, '\p{Ll}s$')) as is_assembly
    from parties
    group by cable_id, paragraph_no, sentence_no, cue_no, family
),

described as (
    select
        gathered.*,
        coalesce(len(gathered.all_counterparts), 0) as counterpart_count,
        -- bodies and roles beside someone named do not tell one encounter from another
        coalesce(
            gathered.named_counterparts,
            gathered.all_counterparts,
            if(len(gathered.named_americans) > 0 and gathered.family in ('meet', 'noun', 'host', 'call_on', 'talk', 'phone'), ['(nobody told)'], null)
        ) as counterparts,
        coalesce(len(gathered.us_parties), 0) as us_count,
        dates.first_date,
        dates.last_date,
        dates.date_precision,
        cues.cue,
        cues.text,
        cues.start_offset,
        substring(cues.text, cues.clause_start + 1, cues.clause_end - cues.clause_start) as clause,
        substring(cues.text, cues.cue_start + 1, cues.clause_end - cues.cue_start) as clause_from_cue,
        regexp_matches(right(cues.text_before, 90), '(?i)\b(?:{{ ahead | join('|') }})(?: +\S+){0,3} *$') as is_prospect,
        regexp_matches(right(cues.text_before, 90), '(?i)\b(?:{{ behind | join('|') }})\b(?: +\S+){0,4} *$') as is_past,
        regexp_matches(right(cues.text_before, 90), '(?i)\b(?:{{ denied | join('|') }})\b(?: +\S+){0,4} *$') as is_negated,
        {{ rx_matches('right(cues.text_before, 12)', '(?i)\\bto +$') }} as is_purpose,
        -- what someone tells of, not what the cable tells: "she recalled that she had met"
        {{ rx_matches('cues.text_before', '(?i)\\b(?:' ~ words_pattern('clause_words', 'word', "word_kind = 'speech'") ~ '|according to|recounted|told +\\S+(?: +\\S+)?)(?: +(?:that|he|she|they|his|her|the|it|to|on|how)\\b|,)') }}
        -- but not the next thing that the same person does: "she noted … and urged"
        and not {{ rx_matches('right(cues.text_before, 40)', '(?:\\band|,|\\bbut)(?: +\\p{L}+ly| +then| +also)? *$') }} as is_reported,
        {{ rx_matches('right(cues.text_before, 60)', "(?i)\\b(?:the|this|that|their|his|her|our|its|both)(?: +[\\p{L}'’-]+){0,3} +$") }} as is_definite,
        {{ rx_matches('right(cues.text_before, 60)', "(?i)\\b(?:an?|one)(?: +[\\p{L}'’-]+){0,4} +$") }} as is_indefinite,
        {{ rx_matches(
            'right(cues.text_before, 90) || left(cues.text_after, 60)',
            '(?i)\\b(?:another|separate|separately|second|subsequent|subsequently|follow-?up|later|afterwards?|previous|previously|earlier|recently|recent|last)\\b'
        ) }} as is_other
    from gathered
    inner join {{ ref('int_events__cues') }} as cues
        on gathered.cable_id = cues.cable_id and gathered.sentence_no = cues.sentence_no and gathered.cue_no = cues.cue_no
    left join {{ ref('int_meetings__dates') }} as dates
        on gathered.cable_id = dates.cable_id and gathered.sentence_no = dates.sentence_no and gathered.cue_no = dates.cue_no
),

kept as (
    select
        cable_id,
        sentence_no,
        cue_no,
        family,
        cue,
        [paragraph_no] as paragraphs,
        medium,
        is_plural
        or regexp_matches(text, '(?i)\b(?:separate|separately|respectively|individually)\b')
        or (family = 'deliver' and medium = 'demarche' and right_count >= 2) as is_series,
        counterparts,
        person_nos,
        counterpart_count,
        coalesce(len(named_counterparts), 0) as named_count,
        us_count,
        coalesce(named_americans, []) as named_americans,
        left_count > 0 as has_subject,
        right_count > 0 as has_object,
        has_redacted,
        has_role,
        has_unlisted,
        -- the parties that the cue asks for
        case family
            when 'tell' then left_count > 0 and right_count > 0 and us_count > 0
            when 'deliver' then right_count > 0
            when 'host' then left_count > 0 and right_count > 0
            when 'call_on' then right_count > 0 and (us_count > 0 or counterpart_count > 1)
            when 'noun' then us_count > 0 or counterpart_count > 1 or right_count > 0 and medium <> 'unknown'
            when 'meet' then us_count > 0 or counterpart_count > 1 or right_count > 0 or (is_assembly and first_date is not null)
            else us_count > 0 or counterpart_count > 1 or right_count > 0
        end as is_complete,
        first_date,
        last_date,
        date_precision,
        is_prospect,
        is_past,
        is_negated,
        is_purpose,
        is_reported,
        is_definite,
        is_indefinite,
        is_other,
        us_parties,
        regexp_matches(text, '(?i)\b(?:(?:the|that) +same|(?:earlier|later) +(?:that|the +same)) +(?:day|morning|afternoon|evening)\b') as is_same_day,
        0 as speech_count,
        -- with nobody beside one counterpart, the encounter is with the post
        us_count > 0 or (counterpart_count = 1 and not (is_assembly and family = 'meet' and right_count = 0)) as with_us,
        coalesce(len(list_filter(us_parties, lambda party: not regexp_matches(party, '^p[0-9]+$'))), 0) as unnamed_us_count,
        -- "officials of the Bank in Asia met in Manila": the place behind the cue is the nearer one
        nullif(trim(regexp_replace(coalesce(
            nullif(regexp_extract(clause_from_cue, {{ place_pattern() }}, 1), ''),
            nullif(regexp_extract(clause_from_cue, {{ place_pattern() }}, 2), ''),
            nullif(regexp_extract(clause, {{ place_pattern() }}, 1), ''),
            regexp_extract(clause, {{ place_pattern() }}, 2)
        ), ' +', ' ', 'g')), '') as place,
        start_offset as evidence_start,
        start_offset + length(text) as evidence_end
    from described
    where counterparts is not null and (us_count > 0 or counterpart_count > 1 or right_count > 0 or first_date is not null)
),

-- someone whom the cable quotes was talked to, even where no cue says so
quoted as (
    select
        speakers.cable_id,
        speakers.first_sentence_no as sentence_no,
        0 as cue_no,
        'say' as family,
        'said' as cue,
        speakers.paragraphs,
        'unknown' as medium,
        false as is_series,
        ['p' || speakers.person_no] as counterparts,
        [speakers.person_no] as person_nos,
        1 as counterpart_count,
        1 as named_count,
        0 as us_count,
        cast([] as varchar[]) as named_americans,
        true as has_subject,
        false as has_object,
        false as has_redacted,
        false as has_role,
        false as has_unlisted,
        true as is_complete,
        speakers.first_date,
        speakers.last_date,
        speakers.date_precision,
        false as is_prospect,
        false as is_past,
        false as is_negated,
        false as is_purpose,
        false as is_reported,
        cast([] as varchar[]) as us_parties,
        false as is_definite,
        false as is_indefinite,
        false as is_other,
        false as is_same_day,
        speakers.speech_count,
        true as with_us,
        0 as unnamed_us_count,
        cast(null as varchar) as place,
        sentences.start_offset as evidence_start,
        sentences.end_offset as evidence_end
    from {{ ref('int_meetings__speakers') }} as speakers
    inner join {{ ref('int_persons') }} as persons
        on speakers.cable_id = persons.cable_id and speakers.person_no = persons.person_no
    inner join {{ ref('int_sentences') }} as sentences
        on speakers.cable_id = sentences.cable_id and speakers.first_sentence_no = sentences.sentence_no
    where persons.country_code is distinct from 'US'
),

together as (
    select
        *,
        case
            when first_date is not null or is_prospect or family = 'say' then null
            when is_same_day then -1
            when not is_past then paragraphs[1]
        end as undated_in
    from (
        select * from kept
        union all by name
        select * from quoted
    ) as either
),

-- a date once told governs what the paragraph goes on to tell, and "the same day" wherever it stands
running as (
    select
        cable_id,
        paragraph_no,
        sentence_no,
        with_us,
        arg_max(struct_pack(first_date := first_date, last_date := last_date, date_precision := date_precision), cue_no) as found
    from (
        select
            *,
            unnest([paragraphs[1], -1]) as paragraph_no
        from together
        where date_precision in ('day', 'span') and not is_past and not is_prospect and family <> 'say'
    ) as dated
    group by cable_id, paragraph_no, sentence_no, with_us
)

select
    together.cable_id,
    together.sentence_no,
    together.cue_no,
    together.family,
    together.cue,
    together.paragraphs,
    together.medium,
    together.is_series,
    together.counterparts,
    together.person_nos,
    together.counterpart_count,
    together.named_count,
    together.us_count,
    together.named_americans,
    together.has_subject,
    together.has_object,
    together.has_redacted,
    together.has_role,
    together.has_unlisted,
    together.is_complete,
    coalesce(together.first_date, running.found['first_date']) as first_date,
    coalesce(together.last_date, running.found['last_date']) as last_date,
    coalesce(together.date_precision, running.found['date_precision']) as date_precision,
    running.found is not null as is_date_inherited,
    together.is_prospect,
    together.is_past,
    together.is_negated,
    together.is_purpose,
    together.is_reported,
    together.us_parties,
    together.is_definite,
    together.is_indefinite,
    together.is_other,
    together.speech_count,
    together.with_us,
    together.unnamed_us_count,
    -- "in September" is no place
    case when together.place not in (select month_name from {{ ref('months') }}) then together.place end as place,
    together.evidence_start,
    together.evidence_end
from together
asof left join running
    on
        together.cable_id = running.cable_id
        and together.undated_in = running.paragraph_no
        and together.with_us = running.with_us
        and together.sentence_no >= running.sentence_no
