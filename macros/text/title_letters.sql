{# The letters of a title as a page prints it: the label may stand in it twice. #}
{% macro title_letters(title) -%}
{{ rx_replace('upper(' ~ title ~ ')', '^SUBJECT: |[^A-Z0-9]', '') }}
{%- endmacro %}
