{#- Where a date stands decides whether it is the day of what the sentence tells. -#}

{#- What may lead up to a date at the head of a sentence: a label, "On", "In an", "On the afternoon of". -#}
{%- macro head_of_sentence() -%}
^(?:[^:]{0,45}: *)?(?:\([A-Z/]{1,5}\) *)?(?i:(?:on|in|at|during|after|following|over|late|early|this) +)?(?:(?i:{{ words_pattern('setting_words', 'word', "word_kind = 'head of sentence'") }}|[0-9a-z]+-[a-z]+) +){0,7}$
{%- endmacro -%}

{#- Words before a date that make it a term or another event's day. -#}
{%- macro no_day_of_telling() -%}
(?i)\b(?:{{ words_pattern('setting_words', 'word', "word_kind = 'term'") }})(?: +(?:the|at|about|around))? *$
{%- endmacro -%}

{#- What stands between a cue and a date of its sentence when the date belongs to another matter. -#}
{%- macro another_matter() -%}
(?i)\b(?:{{ words_pattern('setting_words', 'word', "word_kind = 'other day'") }}|and (?:said|noted|added|that))\b|;
{%- endmacro -%}
