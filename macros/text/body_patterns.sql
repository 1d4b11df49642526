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

{# A numbered mark with a class behind the end of a sentence, in the same line. Groups: 1 the end, 2 the mark. #}
{% macro p_mark_in_line() -%}
([.!?"”)]) ( ?[0-9]{1,2}\. {1,2}\((?:U|C|S|SBU|C/NF|S/NF|S//NF)\))
{%- endmacro %}

{% macro p_body_mark() -%}
{{ p_page_mark() }}|{{ p_stray_caption() }}|{{ p_section_line() }}|{{ p_paragraph_mark() }}
{%- endmacro %}

{# The mark that a paragraph's text as read begins with. #}
{% macro p_opening_mark() -%}
^(?:[-*•] {0,3})?(?:(?:¶ {0,2}|[M¶P]-)?[0-9]{1,4} {0,17}[.,:)]?(?: {0,4}{{ p_any_class() }})?|{{ p_paragraph_class() }}) *
{%- endmacro %}

{# How a cable closes, at the end of its last stretch: the signer's name on a line of its own or glued to the last sentence, then
   what the telegraph adds. Groups: 1 the close under a name in capitals, 2 under a name in lower case, which must follow the end of a
   sentence or an address on the net, 3 without a name. #}
{% macro p_closing() -%}
(?:^|\n|[.!?)*"”’]) *((?:[A-Z]\. ?){0,3}[A-Z][A-Z'’-]+(?: (?:[A-Z]\. ?){0,2}[A-Z][A-Z'’-]+){0,3}[ .]{0,3}{{ p_telegraph_end() }})$|(?:[.!?)*"”’:\n-] *\n *|[.!?”"] {1,4}|\n[^\n]{0,80}/[^\n]{0,80}\n *)([A-Z][a-z]{1,14}(?:[A-Z][a-z]{2,14})?[ .]{0,3}{{ p_telegraph_end() }})$|\n *((?:TOP SECRET|CONFIDENTIAL|SECRET|UNCLAS(?:SIFIED)?|LIMITED OFFICIAL USE|NNNN|BT|SIPDIS|XX|END OF DOCUMENT|[Ee](?:ND|nd) [Cc](?:ABLE|able) [Tt](?:EXT|ext)|[=#*<>\n -])*)$
{%- endmacro %}

{% macro p_telegraph_end() -%}
(?:[ \n=#*<>-]|\.{2,3}|X{6,}|NNNN|BT|TOP SECRET|CONFIDENTIAL|SECRET|UNCLAS(?:SIFIED)?|LIMITED OFFICIAL USE|NOFORN|SIPDIS|END OF DOCUMENT|Current (?:Classification|Handling Restrictions)|n/a|[Ee](?:ND|nd) [Cc](?:ABLE|able) [Tt](?:EXT|ext)|[0-9]{4}-[0-9]{2}-[0-9]{2})*
{%- endmacro %}

{# The name that a close begins with. #}
{% macro p_signer() -%}
^(?:(?:[A-Z]\. ?){0,3}[A-Z][A-Z'’-]+(?: (?:[A-Z]\. ?){0,2}[A-Z][A-Z'’-]+){0,3}|[A-Z][a-z]{1,14}(?:[A-Z][a-z]{2,14})?)
{%- endmacro %}

{# Titles and other words before a signer's name. #}
{% macro p_signer_title() -%}
^(?:(?:END (?:COMMENT|TEXT|SUMMARY|NOTE|CABLE)|UNQUOTE|X{4,}|AMBASSADOR|AMB|ACTING|CHARGE D'AFFAIRES|CHARGE|CDA|DCM|CONSUL GENERAL|CONGEN|PRINCIPAL OFFICER|MINISTER|DIRECTOR|COUNSELOR|SECRETARY)[.,:]? +)+
{%- endmacro %}
