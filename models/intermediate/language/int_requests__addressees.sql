-- Who is asked: of all other parties near the place of asking, the one of the greatest weight.
-- depends_on: {{ ref('event_weights') }}
-- depends_on: {{ ref('int_requests__party_options') }}
select
    cable_id,
    candidate_no,
    name,
    party['person_no'] as person_no,
    party['country_code'] as country_code
from ({{ likeliest_party(ref('int_requests__addressee_features'), 'addressee') }}) as likeliest
