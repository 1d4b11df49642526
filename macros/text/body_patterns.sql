{# Patterns of the body. They are matched against a line end followed by the text as read. #}

{% macro p_any_class() -%}
\( ?[A-Za-z]{1,4}(?:[ /,-]{1,3}[A-Za-z][A-Za-z, /&-]{0,30})? ?\)
{%- endmacro %}

{# The end of a page, in or out of mid-sentence: LONDON 00002214 002 OF 007, or a PAGE line of the telegraph room. #}
{% macro p_page_mark() -%}
\n {0,10}(?:[A-Z][A-Z .'-]{1,24} [0-9]{8}|X{4,20}|x{4,20}) {1,3}[0-9]{3}(?:\.[0-9])? {1,2}OF {1,2}[0-9]{3}|\n {0,10}PAGE [0-9]{2} {1,10}[A-Z][A-Z ]{1,20} {1,3}[0-9]{5,6}(?: {1,3}[0-9]{2} OF [0-9]{2})?(?: {1,3}[0-9]{6}Z)?
{%- endmacro %}

{% macro p_stray_caption() -%}
\n {0,10}S[IT1L]PD[IT1L]S
{%- endmacro %}

{% macro p_section_line() -%}
\n {0,10}(?:{{ p_classification_words() }}) {1,3}SECTION [0-9]{2} OF [0-9]{2} [A-Z][A-Z .'-]{1,24} [0-9]{3,7}
{%- endmacro %}

{# A line that may open a paragraph. Many do not: the sequence decides. #}
{% macro p_paragraph_mark() -%}
\n {0,12}(?:[-*•] {0,3})?(?:(?:¶ {0,2}|[M¶P]-)[0-9]{1,4} {0,17}[.,:)]?(?: {0,4}{{ p_any_class() }})?|[0-9]{1,3} {0,2}[.,)](?: {0,4}{{ p_any_class() }}| )|[0-9]{1,3} {1,3}{{ p_paragraph_class() }}|{{ p_paragraph_class() }})
{%- endmacro %}

{% macro p_body_mark() -%}
{{ p_page_mark() }}|{{ p_stray_caption() }}|{{ p_section_line() }}|{{ p_paragraph_mark() }}
{%- endmacro %}

{# The mark that a paragraph's text as read begins with. #}
{% macro p_opening_mark() -%}
^(?:[-*•] {0,3})?(?:(?:¶ {0,2}|[M¶P]-)?[0-9]{1,4} {0,17}[.,:)]?(?: {0,4}{{ p_any_class() }})?|{{ p_paragraph_class() }}) *
{%- endmacro %}

{# How a cable closes, at the end of its last stretch: the signer's name in capitals, then what the telegraph adds. Group 1 is the
   name; it may be glued to the last sentence. #}
{% macro p_closing() -%}
(?:\n *|[.!?)"”’] {0,4})((?:[A-Z]\. ?){0,3}[A-Z][A-Z'’-]+(?: (?:[A-Z]\. ?){0,2}[A-Z][A-Z'’-]+){0,3})?(?:[ \n=#*<>-]|NNNN|BT|TOP SECRET|CONFIDENTIAL|SECRET|UNCLAS(?:SIFIED)?|LIMITED OFFICIAL USE|NOFORN|SIPDIS|END OF DOCUMENT)*$
{%- endmacro %}

{# Titles before a signer's name. #}
{% macro p_signer_title() -%}
^(?:(?:AMBASSADOR|AMB|ACTING|CHARGE D'AFFAIRES|CHARGE|CDA|DCM|CONSUL GENERAL|CONGEN|PRINCIPAL OFFICER|MINISTER|DIRECTOR|COUNSELOR|SECRETARY)[.,:]? +)+
{%- endmacro %}
