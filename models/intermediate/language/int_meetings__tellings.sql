-- The encounter that each place in the text tells of: it bears the number of its first telling, in the order of int_meetings__parts.
with recursive

steps as (
    select
        cable_id,
        telling_no,
        telling_no as occasion_no
    from {{ ref('int_meetings__parts') }}
    union all
    select
        steps.cable_id,
        steps.telling_no,
        joined.joined_telling_no as occasion_no
    from steps
    inner join {{ ref('int_meetings__joined') }} as joined
        on steps.cable_id = joined.cable_id and steps.occasion_no = joined.telling_no
)

select
    cable_id,
    telling_no,
    min(occasion_no) as occasion_no
from steps
group by cable_id, telling_no
