{#- A word as vocabularies hold it: lower case, no accents, straight apostrophes, no final stop. -#}
{% macro fold_word(word) -%}
rtrim(lower(strip_accents(translate({{ word }}, '’‘`', ''''''''))), '.')
{%- endmacro %}

{#- A phrase as a list of such words. -#}
{% macro fold_words(phrase) -%}
regexp_extract_all(lower(strip_accents(translate({{ phrase }}, '’‘`', ''''''''))), '[a-z0-9][a-z0-9''/&-]*')
{%- endmacro %}

{#- A name word without the Arabic article. -#}
{% macro without_article(word) -%}
regexp_replace({{ word }}, '^(?:al|el|ul|ad|as|ash|an|ar|az)[-'']''?', '')
{%- endmacro %}

{#- What remains of a name word when its spelling varies ("Ahmedinejad", "Ahmadinejad"): consonants. Short words stay. -#}
{% macro name_key(word) -%}
case
    when length({{ without_article(word) }}) >= 6
        then replace(translate({{ without_article(word) }}, 'aeiouyhw''-cq', repeat(' ', 10) || 'kk'), ' ', '')
    else {{ without_article(word) }}
end
{%- endmacro %}
