{#- A stable key: the hash of a natural key. Each value is preceded by its length, so that neither a null nor a bar inside a
    value can make two keys meet. -#}
{% macro surrogate_key(columns) -%}
    md5(
    {%- for column in columns -%}
        {{- "" if loop.first else " || " -}}
        coalesce(cast(length(cast({{ column }} as varchar)) as varchar) || ':' || cast({{ column }} as varchar), '-')
    {%- endfor -%}
    )
{%- endmacro %}
