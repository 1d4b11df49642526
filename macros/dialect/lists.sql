{# The values of a group as a list, in order. #}
{% macro collect_sorted(value) -%}{{ return(adapter.dispatch('collect_sorted')(value)) }}{%- endmacro %}
{% macro default__collect_sorted(value) -%}list({{ value }} order by {{ value }}){%- endmacro %}

{% macro empty_list(type) -%}{{ return(adapter.dispatch('empty_list')(type)) }}{%- endmacro %}
{% macro default__empty_list(type) -%}cast([] as {{ type }}[]){%- endmacro %}

{# Each item of a list made into something else; `item` names it in the expression. #}
{% macro transform_list(list, item, expression) -%}{{ return(adapter.dispatch('transform_list')(list, item, expression)) }}{%- endmacro %}
{% macro default__transform_list(list, item, expression) -%}list_transform({{ list }}, lambda {{ item }}: {{ expression }}){%- endmacro %}

{% macro join_list(list, separator) -%}{{ return(adapter.dispatch('join_list')(list, separator)) }}{%- endmacro %}
{% macro default__join_list(list, separator) -%}array_to_string({{ list }}, '{{ separator }}'){%- endmacro %}

{# The items of a list of which a condition holds; `item` names them in it. #}
{% macro filter_list(list, item, condition) -%}{{ return(adapter.dispatch('filter_list')(list, item, condition)) }}{%- endmacro %}
{% macro default__filter_list(list, item, condition) -%}list_filter({{ list }}, lambda {{ item }}: {{ condition }}){%- endmacro %}
