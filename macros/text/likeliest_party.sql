{#- Of the parties near each place of asking, the one whose features weigh most; weights of `event` in event_weights. -#}
{%- macro likeliest_party(features, event) -%}
with

weighed as (
    select
        features.cable_id,
        features.candidate_no,
        features.name,
        sum(cast(weights.weight as decimal(9, 3))) as weight
    from {{ features }} as features
    inner join {{ ref('event_weights') }} as weights
        on features.feature = weights.feature and weights.event = '{{ event }}'
    group by features.cable_id, features.candidate_no, features.name
),

chosen as (
    select
        cable_id,
        candidate_no,
        arg_max(name, row(weight, name)) as name
    from weighed
    group by cable_id, candidate_no
)

-- one name may stand at several places: the place that tells most of it
select
    options.cable_id,
    options.candidate_no,
    options.name,
    arg_min(
        struct_pack(person_no := options.person_no, country_code := options.country_code),
        row(options.person_no is null, options.country_code is null, options.place, options.rank_no)
    ) as party
from {{ ref('int_requests__party_options') }} as options
inner join chosen
    on options.cable_id = chosen.cable_id and options.candidate_no = chosen.candidate_no and options.name = chosen.name
group by options.cable_id, options.candidate_no, options.name
{%- endmacro -%}
