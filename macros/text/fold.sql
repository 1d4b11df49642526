{#- A word as vocabularies hold it: lower case, no accents, straight apostrophes, no final stop. -#}
{% macro fold_word(word) -%}
rtrim({{ folded(word) }}, '.')
{%- endmacro %}

{#- A text in the letters of such words. -#}
{% macro folded(text) -%}
lower(strip_accents(translate({{ text }}, '’‘`', '''''''')))
{%- endmacro %}

{#- A phrase as a list of such words. -#}
{% macro fold_words(phrase) -%}
{{ rx_extract_all(folded(phrase), "[\\p{Ll}0-9][\\p{Ll}0-9'/&-]*") }}
{%- endmacro %}

{#- A name word without the Arabic article. -#}
{% macro without_article(word) -%}
{{ rx_replace(word, "^(?:al|el|ul|ad|as|ash|an|ar|az)[-']'?", '') }}
{%- endmacro %}

{#- A text with each doubled consonant written once. -#}
{% macro single_consonants(text) -%}
{%- set nested = namespace(sql=text) -%}
{%- for letter in 'bdfklmnprstz' -%}
{%- set nested.sql = "replace(" ~ nested.sql ~ ", '" ~ letter * 2 ~ "', '" ~ letter ~ "')" -%}
{%- endfor -%}
{{ nested.sql }}
{%- endmacro %}

{#- What remains of a name word when its spelling varies ("Ahmedinejad", "Ahmadinejad"; "Musharaf", "Musharraf"): single consonants. Short words stay. -#}
{% macro name_key(word) -%}
case
    when length({{ without_article(word) }}) >= 6
        then {{ single_consonants("replace(translate(" ~ without_article(word) ~ ", 'aeiouyhw''-cq', repeat(' ', 10) || 'kk'), ' ', '')") }}
    else {{ without_article(word) }}
end
{%- endmacro %}

{#- The initials of a name, with and without its small words: ["hbsam", "hsm"]. Hyphened words count as two. -#}
{% macro name_initials(name) -%}
[
    array_to_string({{ transform_list(rx_extract_all("strip_accents(" ~ name ~ ")", "\\p{L}[\\p{L}'’.]*"), 'w', 'lower(left(w, 1))') }}, ''),
    array_to_string({{ transform_list(rx_extract_all("strip_accents(" ~ name ~ ")", "\\b\\p{Lu}[\\p{L}'’.]*"), 'w', 'lower(left(w, 1))') }}, '')
]
{%- endmacro %}

{#- The words by which a person's name is compared across cables: without initials, articles and particles ("al Maliki", "Al-Maliki" → maliki). -#}
{% macro official_words(name) -%}
list_filter(
    list_transform({{ fold_words(name) }}, lambda w: replace({{ without_article('w') }}, '''', '')),
    lambda w: length(w) > 1 and not {{ rx_matches('w', '^(?:' ~ particles() ~ ')$') }}
)
{%- endmacro %}
