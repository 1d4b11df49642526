{# The date a container states, in any of the forms the formats use; null where it is none of them. #}
{% macro parse_container_date(text) -%}
    coalesce(
        try_strptime({{ text }}, '%Y-%m-%d %H:%M'),
        try_strptime({{ text }}, '%m/%d/%Y %H:%M'),
        try_strptime({{ text }}, '%Y-%m-%d %H:%M:%S'),
        try_strptime({{ text }}, '%Y-%m-%dT%H:%M:%S'),
        try_strptime({{ text }}, '%Y-%m-%d')
    )
{%- endmacro %}
