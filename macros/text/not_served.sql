{# The country that an office cannot belong to: the United States have neither ministers nor kings. #}
{% macro not_served(title_class) -%}
case when {{ title_class }} in ('minister', 'royal', 'head_of_government') then 'US' end
{%- endmacro %}
