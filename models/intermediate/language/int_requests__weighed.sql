-- The chance that a candidate is an act of asking: the logistic of its weighted features.
select
    features.cable_id,
    features.candidate_no,
    1 / (1 + exp(-cast(sum(cast(weights.weight as decimal(9, 3)) * features.value) as double))) as confidence
from {{ ref('int_requests__features') }} as features
inner join {{ ref('event_weights') }} as weights
    on features.feature = weights.feature and weights.event = 'request'
group by features.cable_id, features.candidate_no
