{# Prose as it reads: wraps joined by one blank, a blank line kept between sub-paragraphs but closed where the sentence runs on. Most
   paragraphs are plain wraps, for which two replacements of single characters do. #}
{% macro joined_lines(text) -%}
    case
        when {{ rx_matches(text, '\\n *\\n|    ') }} then trim({{ rx_replace(
            rx_replace(
                rx_replace(
                    rx_replace(text, '\\n *\\n[ \\n]*', chr_paragraph()),
                    '([a-z,])' ~ chr_paragraph() ~ '([a-z])', '\\1 \\2'),
                '[ \\n]+', ' '),
            chr_paragraph(), '\n\n') }})
        else trim(replace(replace(replace(replace({{ text }}, ' ' || chr(10), chr(10)), chr(10), ' '), '  ', ' '), '  ', ' '))
    end
{%- endmacro %}

{# A character that stands for a break between sub-paragraphs while wraps are joined; it occurs in no text. #}
{% macro chr_paragraph() -%}{{ '\u2029' }}{%- endmacro %}
