-- What the words of meeting tell of: the parties of the clause as two sides, its day and its setting.
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
        bool_or(is_left and person_no is null and party_kind in ('body', 'role') and {{ rx_matches('unnamed', '\\p{Ll}s$') }}) as is_assembly
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
            if(len(gathered.named_americans) > 0 and gathered.family in ('meet', 'noun', 'host', 'talk', 'phone'), ['(nobody told)'], null)
        ) as counterparts,
        coalesce(len(gathered.us_parties), 0) as us_count,
        dates.first_date,
        dates.last_date,
        dates.date_precision,
        cues.cue,
        cues.text,
        cues.start_offset,
        settings.is_prospect,
        settings.is_past,
        settings.is_negated,
        settings.is_wished,
        settings.is_purpose,
        settings.is_reported,
        settings.is_definite,
        settings.is_indefinite,
        settings.is_other,
        settings.is_separate,
        settings.is_same_day,
        settings.day_shift,
        settings.place
    from gathered
    inner join {{ ref('int_events__cues') }} as cues
        on gathered.cable_id = cues.cable_id and gathered.sentence_no = cues.sentence_no and gathered.cue_no = cues.cue_no
    inner join {{ ref('int_meetings__settings') }} as settings
        on gathered.cable_id = settings.cable_id and gathered.sentence_no = settings.sentence_no and gathered.cue_no = settings.cue_no
    left join {{ ref('int_meetings__dates') }} as dates
        on gathered.cable_id = dates.cable_id and gathered.sentence_no = dates.sentence_no and gathered.cue_no = dates.cue_no
)

select
    cable_id,
    sentence_no,
    cue_no,
    family,
    cue,
    [paragraph_no] as paragraphs,
    medium,
    is_plural
    or is_separate
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
        when 'meet' then us_count > 0 or counterpart_count > 1 or right_count > 0 or (is_assembly and date_precision <> 'year')
        else us_count > 0 or counterpart_count > 1 or right_count > 0
    end as is_complete,
    first_date,
    last_date,
    date_precision,
    is_prospect,
    is_past,
    is_negated,
    is_wished,
    is_purpose,
    is_reported,
    is_definite,
    is_indefinite,
    is_other,
    us_parties,
    is_same_day,
    day_shift,
    0 as speech_count,
    -- with nobody beside one counterpart, the encounter is with the post
    us_count > 0 or (counterpart_count = 1 and not (is_assembly and family = 'meet' and right_count = 0)) as with_us,
    coalesce(len(list_filter(us_parties, lambda party: not {{ rx_matches('party', '^p[0-9]+$') }})), 0) as unnamed_us_count,
    place,
    start_offset as evidence_start,
    start_offset + length(text) as evidence_end
from described
where counterparts is not null and (us_count > 0 or counterpart_count > 1 or right_count > 0 or date_precision <> 'year')
