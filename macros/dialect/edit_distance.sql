{# Letters to insert, drop, change or swap to turn one word into the other. #}
{% macro edit_distance(one, other) -%}{{ return(adapter.dispatch('edit_distance')(one, other)) }}{%- endmacro %}
{% macro default__edit_distance(one, other) -%}damerau_levenshtein({{ one }}, {{ other }}){%- endmacro %}
