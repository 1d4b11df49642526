{#- The log odds that a fitted model gives a row whose columns are its features: the weights of the seed `event_weights` where a
    column is true. A sum in a fixed order, so that it is the same in every run. -#}
{%- macro log_odds(event) -%}
  0
  {%- if execute -%}
    {%- set relation = adapter.get_relation(target.database, generate_schema_name('seeds', none), 'event_weights') -%}
    {%- if relation is not none -%}
      {%- set query -%}
        select feature, weight from {{ relation }} where event = '{{ event }}' and feature not like '(%' order by feature
      {%- endset -%}
      {%- for row in run_query(query).rows %} + case when {{ row[0] }} then {{ row[1] }} else 0 end{% endfor -%}
    {%- elif flags.WHICH in ('build', 'run', 'test') -%}
      {{ exceptions.raise_compiler_error("The seed event_weights is not loaded; run `dbt seed` first.") }}
    {%- endif -%}
  {%- endif -%}
{%- endmacro -%}

{#- The least chance from which on a row of a fitted model counts. -#}
{%- macro least_confidence(event) -%}
(select weight from {{ ref('event_weights') }} where event = '{{ event }}' and feature = '(least confidence)')
{%- endmacro -%}
