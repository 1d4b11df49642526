{# White space of one character each, so that offsets stay: carriage return, tab, no-break space. #}
{% macro plain_blanks(text) -%}
    replace(replace(replace({{ text }}, chr(13), ' '), chr(9), ' '), chr(160), ' ')
{%- endmacro %}

{# What a renderer or a reader of images left in the text: links around tags, LaTeX around the paragraph sign, a comma for an
   apostrophe, an entity cut down to & and 8 around a quoted word, addresses on the net that may be broken. #}
{% macro p_damaged_characters() -%}
\[[A-Za-z, -]{2,40}\]\(#\)|\$\\underline\{\\P\}[0-9]{1,2}\$|[A-Z][A-Za-z]{2,20},[sS][ ]|&[a-z][a-z '-]{1,60}8|{{ p_address_and_word() }}
{%- endmacro %}

{% macro p_tag_link() -%}
\[([A-Za-z, -]{2,40})\]\(#\)
{%- endmacro %}

{% macro p_latex_mark() -%}
\$\\underline\{\\P\}([0-9]{1,2})\$
{%- endmacro %}

{% macro p_comma_for_apostrophe() -%}
([A-Z][A-Za-z]{2,20}),([sS])[ ]
{%- endmacro %}

{% macro p_quote_entity() -%}
&([a-z][a-z '-]{1,60})8
{%- endmacro %}

{# The same text with these put right, character for character as long. Few cables need it, so that most are only searched. #}
{% macro repair_characters(text) -%}
    case
        when contains({{ text }}, '](#)') or contains({{ text }}, '\underline') or contains({{ text }}, ',s ') or contains({{ text }}, ',S ') or contains({{ text }}, '&')
            or {{ has_address(text) }}
            then {{ repaired_characters(text) }}
        else {{ text }}
    end
{%- endmacro %}

{% macro repaired_characters(text) -%}
    {{ rx_replace(rx_replace(rx_replace(rx_replace(
        joined_addresses(text),
        p_tag_link(), ' \\1    '),
        p_latex_mark(), '¶\\1               '),
        p_comma_for_apostrophe(), "\\1'\\2 "),
        p_quote_entity(), '“\\1”') }}
{%- endmacro %}
