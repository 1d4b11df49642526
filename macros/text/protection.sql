{#- How a cable asks that the person just named be protected: "(strictly protect)", "[please protect source]", "-- strictly protect --".
    What is protected in any other sense ("to protect civilians", "please protect accordingly") is not meant. -#}
{% macro protection_mark() -%}
{%- set before = '(?:(?:' ~ words_pattern('protection_words', 'word', "place in ('before', 'both')") ~ ')[ ,:-]{1,3}){0,4}' -%}
{%- set after = '(?:[ ,]{1,3}(?:' ~ words_pattern('protection_words', 'word', "place in ('after', 'both')") ~ ')\\b){0,4}' -%}
(?i)(?:[(\[]|--) {0,2}{{ before }}protect{{ after }} {0,2}(?:[)\]]|--|[,;.-][^()\[\]]{0,60}[)\]])
{%- endmacro %}

{#- What stands in the place of a name or a sentence that does not leave the warehouse. -#}
{% macro withheld() -%}'(protected)'{%- endmacro %}
{% macro protected_key() -%}'-2'{%- endmacro %}

{#- The words of a text that may be a name, folded: as written, without the genitive, and the parts of "Norbridge-Wystan" each. -#}
{% macro name_words(text) -%}
list_concat(
    list_transform({{ fold_words(text) }}, lambda w: regexp_replace(w, '''s$', '')),
    regexp_extract_all(lower(strip_accents({{ text }})), '\p{Ll}+')
)
{%- endmacro %}

{#- Whether a text holds a folded word, whatever its case and accents. Few do, and to see that is cheaper than to split the text. -#}
{% macro holds_word(text, word) -%}
(contains({{ folded(text) }}, {{ word }}) and list_contains({{ name_words(text) }}, {{ word }}))
{%- endmacro %}
