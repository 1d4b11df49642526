{# Prose as it reads: wraps joined by one blank, a blank line kept between sub-paragraphs but closed where the sentence runs on. #}
{% macro joined_lines(text) -%}
    trim({{ rx_replace(
        rx_replace(
            rx_replace(
                rx_replace(text, '\\n *\\n[ \\n]*', chr_paragraph()),
                '([a-z,])' ~ chr_paragraph() ~ '([a-z])', '\\1 \\2'),
            '[ \\n]+', ' '),
        chr_paragraph(), '\n\n') }})
{%- endmacro %}

{# A character that stands for a break between sub-paragraphs while wraps are joined; it occurs in no text. #}
{% macro chr_paragraph() -%}{{ '\u2029' }}{%- endmacro %}

{% macro p_redaction() -%}
X{4,}|x{4,}|\[(?:NAME|TEXT|PASSAGE|IDENTITY)[A-Z ]{0,20} REMOVED\]
{%- endmacro %}
