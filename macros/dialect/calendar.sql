{# Every day from the first to the last, both included, one a row, in the column `date`. #}
{% macro days_between(first, last) -%}{{ return(adapter.dispatch('days_between')(first, last)) }}{%- endmacro %}
{% macro default__days_between(first, last) -%}
    select cast(unnest(generate_series(date '{{ first }}', date '{{ last }}', interval 1 day)) as date) as date
{%- endmacro %}

{# Monday is 1, Sunday 7, as ISO 8601 counts. #}
{% macro iso_day_of_week(date) -%}{{ return(adapter.dispatch('iso_day_of_week')(date)) }}{%- endmacro %}
{% macro default__iso_day_of_week(date) -%}cast(isodow({{ date }}) as integer){%- endmacro %}

{% macro month_name(date) -%}{{ return(adapter.dispatch('month_name')(date)) }}{%- endmacro %}
{% macro default__month_name(date) -%}monthname({{ date }}){%- endmacro %}

{# The key of a day in dim_date: yyyymmdd, and -1 where the day is unknown. #}
{% macro date_key(date) -%}
    coalesce(cast(extract(year from {{ date }}) * 10000 + extract(month from {{ date }}) * 100 + extract(day from {{ date }}) as integer), -1)
{%- endmacro %}
