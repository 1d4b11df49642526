-- depends_on: {{ ref('event_weights') }}
-- The day that an encounter takes where none of its tellings gives one: the likeliest, if a fitted model finds it likely enough.
with

weighed as (
    select
        cable_id,
        occasion_no,
        first_date,
        last_date,
        date_precision,
        exp({{ log_odds('meeting day') }}) as odds
    from {{ ref('int_meetings__day_options') }}
),

shares as (
    select
        *,
        odds / sum(odds) over (partition by cable_id, occasion_no) as chance
    from weighed
)

select
    cable_id,
    occasion_no,
    arg_max(
        struct_pack(first_date := first_date, last_date := last_date, date_precision := date_precision), row(chance, first_date, date_precision)
    ) as day_taken
from shares
where first_date is not null and chance >= {{ least_confidence('meeting day') }}
group by cable_id, occasion_no
