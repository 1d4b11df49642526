{#- Where an encounter took place: "at his residence", "at the Foreign Ministry", "in Geneva". Group 1 is the place. -#}
{%- macro place_pattern() -%}
'(?s)\b(?:at +((?:the|his|her|their) +(?:[\p{L}''’-]+ +){0,4}?(?:residence|home|house|office|hotel|palace|ministry|Ministry|embassy|Embassy|headquarters|Headquarters|airport|Palace|Hotel|Residence|club|restaurant))|in +(\p{Lu}[\p{L}''’-]+(?: +\p{Lu}[\p{L}''’-]+){0,2}))'
{%- endmacro -%}
