{# Regular expressions, one macro an operation. Patterns keep to what both engines read: numbered groups, no lookaround,
   no backreferences, bounded quantifiers. #}

{% macro rx_matches(text, pattern) -%}{{ return(adapter.dispatch('rx_matches')(text, pattern)) }}{%- endmacro %}
{% macro default__rx_matches(text, pattern) -%}regexp_matches({{ text }}, '{{ pattern | replace("'", "''") }}'){%- endmacro %}

{# The group of the first match; an empty string where there is none. #}
{% macro rx_extract(text, pattern, group=0) -%}{{ return(adapter.dispatch('rx_extract')(text, pattern, group)) }}{%- endmacro %}
{% macro default__rx_extract(text, pattern, group=0) -%}regexp_extract({{ text }}, '{{ pattern | replace("'", "''") }}', {{ group }}){%- endmacro %}

{% macro rx_extract_all(text, pattern, group=0) -%}{{ return(adapter.dispatch('rx_extract_all')(text, pattern, group)) }}{%- endmacro %}
{% macro default__rx_extract_all(text, pattern, group=0) -%}regexp_extract_all({{ text }}, '{{ pattern | replace("'", "''") }}', {{ group }}){%- endmacro %}

{# The gaps between the matches that rx_extract_all finds: always one gap more than there are matches. #}
{% macro rx_split(text, pattern) -%}{{ return(adapter.dispatch('rx_split')(text, pattern)) }}{%- endmacro %}
{% macro default__rx_split(text, pattern) -%}string_split_regex({{ text }}, '{{ pattern | replace("'", "''") }}'){%- endmacro %}

{# Replaces every match; a group is written \1. #}
{% macro rx_replace(text, pattern, replacement) -%}{{ return(adapter.dispatch('rx_replace')(text, pattern, replacement)) }}{%- endmacro %}
{% macro default__rx_replace(text, pattern, replacement) -%}regexp_replace({{ text }}, '{{ pattern | replace("'", "''") }}', '{{ replacement | replace("'", "''") }}', 'g'){%- endmacro %}

{# The groups of the first match: a struct with the fields g1, g2 … #}
{% macro rx_groups(text, pattern, groups) -%}{{ return(adapter.dispatch('rx_groups')(text, pattern, groups)) }}{%- endmacro %}
{% macro default__rx_groups(text, pattern, groups) -%}
regexp_extract({{ text }}, '{{ pattern | replace("'", "''") }}', [{% for n in range(1, groups + 1) %}'g{{ n }}'{{ ', ' if not loop.last }}{% endfor %}])
{%- endmacro %}

{# All matches with their groups: a list of structs with the fields g1, g2 … #}
{% macro rx_extract_groups(text, pattern, groups) -%}{{ return(adapter.dispatch('rx_extract_groups')(text, pattern, groups)) }}{%- endmacro %}
{% macro default__rx_extract_groups(text, pattern, groups) -%}
regexp_extract_all({{ text }}, '{{ pattern | replace("'", "''") }}', [{% for n in range(1, groups + 1) %}'g{{ n }}'{{ ', ' if not loop.last }}{% endfor %}])
{%- endmacro %}
