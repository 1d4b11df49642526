{# The classification that a level and captions make. #}
{% macro classification_told(level, captions) -%}
    case
        when list_contains({{ captions }}, 'NOFORN') and {{ level }} in ('CONFIDENTIAL', 'SECRET') then {{ level }} || '//NOFORN'
        when (list_contains({{ captions }}, 'SENSITIVE') or list_contains({{ captions }}, 'FOUO')) and {{ level }} = 'UNCLASSIFIED'
            then 'UNCLASSIFIED//FOR OFFICIAL USE ONLY'
        else {{ level }}
    end
{%- endmacro %}
