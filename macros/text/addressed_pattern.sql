{#- A verb done to an American of the post: "admitted to PolOff", "cautioned us". -#}
{%- macro addressed_pattern() -%}
[a-z]{3,20}ed(?: +(?:to|with))? +(?:the +)?(?:(?-i:us)|[a-z/]{1,12}(?:off|offs|couns)|{{ words_pattern('party_words', 'word', "party_kind in ('officer', 'chief')") }})
{%- endmacro -%}
