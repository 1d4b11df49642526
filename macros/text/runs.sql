{#- Patterns for runs of capitalised words. A run holds words that begin with a capital, initials, and the small words that
    bind them: "of" and "for" within a title, particles within a name. RE2 syntax, no groups, so that extracting and splitting agree. -#}

{% macro capitalised_word() -%}
(?:\p{Lu}\.(?:-?\p{Lu}\.)*|\p{Lu}\p{Ll}{1,4}\.|(?:(?:al|el|ul|ur|as|ash|an|ar|az|ad|at|d)[-''’][''’]?)?\p{Lu}[\p{L}\p{N}]*(?:[-''’/&][\p{L}\p{N}]+)*)
{%- endmacro %}

{% macro capitalised_run() -%}
{{ capitalised_word() }}(?: {1,3}(?:(?:of|for|the|on|{{ particles() }}|y|e|a|i) {1,3}){0,3}{{ capitalised_word() }})*
{%- endmacro %}

{#- Small words that belong to a surname. -#}
{% macro particles() -%}
{{ words_pattern('name_particles', 'word', "place = 'surname'") }}
{%- endmacro %}

{#- How a classifying clause opens. -#}
{% macro clause_opening() -%}
(?is)^\s*(?:(?:derived\s+from|classified(?:\s+by)?|by|per)[ .:,]*){0,4}\s*
{%- endmacro %}

{#- The words at the end of a text that may belong to a title: what follows the last function word, verb or stop. -#}
{% macro title_words_at_end(text) -%}
ltrim(trim({{ rx_split(text, '\\b(?:' ~ words_pattern("title_breaks") ~ '|' ~ words_pattern("speech_verbs", "verb") ~ ")\\b|[^\\p{L} '’/&-]|^[^ ]+ *") }}[-1]), '- ')
{%- endmacro %}

{#- Short gaps with single blanks, so that they can be compared; of long ones the end. -#}
{% macro single_spaced(text) -%}
replace(replace(replace(right({{ text }}, 120), '    ', ' '), '  ', ' '), '  ', ' ')
{%- endmacro %}

{#- Heads of titles that one person of a country holds at a time. -#}
{% macro single_offices() -%}
[{{ words_quoted('title_habits', "habit = 'single holder'") }}]
{%- endmacro %}

{#- Titles that stand before first names. -#}
{% macro royal_titles() -%}
[{{ words_quoted('title_habits', "habit = 'before a first name'") }}]
{%- endmacro %}

{#- Of a plural title each person bears one. -#}
{% macro singular_title(title) -%}
{{ rx_replace(rx_replace(rx_replace(title, '\\b((?i:secretar|deput))ies$', '\\1y'), '\\b((?i:' ~ words_pattern('titles', 'left(word, length(word) - 3)', "word like '%men'") ~ '))men$', '\\1man'), '\\b((?i:' ~ words_pattern('title_habits', 'word', "habit = 'shared in the plural'") ~ '))s$', '\\1') }}
{%- endmacro %}

{#- Symbols of offices of the Department of State ("PM/WRA"). -#}
{% macro department_office() -%}
^(?:{{ words_pattern('department_bureaus', 'symbol') }})/[a-z]{2,5}(?:-[a-z]+)?$
{%- endmacro %}

{#- A title that only says whose relative somebody is. -#}
{% macro kinship() -%}
^(?:.*[’']s )?(?:\p{L}+[- ]){0,4}(?:{{ words_pattern('titles', 'word', "title_class = 'relation'") }})(?: (?:of|to) .*)?$
{%- endmacro %}

{#- A name as bibliographies write it: initials and one word. -#}
{% macro is_author(codes) -%}
{{ rx_matches(codes, "^I{1,3}[NSGLw]$") }}
{%- endmacro %}

{#- Whether a text ends in one of some strings; false for a null. -#}
{% macro ends_like(text, endings) -%}
coalesce({% for ending in endings %}{{ ' or ' if not loop.first }}ends_with({{ text }}, '{{ ending }}'){% endfor %}, false)
{%- endmacro %}
