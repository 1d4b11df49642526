{# White space of one character each, so that offsets stay: carriage return, tab, no-break space. #}
{% macro plain_blanks(text) -%}
    replace(replace(replace({{ text }}, chr(13), ' '), chr(9), ' '), chr(160), ' ')
{%- endmacro %}

{# Marks that a page's renderer left, replaced by text of the same length: links around tags, LaTeX around the paragraph sign. #}
{% macro unmark(text) -%}
    case
        when contains({{ text }}, '](#)') or contains({{ text }}, '\underline')
            then {{ rx_replace(
                rx_replace(text, '\[([A-Za-z, -]{2,40})\]\(#\)', ' \\1    '),
                p_latex_mark(), '¶\\1               '
            ) }}
        else {{ text }}
    end
{%- endmacro %}

{% macro p_latex_mark() -%}
\$\\underline\{\\P\}([0-9]{1,2})\$
{%- endmacro %}
