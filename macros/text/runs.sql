{#- Patterns for runs of capitalised words. A run holds words that begin with a capital, initials, and the small words that
    bind them: "of" and "for" within a title, particles within a name. RE2 syntax, no groups, so that extracting and splitting agree. -#}

{% macro capitalised_word() -%}
(?:\p{Lu}\.(?:-?\p{Lu}\.)*|\p{Lu}\p{Ll}{1,4}\.|(?:(?:al|el|ul|ur|as|ash|an|ar|az|ad|at|d)[-''’][''’]?)?\p{Lu}[\p{L}\p{N}]*(?:[-''’/&][\p{L}\p{N}]+)*)
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

{#- Words that never stand inside a title written in lower case. -#}
{% macro not_in_title() -%}
said|told|met|with|of|by|to|the|that|from|as|is|was|and|in|for|when|asked|an?|but|or|on|at|has|had|named|called|led|where|who|which|his|her|their|our|its|against|between|including|like|than|are|were|be|been|both|also|urged|between|because|while|after|before|if|whether|whom|against|named|appointed|elected
{%- endmacro %}

{#- Heads of titles that one person of a country holds at a time. -#}
{% macro single_offices() -%}
['president', 'king', 'minister', 'premier', 'pm', 'chancellor', 'emir', 'sultan', 'pope']
{%- endmacro %}

{#- Of a plural title each person bears one. -#}
{% macro singular_title(title) -%}
regexp_replace({{ title }}, '\b((?i:president|senator|minister|representative|ambassador|governor|mayor|general|colonel|king|mp|mep|mk|rep|ayatollah|commissioner|director|counselor|officer|leader))s$', '\1')
{%- endmacro %}

{#- Symbols of offices of the Department of State ("PM/WRA"). -#}
{% macro department_office() -%}
^(?:s|p|t|g|e|m|pm|eur|nea|sca|eap|wha|af|io|isn|prm|drl|inl|oes|eeb|ct|inr|vci|l)/[a-z]{2,5}(?:-[a-z]+)?$
{%- endmacro %}

{#- Whether a text ends in one of some strings; false for a null. -#}
{% macro ends_like(text, endings) -%}
coalesce({% for ending in endings %}{{ ' or ' if not loop.first }}ends_with({{ text }}, '{{ ending }}'){% endfor %}, false)
{%- endmacro %}
