{# Read a time in the first of several formats that fits (strptime notation); null where none does. #}
{% macro parse_timestamp(text, formats) -%}
    {{ return(adapter.dispatch('parse_timestamp')(text, formats)) }}
{%- endmacro %}

{% macro default__parse_timestamp(text, formats) -%}
    try_strptime({{ text }}, ['{{ formats | join("', '") }}'])
{%- endmacro %}
