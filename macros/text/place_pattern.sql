{#- Where an encounter was: a venue (group 1), a body's seat (2) or a city (3). -#}
{%- macro place_pattern() -%}
(?s)\b(?:(?:at|in) +((?:the|his|her|their|\p{Lu}[\p{L}-]+(?:'s|’s)) +(?:[\p{L}'’-]+ +){0,4}?(?:{{ words_pattern('setting_words', 'word', "word_kind = 'venue'") }}))\b|at +(the +\p{Lu}{2,6})(?:[ ,.;)]|$)|in +({{ city_pattern() }}))
{%- endmacro -%}

{%- macro city_pattern() -%}
\p{Lu}[\p{L}'’-]*\p{Ll}(?:(?: +(?:el|al|de|la|of|es))?[ -]+\p{Lu}[\p{L}'’-]+){0,2}
{%- endmacro -%}

{#- Words behind a cue from which on a place is one that is talked of: a topic, a purpose, another clause. "On" opens a topic
    unless a day or a setting follows it ("on the margins of", "on that day", "on May 3"): no lookaround says so, hence the letters left out. -#}
{%- macro talked_of() -%}
{%- set topic_word = '(?i:' ~ words_pattern('setting_words', 'word', "word_kind = 'topic'") ~ ')\\b' -%}
{%- set about_something = 'about +(?:the|his|her|their|its|our|what|\\p{Lu})' -%}
{%- set purpose = 'to +\\p{Ll}' -%}
{%- set on_a_noun = '[a-su-z]' -%}
{%- set on_the_noun = 'the +(?:[a-ln-z]|\\p{Lu})' -%}
{%- set on_a_name_without_number = "\\p{Lu}[\\p{L}'’-]* +[^\\d\\s]" -%}
\b(?:{{ topic_word }}|{{ about_something }}|{{ purpose }}|on +(?:{{ on_a_noun }}|{{ on_the_noun }}|{{ on_a_name_without_number }}))
{%- endmacro -%}
