-- Pairs of places of asking that may well tell of the same request: from a chance of a third, as a request told twice costs more than two told as one.
select
    features.cable_id,
    features.candidate_no,
    features.earlier_candidate_no,
    sum(cast(weights.weight as decimal(9, 3))) as weight
from {{ ref('int_requests__pair_features') }} as features
inner join {{ ref('event_weights') }} as weights
    on features.feature = weights.feature and weights.event = 'retelling'
group by features.cable_id, features.candidate_no, features.earlier_candidate_no
having sum(cast(weights.weight as decimal(9, 3))) > -0.7
