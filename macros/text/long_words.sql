{#- The different words of four letters or more: about those that bear the meaning. -#}
{%- macro long_words(text) -%}
list_distinct({{ rx_extract_all('lower(' ~ text ~ ')', '[a-z0-9]{4,}') }})
{%- endmacro -%}
