{# Patterns of the head of a cable. Written as macros, not strings, so that a backslash stands for itself. All but where noted
   are matched against a line in upper case, trimmed. #}

{# The level of a cable, letter-spaced or not. Its first letter is at times doubled or lost; O and I are read as 0, 1 and L. #}
{% macro p_classification_words() -%}
U{0,2} ?N ?C ?L ?A ?S(?: ?S ?[IL1] ?F ?[IL1] ?E ?D)?|C{0,2} ?[O0] ?N ?F ?[IL1] ?D ?E ?N ?T ?[IL1] ?A ?L|S{0,2} ?E ?C ?R ?E ?T|T ?[O0] ?P {1,3}S ?E ?C ?R ?E ?T|L ?[IL1] ?M ?[IL1] ?T ?E ?D {1,3}[O0] ?F ?F ?[IL1] ?C ?[IL1] ?A ?L(?: {1,3}U ?S ?E)?
{%- endmacro %}

{% macro p_section_count() -%}
(?:SECTION|SECT|SEC) {0,2}[0-9O]{1,3} {0,2}OF {0,2}[0-9O]{1,3}
{%- endmacro %}

{# What may stand behind the level: captions, behind slashes also words that are none, and the count of sections. #}
{% macro p_caveats() -%}
(?:(?: ?//? ?| +)(?:{{ p_captions() }})| ?//? ?[A-Z]{2,12}| +{{ p_section_count() }})*
{%- endmacro %}

{# Group 1: the caveats. #}
{% macro p_level_and_caveats() -%}
^(?:{{ p_classification_words() }})({{ p_caveats() }})
{%- endmacro %}

{# Groups: 1 level, 2 caveats, 3 station, 4 serial. The section count may stand before or after the station. #}
{% macro p_classification_line() -%}
^({{ p_classification_words() }})({{ p_caveats() }}) +(?:(?:AMEMBASSY|AMCONSUL|AMCONGEN|USMISSION|USINT) )?((?:[A-Z][A-Z.'-]*[0-9]? ){1,4}) *([0-9O]{3,8})(?:[/ ]|$)
{%- endmacro %}

{# A record number alone on its line. Groups: 1 station, 2 serial. #}
{% macro p_record_number() -%}
^(?:(?:AMEMBASSY|AMCONSUL|AMCONGEN|USMISSION|USINT) )?((?:[A-Z][A-Z.'-]+ ){1,3}) *([0-9O]{4,8})(?: +{{ p_section_count() }})?$
{%- endmacro %}

{# A level that lacks the record number. #}
{% macro p_marking_line() -%}
^(?:{{ p_classification_words() }}){{ p_caveats() }}(?: PTQ[0-9]+)?$
{%- endmacro %}

{# Captions alone on their line. #}
{% macro p_caption_line() -%}
^(?:(?:{{ p_captions() }})(?:[ ,/;.&-]+|$)){1,6}$
{%- endmacro %}

{% macro p_paragraph_class() -%}
\( ?(?:U|C|S|TS|SBU|LOU|FOUO|CONFIDENTIAL|UNCLASSIFIED|SECRET)(?:[ /,-]{1,3}[A-Z][A-Z, /&-]{0,30})? ?\)
{%- endmacro %}

{# The first paragraph of a cable, in the text as found: numbered 1 (also misread as 11), or with no number but a class. #}
{% macro p_first_paragraph() -%}
(?s)^(.*?)\n[ -]{0,10}(?:¶ {0,2}1 {0,16}[.,)]|¶ {0,2}1 {1,16}\(|1?1 {0,2}[.,)] {0,3}{{ p_paragraph_class() }}|1\. {1,3}[A-Z]|11\. {1,3}(?:[Ss]umm?a|SUMM?A|BEGIN|Begin|[Tt]his |THIS |[Pp]er |[Oo]n )|{{ p_paragraph_class() }} )
{%- endmacro %}

{% macro p_captions() -%}
{{ words_pattern('captions', 'as_written') }}
{%- endmacro %}
