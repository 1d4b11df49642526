{# Split a text at a separator, taken literally; null where the text is. #}
{% macro split_at(text, separator) -%}{{ return(adapter.dispatch('split_at')(text, separator)) }}{%- endmacro %}
{% macro default__split_at(text, separator) -%}string_split({{ text }}, '{{ separator }}'){%- endmacro %}
