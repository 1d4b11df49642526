{# Addresses on the net that a blank or a line end breaks. Viewers cut every word after 45 characters, so an address that is cut there
   goes on in the next word, unless it is whole as it stands. Elsewhere only what cannot be anything else is joined: a file or a page
   name behind a slash or an equals sign, the rest of a host behind a single letter. A word joiner, which has no width, takes the place
   of each character of the break, so that no other offset moves. #}

{% macro has_address(text) -%}
(contains({{ text }}, '://') or contains({{ text }}, 'www.') or contains({{ text }}, 'WWW.'))
{%- endmacro %}

{% macro chr_joiner() -%}{{ '\u2060' }}{%- endmacro %}

{# The text without joiners, for readers; its offsets are its own. #}
{% macro without_joiners(text) -%}replace({{ text }}, '{{ chr_joiner() }}', ''){%- endmacro %}

{# Stands for the blank behind a whole address while the others are joined; it occurs in no text. #}
{% macro chr_whole() -%}{{ '\u2028' }}{%- endmacro %}

{# The word behind an address: any but another address. #}
{% macro p_address_rest() -%}
(?:[^ \n\x{2028}hHwW]|[hH][^ \n\x{2028}tT]|[wW][^ \n\x{2028}wW])[^ \n\x{2028}]*
{%- endmacro %}

{# An address and the word behind it, whether or not they belong together. #}
{% macro p_address_and_word() -%}
[^ \n]{0,12}(?:https?://|[wW]{3}\.|ftp\.)[^ \n]{1,120}(?: \n?|\n){{ p_address_rest() }}
{%- endmacro %}

{# Whole by how it ends. Groups: 1 the address, 2 the blank behind it. What words stand behind it tells nothing: "Finl and" is one. #}
{% macro p_whole_address() -%}
((?:://|[wW]{3}\.)[^ \n]{1,120}(?:\.(?i:html?|shtml|pdf|aspx?|cfm|php|com|org|gov|net|mil|edu|int)|[/)>\]"”’;,]))( )
{%- endmacro %}

{# A word of 45 characters that is an address, behind an opening bracket or quotation mark or none. Groups in this and the next two: 1 the
   address, 2 the rest. #}
{% macro p_cut_address(break) -%}
((?:^|[ \n])(?:http://[^ \n\x{2028}]{38}|https://[^ \n\x{2028}]{37}|(?:[wW]{3}|ftp)\.[^ \n\x{2028}]{41}|[(\["“<](?:http://[^ \n\x{2028}]{37}|https://[^ \n\x{2028}]{36}|(?:[wW]{3}|ftp)\.[^ \n\x{2028}]{40}))){{ break }}({{ p_address_rest() }})
{%- endmacro %}

{% macro p_address_before_file(break) -%}
((?:://|[wW]{3}\.)[^ \n]{1,120}[/=_-]){{ break }}([A-Za-z0-9][^ \n]{0,80}(?:\.(?i:html?|shtml|pdf|aspx?|cfm|php|docx?|pptx?|xlsx?)|_[A-Za-z0-9_]+))
{%- endmacro %}

{% macro p_address_before_host(break) -%}
(://[A-Za-z0-9.-]{1,60}\.[a-z]?){{ break }}([a-z0-9-]{1,20}\.(?:gov|com|org|net|mil|edu|int)/[^ \n]*)
{%- endmacro %}

{% macro joined_addresses(text) -%}
    {%- set one = '\\1' ~ chr_joiner() ~ '\\2' -%}
    {%- set two = '\\1' ~ chr_joiner() ~ chr_joiner() ~ '\\2' -%}
    case
        when {{ has_address(text) }}
            then replace({{ rx_replace(rx_replace(rx_replace(rx_replace(rx_replace(rx_replace(rx_replace(
                text,
                p_address_before_host('[ \\n]'), one),
                p_address_before_host(' \\n'), two),
                p_address_before_file('[ \\n]'), one),
                p_address_before_file(' \\n'), two),
                p_whole_address(), '\\1' ~ chr_whole()),
                p_cut_address(' '), one),
                p_cut_address(' \\n'), two) }}, '{{ chr_whole() }}', ' ')
        else {{ text }}
    end
{%- endmacro %}
