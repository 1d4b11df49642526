{# The names in a list as archives print it: parted by bars, semicolons or commas. #}
{% macro split_names(names) -%}
{{ rx_split(names, ' *[|;,] *') }}
{%- endmacro %}
