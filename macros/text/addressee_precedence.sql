{# How urgent a cable is to an addressee, in words behind the name. #}
{% macro p_addressee_precedence() -%}
(?:NIACT )?(?:FLASH|IMMEDIATE?|IMMED|IMM|PRIORITY?|PRIO|ROUTINE?|NIACT)(?: NIACT)?
{%- endmacro %}

{# The precedence that a word misspells by a letter or two; null where it is none. #}
{% macro precedence_misspelt(word) -%}
case
    {%- for precedence in ['PRIORITY', 'IMMEDIATE', 'ROUTINE'] %}
    when {{ edit_distance(word, "'" ~ precedence ~ "'") }} between 1 and 2 then '{{ precedence }}'
    {%- endfor %}
end
{%- endmacro %}
