{# What remains of a title when the blanks, stops and cases of its copies are forgotten. #}
{% macro letters_and_digits(text) -%}
{{ rx_replace('upper(' ~ text ~ ')', '[^A-Z0-9]', '') }}
{%- endmacro %}
