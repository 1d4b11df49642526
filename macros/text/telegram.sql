{# The telegram in a text, without the archive's own attributes that some archives print after it. #}
{% macro telegram(text) -%}
    case
        when contains({{ text }}, 'Message Attributes') then left({{ text }}, (position('Message Attributes' in {{ text }}) - 1)::int)
        else {{ text }}
    end
{%- endmacro %}
