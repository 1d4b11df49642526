{#- Where an encounter was: a venue (group 1), a body's seat (2) or a city (3). -#}
{%- macro place_pattern() -%}
(?s)\b(?:(?:at|in) +((?:the|his|her|their|\p{Lu}[\p{L}-]+(?:'s|’s)) +(?:[\p{L}'’-]+ +){0,4}?(?:{{ words_pattern('setting_words', 'word', "word_kind = 'venue'") }}))\b|at +(the +\p{Lu}{2,6})(?:[ ,.;)]|$)|in +({{ city_pattern() }}))
{%- endmacro -%}

{%- macro city_pattern() -%}
\p{Lu}[\p{L}'’-]*\p{Ll}(?:(?: +(?:el|al|de|la|of|es))?[ -]+\p{Lu}[\p{L}'’-]+){0,2}
{%- endmacro -%}

{#- Words behind a cue from which on a place is one that is talked of: a topic, a purpose, another clause. -#}
{%- macro talked_of() -%}
\b(?i:{{ words_pattern('setting_words', 'word', "word_kind = 'topic'") }})\b|\babout +(?:the|his|her|their|its|our|what|\p{Lu})|\bto +\p{Ll}|\bon +(?:[a-su-z]|the +(?:[a-ln-z]|\p{Lu})|\p{Lu}[\p{L}'’-]* +[^\d\s])
{%- endmacro -%}
