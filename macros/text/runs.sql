{#- Patterns for runs of capitalised words. A run holds words that begin with a capital, initials, and the small words that
    bind them: "of" and "for" within a title, particles within a name. RE2 syntax, no groups, so that extracting and splitting agree. -#}

{% macro capitalised_word() -%}
(?:\p{Lu}\.(?:-?\p{Lu}\.)*|\p{Lu}\p{Ll}{1,4}\.|(?:(?:al|el|ul|ur|as|ash|an|ar|az|ad|at|d)[-''’])?\p{Lu}[\p{L}\p{N}]*(?:[-''’/&][\p{L}\p{N}]+)*)
{%- endmacro %}

{% macro capitalised_run() -%}
{{ capitalised_word() }}(?: {1,3}(?:(?:of|for|the|on|al|el|bin|bint|ibn|ben|de|del|della|di|da|das|do|dos|du|la|le|van|von|der|den|zu|ul|ur|ould|y|e|a|i) {1,3}){0,3}{{ capitalised_word() }})*
{%- endmacro %}

{#- Small words that belong to a surname. -#}
{% macro particles() -%}
al|el|bin|bint|ibn|ben|de|del|della|di|da|das|do|dos|du|la|le|van|von|der|den|zu|ul|ur|ould
{%- endmacro %}

{#- How a classifying clause opens. -#}
{% macro clause_opening() -%}
(?is)^\s*(?:(?:derived\s+from|classified(?:\s+by)?|by|per)[ .:,]*){0,4}\s*
{%- endmacro %}
