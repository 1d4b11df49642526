{# Patterns of the body. They are matched against a line end followed by the text as read. #}

{% macro p_any_class() -%}
\( ?[A-Za-z]{1,4}(?:[ /,-]{1,3}[A-Za-z][A-Za-z, /&-]{0,30})? ?\)
{%- endmacro %}

{# The end of a page, in or out of mid-sentence: LONDON 00002214 002 OF 007, or a PAGE line of the telegraph room under the level. #}
{% macro p_page_mark() -%}
\n {0,10}(?:[A-Z][A-Za-z .'-]{1,24} [0-9]{8}|X{4,20}|x{4,20}) {1,3}[0-9]{3}(?:\.[0-9])? {1,2}(?:OF|of) {1,2}[0-9]{3}|{{ p_levels_above() }}\n {0,10}{{ p_page_line() }}
{%- endmacro %}

{% macro p_page_line() -%}
PAGE [0-9]{2} {1,10}[A-Z][A-Z ]{1,20} {1,3}[0-9]{5,6}(?: {1,3}[0-9]{2} OF [0-9]{2})?(?: {1,3}[0-9]{6}Z)?
{%- endmacro %}

{# The level at the foot of a page, in the line of its last words. Groups: 1 the level, 2 the page line. #}
{% macro p_level_in_line() -%}
[ ](CONFIDENTIAL|SECRET|UNCLAS(?:SIFIED)?|LIMITED OFFICIAL USE|TOP SECRET)( *\n {0,10}PAGE [0-9]{2} )
{%- endmacro %}

{# The level of the cable, on lines of its own. #}
{% macro p_levels_above() -%}
(?:\n {0,10}(?:CONFIDENTIAL|SECRET|UNCLAS(?:SIFIED)?|LIMITED OFFICIAL USE|TOP SECRET)(?: PTQ[0-9]{1,6})? {0,3}(?:\n {0,10}){0,8})*
{%- endmacro %}

{% macro p_stray_caption() -%}
\n {0,10}S[IT1L]PD[IT1L]S
{%- endmacro %}

{% macro p_section_line() -%}
\n {0,10}(?:{{ p_classification_words() }})(?: ?//? ?[A-Z]{2,12}){0,3} {1,3}SECTION [0-9]{2} OF [0-9]{2} [A-Z][A-Z .'-]{1,24} [0-9]{3,7}
{%- endmacro %}

{# The head that the telegraph repeats over each further section: what the line room puts above the line of classification, and the
   fields under it as far as the subject. #}
{% macro p_section_head() -%}
(?:{{ p_levels_above() }}\n {0,10}{{ p_page_line() }}[^\n]*|\n {0,10}(?:[ZOPRY] )?[0-9]{6}Z [A-Z]{3} [0-9]{2}[^\n]*)?(?:\n *(?:{{ p_line_room() }})?)*{{ p_section_line() }}[^\n]*(?:(?:\n[^\n]*){0,9}?\n *(?:E\.? ?O\.? ?:? ?1[0-9]{4}[^\n]*(?:\n *TAGS?:(?:[^\n]*, *\n){0,3}[^\n]*)?|TAGS?:(?:[^\n]*, *\n){0,3}[^\n]*))?
{%- endmacro %}

{# A line above the text: the distribution within the Department, date-time group, sender, addressees. #}
{% macro p_line_room() -%}
(?:ACTION|INFO|FM|TO|DE|ZNY|VZCZC|AMEMBASSY|AMCONSUL|USMISSION|USINT|SECSTATE|SECDEF|JCS|CIA|DIA|NSC|USIA|WHITE HOUSE|TREASURY|CDR|USCINC)[A-Z]*[ /][^\n]*|[A-Z]{1,6}-[0-9]{2} [^\n]*|-{6,}[^\n]*|(?:[ZOPRY] )?[0-9]{6}Z [A-Z]{3} [^\n]*|[OPRZ]{2} R[A-Z]{3,8}[^\n]*|R[A-Z]{4,7}/[^\n]*|[A-Z ]{3,40} COLLECTIVE[^\n]*|(?:CONFIDENTIAL|SECRET|UNCLAS(?:SIFIED)?|LIMITED OFFICIAL USE|TOP SECRET)(?: PTQ[0-9]{1,6})? *
{%- endmacro %}

{# A subject line within the body: one that later sections repeat, or the text's own. #}
{% macro p_subject_label() -%}
\n {0,10}SUBJ(?:ECT)? {0,2}: *
{%- endmacro %}

{# A line that may open a paragraph. Many do not: the sequence decides. #}
{% macro p_paragraph_mark() -%}
\n {0,12}(?:[-*•] {0,3})?(?:(?:¶ {0,2}|[M¶P]-)[0-9]{1,4} {0,17}[.,:)]?(?: {0,4}{{ p_any_class() }})?|[0-9]{1,3} {0,2}[.,)](?: {0,4}{{ p_any_class() }}| )|[0-9]{1,3} {1,3}{{ p_paragraph_class() }}|\([0-9]{1,2}\. {1,3}{{ p_paragraph_class() }}|{{ p_paragraph_class() }})
{%- endmacro %}

{# A numbered mark with a class in the line of what stands before it: the end of a sentence, a page mark, a redaction. Groups: 1 the end,
   2 the mark. #}
{% macro p_mark_in_line() -%}
([.!?"”)]|X{4}|[0-9]{4}Z) ( ?{{ p_mark_with_class() }})
{%- endmacro %}

{# The same glued to a redaction, whose last letter makes room. #}
{% macro p_mark_behind_redaction() -%}
(X{4})X({{ p_mark_with_class() }})
{%- endmacro %}

{% macro p_mark_with_class() -%}
[0-9]{1,2}\. {1,2}\((?:U|C|S|SBU|C/NF|S/NF|S//NF)\)
{%- endmacro %}

{% macro p_body_mark() -%}
{{ p_page_mark() }}|{{ p_stray_caption() }}|{{ p_subject_label() }}|{{ p_paragraph_mark() }}
{%- endmacro %}

{# Telegrams in sections hold whole heads; few do, and the pattern is long. #}
{% macro p_body_mark_of_sections() -%}
{{ p_section_head() }}|{{ p_body_mark() }}
{%- endmacro %}

{% macro is_in_sections(text) -%}
{{ rx_matches(text, 'SECTION (?:0[2-9]|[1-9][0-9]) OF [0-9]{2} [A-Z]') }}
{%- endmacro %}

{# The mark that a paragraph's text as read begins with. #}
{% macro p_opening_mark() -%}
^(?:[-*•] {0,3}|\()?(?:(?:¶ {0,2}|[M¶P]-)?[0-9]{1,4} {0,17}[.,:)]?(?: {0,4}{{ p_any_class() }})?|{{ p_paragraph_class() }}) *
{%- endmacro %}

{# How a cable closes, at the end of its last stretch: the signer's name on a line of its own or glued to the last sentence, then
   what the telegraph adds. Groups: 1 the close under a name in capitals, 2 under a name in lower case, which must follow the end of a
   sentence or an address on the net, 3 without a name. #}
{% macro p_closing() -%}
(?:^|\n|[.!?)*"”’]|/[A-Za-z0-9_:.?=\x{2060}-]{3,40} ) *((?:[A-Z]\. ?){0,3}[A-Z][A-Z'’-]+(?: (?:[A-Z]\. ?){0,2}[A-Z][A-Z'’-]+){0,3}[ .]{0,3}{{ p_telegraph_end() }})$|(?:[.!?)*"”’:\n-] *\n *|[.!?”"] {1,4}|/[A-Za-z0-9_:.?=\x{2060}-]{3,40} {1,4}|\n[^\n]{0,80}/[^\n]{0,80}\n *)([A-Z][a-z]{1,14}(?:[A-Z][a-z]{2,14})?[ .]{0,3}{{ p_telegraph_end() }})$|\n *((?:TOP SECRET|CONFIDENTIAL|SECRET|UNCLAS(?:SIFIED)?|LIMITED OFFICIAL USE|NNNN|BT|SIPDIS|XX|END OF DOCUMENT|[Ee](?:ND|nd) [Cc](?:ABLE|able) [Tt](?:EXT|ext)|[=#*<>\n -])*)$
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
^(?:(?:{{ words_pattern('signer_words', 'word', "word_kind in ('title', 'closing')") }}|X{4,})[.,:]? +)+
{%- endmacro %}

{# What stands where a name would and is none. #}
{% macro p_no_signer() -%}
^(?i:{{ words_pattern('signer_words', 'word', "word_kind in ('closing', 'no name')") }}|X+)(?: |$)|^[XN]+$
{%- endmacro %}

{# Who classified a cable and why, as a paragraph opens with it: as far as the reasons go, else to the first stop. #}
{% macro p_clause_of_classification() -%}
^(?i:[^.]{1,60}(?:\.[^.]{1,60}){0,3}?reasons?[^.]{0,30}(?:\.O\. ?1[0-9]{4}[^.]{0,12})?(?:\.[0-9][^.]{0,60})?\.?|[^.]{1,200}\.?)
{%- endmacro %}
