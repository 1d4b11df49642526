{#- Where a date stands decides whether it is the day of what the sentence tells. -#}

{#- What may lead up to a date at the head of a sentence: a label, "On", "In an", "On the afternoon of". -#}
{%- macro head_of_sentence() -%}
'^(?:[^:]{0,45}: *)?(?:\([A-Z/]{1,5}\) *)?(?i:(?:on|in|at|during|after|following|over|late|early|this) +)?(?:(?i:an?|the|his|her|their|our|its|separate|afternoon|evening|morning|night|of|dinner|lunch|meeting|meetings|call|discussion|conversation|on|held|[0-9a-z]+-[a-z]+|long|brief|introductory|private|bilateral|late|early|initial|first|follow-up) +){0,7}$'
{%- endmacro -%}

{#- Words before a date that make it a term or another event's day. -#}
{%- macro no_day_of_telling() -%}
'(?i)\b(?:until|till|by|before|since|after|through|from|effective|dated|for|than|beginning|starting|between)(?: +(?:the|at|about|around))? *$'
{%- endmacro -%}
