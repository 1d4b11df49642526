-- The chance that an occasion is an encounter: the logistic of its weighted features.
select
    features.cable_id,
    features.occasion_no,
    1 / (1 + exp(-sum(features.value * weights.weight))) as confidence
from {{ ref('int_meetings__features') }} as features
inner join {{ ref('event_weights') }} as weights
    on features.feature = weights.feature and weights.event = 'meeting'
group by features.cable_id, features.occasion_no
