-- depends_on: {{ ref('event_weights') }}
-- The telling before it that each is likeliest to go on with, where a fitted model finds that likely enough.
with

weighed as (
    select
        cable_id,
        telling_no,
        other_telling_no,
        1 / (1 + exp(-({{ log_odds('meeting pair') }}))) as confidence
    from {{ ref('int_meetings__pairs') }}
)

select
    cable_id,
    telling_no,
    arg_max(other_telling_no, (confidence, -other_telling_no)) as joined_telling_no
from weighed
where confidence >= {{ least_confidence('meeting pair') }}
group by cable_id, telling_no
