-- Someone whom the cable quotes was talked to, even where no word of meeting says so.
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
    false as is_wished,
    false as is_purpose,
    false as is_reported,
    cast([] as varchar[]) as us_parties,
    false as is_definite,
    false as is_indefinite,
    false as is_other,
    false as is_same_day,
    cast(null as integer) as day_shift,
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
