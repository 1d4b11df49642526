-- The occasions that are likely enough to be encounters, with their key.
select
    {{ surrogate_key([
        'occasions.cable_id',
        'occasions.evidence_start',
        'occasions.evidence_cue',
        "array_to_string(occasions.counterparts, ' ')",
        'occasions.with_us',
        'occasions.is_prospect',
        'occasions.first_date'
    ]) }} as meeting_key,
    occasions.cable_id,
    occasions.occasion_no,
    occasions.paragraphs,
    occasions.first_date,
    occasions.last_date,
    occasions.date_precision,
    occasions.date_basis,
    occasions.media,
    occasions.family,
    occasions.cue,
    occasions.place,
    occasions.unnamed_count,
    occasions.is_prospect,
    occasions.evidence_start,
    occasions.evidence_end,
    weighed.confidence
from {{ ref('int_meetings__occasions') }} as occasions
inner join {{ ref('int_meetings__weighed') }} as weighed
    on occasions.cable_id = weighed.cable_id and occasions.occasion_no = weighed.occasion_no
where
    weighed.confidence >= (
        select weight from {{ ref('event_weights') }}
        where event = 'meeting' and feature = '(least confidence)'
    )
    -- "Delegates met in Oslo on May 3": told whole, though nobody is named; too rare among labels to be weighed
    or (
        occasions.family = 'meet' and occasions.is_dated and occasions.date_precision = 'day' and occasions.place is not null
        and len(occasions.person_nos) = 0 and not occasions.has_object
    )
