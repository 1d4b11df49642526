-- The chance that a candidate is an act of asking: the logistic of its weighted features.
select
    features.cable_id,
    features.candidate_no,
    1 / (1 + exp(-sum(features.value * weights.weight))) as confidence
from {{ ref('int_requests__features') }} as features
inner join {{ ref('event_weights') }} as weights
    on features.feature = weights.feature and weights.event = 'request'
group by features.cable_id, features.candidate_no
