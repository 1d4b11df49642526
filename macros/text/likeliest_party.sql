{#- Of the parties near each place of asking, the likeliest by the features of all places where it stands; weights of `event` in
    event_weights. One party may stand at several places: its chance is the sum of theirs. -#}
{%- macro likeliest_party(features, event) -%}
with

weighed as (
    select
        features.cable_id,
        features.candidate_no,
        features.option_no,
        features.name,
        sum(cast(weights.weight as decimal(9, 3))) as weight
    from {{ features }} as features
    inner join {{ ref('event_weights') }} as weights
        on features.feature = weights.feature and weights.event = '{{ event }}'
    group by features.cable_id, features.candidate_no, features.option_no, features.name
),

-- decimals, so that the sum does not hang on the order of rows
odds as (
    select
        cable_id,
        candidate_no,
        name,
        sum(cast(exp(greatest(least(weight, 20), -20)) as decimal(28, 9))) as odds
    from weighed
    group by cable_id, candidate_no, name
),

chosen as (
    select
        cable_id,
        candidate_no,
        arg_max(name, row(odds, name)) as name
    from odds
    group by cable_id, candidate_no
)

-- the place that tells most of it
select
    options.cable_id,
    options.candidate_no,
    options.name,
    arg_min(
        struct_pack(person_no := options.person_no, country_code := options.country_code),
        row(options.person_no is null, options.country_code is null, options.option_no)
    ) as party
from {{ ref('int_requests__party_options') }} as options
inner join chosen
    on options.cable_id = chosen.cable_id and options.candidate_no = chosen.candidate_no and options.name = chosen.name
group by options.cable_id, options.candidate_no, options.name
{%- endmacro -%}
