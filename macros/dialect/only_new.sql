{# What makes a per-record model incremental: only records that it does not hold yet are read. The column must come from the source side. #}
{% macro only_new(column='record_id') -%}
    {%- if is_incremental() -%}
        {{ column }} not in (select {{ column.split('.') | last }} from {{ this }})
    {%- else -%}
        true
    {%- endif -%}
{%- endmacro %}
