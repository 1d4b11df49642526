{# The values of a group as a list, in order. #}
{% macro collect_sorted(value) -%}{{ return(adapter.dispatch('collect_sorted')(value)) }}{%- endmacro %}
{% macro default__collect_sorted(value) -%}list({{ value }} order by {{ value }}){%- endmacro %}

{% macro empty_list(type) -%}{{ return(adapter.dispatch('empty_list')(type)) }}{%- endmacro %}
{% macro default__empty_list(type) -%}cast([] as {{ type }}[]){%- endmacro %}
