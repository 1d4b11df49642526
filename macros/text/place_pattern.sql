{#- Where an encounter took place: "at his residence", "at the Foreign Ministry" (group 1), "in Geneva" (group 2). -#}
{%- macro place_pattern() -%}
(?s)\b(?:at +((?:the|his|her|their) +(?:[\p{L}'’-]+ +){0,4}?(?:{{ words_pattern('setting_words', 'word', "word_kind = 'venue'") }}))|in +(\p{Lu}[\p{L}'’-]+(?: +\p{Lu}[\p{L}'’-]+){0,2}))
{%- endmacro -%}
