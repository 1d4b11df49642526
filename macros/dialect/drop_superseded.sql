{# Post-hook of models that hold the counting copy of each cable: forgets records that another copy has since replaced. #}
{% macro drop_superseded() -%}
    {%- if is_incremental() -%}
        delete from {{ this }} where record_id not in (select record_id from {{ ref('int_cables') }})
    {%- endif -%}
{%- endmacro %}
