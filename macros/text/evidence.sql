{#- The words of a cable between two offsets, as found. -#}
{%- macro evidence(text, start_offset, end_offset) -%}
substring({{ text }}, {{ start_offset }} + 1, {{ end_offset }} - {{ start_offset }})
{%- endmacro -%}
