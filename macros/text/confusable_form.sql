{# Letters that readers of images take for one another, mapped to one of them. #}
{% macro confusable_form(word) -%}
    translate({{ word }}, 'Q01L58JV', 'OOIISBIU')
{%- endmacro %}
