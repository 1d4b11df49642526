{# Prose as it reads: wraps joined by one blank, a blank line kept between sub-paragraphs but closed where the sentence runs on.
   Patterns see only breaks; the blanks, which are everywhere, fall to plain replacement. #}
{% macro joined_lines(text) -%}
    replace(
        {{ single_blanks(
            "case when " ~ rx_matches(text, '\\n *\\n') ~ " then "
            ~ rx_replace(
                rx_replace(text, ' *\\n *\\n[ \\n]*', chr_paragraph()), '([a-z,])' ~ chr_paragraph() ~ '([a-z])', '\\1 \\2'
            ) ~ " else " ~ text ~ " end"
        ) }},
        '{{ chr_paragraph() }}', chr(10) || chr(10)
    )
{%- endmacro %}

{# Every run of blanks and line ends as one blank. #}
{% macro single_blanks(text) -%}
    replace(replace(replace(replace(replace({{ text }}, chr(10), ' '), '        ', ' '), '    ', ' '), '  ', ' '), '  ', ' ')
{%- endmacro %}

{# A character that stands for a break between sub-paragraphs while wraps are joined; it occurs in no text. #}
{% macro chr_paragraph() -%}{{ '\u2029' }}{%- endmacro %}
