{# The letter before an item of a reference list: A. (A) ¶B. #}
{% macro p_reference_label() -%}
(?:^|[ (¶])([A-Z])(?:[.)] ?|[:-] )
{%- endmacro %}

{# A cable cited. Groups: 1 all, 2 the year where one is given before it, 3 station, 4 serial, 5 further serials of the same station,
   of which only the last digits may be given (STATE 12345 AND 48), 6 the year where it is given behind; OCR writes O for 0 in numbers,
   0 for O in names. What ends a list of serials is read with it: a number before a word is the year of the next item. #}
{% macro p_cited_cable() -%}
\b((?:((?:19|20)?[0-9O][0-9])[ -]?)?((?:[A-Z][A-Z0'-]+[ .] ?){0,3}[A-Z][A-Z0'-]+)[ #:-]{0,3}(?:NO\. ?)?([0-9O]{0,7}[0-9][0-9O]{0,7})\b(?:((?:(?: ?, ?(?:AND )?| ?& ?| ?/ ?| AND )[0-9]{2,6})+)(?:$|[^0-9A-Z ]| (?:$|[^0-9A-Z]|AND )))?(?: (?:\(|OF )((?:19|20)[0-9]{2})\b\)?)?)
{%- endmacro %}
