{# A word in capitals with the letters that look like I or O written so. #}
{% macro letters_alike(word) -%}
translate({{ word }}, 'TL10Q', 'IIIOO')
{%- endmacro %}
