-- The chance that an occasion is an encounter: the logistic of its weighted features. Decimals, so that the sum has no order.
select
    features.cable_id,
    features.occasion_no,
    1 / (1 + exp(-cast(sum(cast(features.value * weights.weight as decimal(18, 6))) as double))) as confidence
from {{ ref('int_meetings__features') }} as features
inner join {{ ref('event_weights') }} as weights
    on features.feature = weights.feature and weights.event = 'meeting'
group by features.cable_id, features.occasion_no
