{#- The preposition that governs what follows a text, whatever articles and words of a title stand between: "with the Deputy
    Minister of". After a capitalised word, "of" and its like belong to a title and govern nothing. Empty where there is none. -#}
{%- macro governing_word(text) -%}
{%- set before_any = '\\b(?i:by|with|from|to|between|against|under|like)' -%}
{%- set before_common = '(?:^|\\b\\p{Ll}[\\p{L}' ~ "'’" ~ '-]* +|[^\\p{L} ] *)(?i:of|for|in|at|on|about)' -%}
{%- set article = '(?: +(?:the|a|an|his|her|their|our))?' -%}
{%- set title = '(?: +[\\p{Lu}][\\p{L}./&-]*| +(?:of|and|the|for))*' -%}
lower({{ rx_extract(
    rx_extract(text, '(?:' ~ before_any ~ '|' ~ before_common ~ ')' ~ article ~ title ~ ' *$'),
    '(?i)\\b(of|for|by|with|from|to|in|at|between|against|on|about|under|like)\\b', 1
) }})
{%- endmacro -%}
