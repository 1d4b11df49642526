{# The text under the first of several keys that a JSON object has. #}
{% macro json_text(object, keys) -%}{{ return(adapter.dispatch('json_text')(object, keys)) }}{%- endmacro %}
{% macro default__json_text(object, keys) -%}
coalesce({% for key in keys %}json_extract_string({{ object }}, '$."{{ key }}"'){{ ', ' if not loop.last }}{% endfor %})
{%- endmacro %}
