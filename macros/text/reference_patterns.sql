{# The letter before an item of a reference list: A. (A) ¶B. #}
{% macro p_reference_label() -%}
(?:^|[ (¶])([A-Z])[.)] ?
{%- endmacro %}

{# A cable cited. Groups: 1 all, 2 the year where one is given, 3 station, 4 serial,
   5 a further serial of the same station, of which only the last digits may be given (STATE 12345 AND 48); OCR writes O for 0 in numbers, 0 for O in names. #}
{% macro p_cited_cable() -%}
\b((?:((?:19|20)?[0-9O][0-9])[ -]?)?((?:[A-Z][A-Z0'-]+[ .] ?){0,3}[A-Z][A-Z0'-]+)[ #:-]{0,3}([0-9O]{0,5}[0-9][0-9O]{0,5})\b(?: ?(?:AND|&|/) ?([0-9]{2,6})(?:$|[^0-9A-Z ]| (?:$|[^0-9A-Z])))?)
{%- endmacro %}
