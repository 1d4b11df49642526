{# Patterns of the head of a cable. Written as macros, not strings, so that a backslash stands for itself. All but where noted
   are matched against a line in upper case, trimmed. #}

{# The level of a cable, letter-spaced or not. Its first letter is at times doubled or lost. #}
{% macro p_classification_words() -%}
U{1,2}NCLAS(?:SIFIED)?|C{0,2} ?O ?N ?F ?I ?D ?E ?N ?T ?I ?A ?L|S{0,2} ?E ?C ?R ?E ?T|T ?O ?P {1,3}S ?E ?C ?R ?E ?T|L ?I ?M ?I ?T ?E ?D {1,3}O ?F ?F ?I ?C ?I ?A ?L(?: {1,3}U ?S ?E)?
{%- endmacro %}

{# Groups: 1 level, 2 caveats, 3 station, 4 serial. The section count may stand before or after the station. #}
{% macro p_classification_line() -%}
^({{ p_classification_words() }})((?: ?//?[A-Z/ ]{1,30})?)(?: SECTION [0-9]{1,3} OF [0-9]{1,3})? +((?:[A-Z][A-Z.'-]*[0-9]? ){1,4}) *([0-9]{3,7})(?: SECTION [0-9]{1,3} OF [0-9]{1,3})?(?: |$)
{%- endmacro %}

{% macro p_paragraph_class() -%}
\( ?(?:U|C|S|TS|SBU|LOU|FOUO|CONFIDENTIAL|UNCLASSIFIED|SECRET)(?:[ /,-]{1,3}[A-Z][A-Z, /&-]{0,30})? ?\)
{%- endmacro %}

{# The first paragraph of a cable, in the text as found: numbered 1 (also misread as 11), or with no number but a class. #}
{% macro p_first_paragraph() -%}
(?s)^(.*?)\n[ -]{0,10}(?:¶ {0,2}1 {0,16}[.,)]|¶ {0,2}1 {1,16}\(|1?1 {0,2}[.,)] {0,3}{{ p_paragraph_class() }}|1\. {1,3}[A-Z]|{{ p_paragraph_class() }} )
{%- endmacro %}

{% macro p_captions() -%}
SIPDIS|NOFORN|SENSITIVE|NODIS|EXDIS|LIMDIS|STADIS|ROGER CHANNEL|TERREP|CEDIS|NOCONTRACT|ORCON|NOT FOR INTERNET (?:DISTRIBUTION|PUBLICATION)|EYES ONLY|CHEROKEE
{%- endmacro %}
