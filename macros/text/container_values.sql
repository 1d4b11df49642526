{# How containers print dates: viewer pages, the dump, PlusD (`1975 February 10, 00:00 (Monday)`), the archive of the 1970s
   (`04 MAY 1976`, `18-Aug-1999 12:00:00 am`), History Lab (ISO). Where a container gives the day alone the time is midnight. #}
{% macro container_date_formats() -%}
    {{ return([
        '%Y-%m-%d %H:%M',
        '%m/%d/%Y %H:%M',
        '%Y-%m-%d',
        '%Y-%m-%d %H:%M:%S',
        '%Y-%m-%d %H:%M:%S.%f',
        '%Y %B %d, %H:%M (%A)',
        '%Y %B %d, %H:%M',
        '%Y %B %d',
        '%d %b %Y',
        '%d-%b-%Y %I:%M:%S %p',
        '%d-%b-%Y',
        '%m/%d/%Y',
    ]) }}
{%- endmacro %}

{# An ISO time as others print it: a blank for the T, no sign of the zone, which is always UTC. #}
{% macro plain_iso_time(text) -%}
    {{ rx_replace(rx_replace('trim(' ~ text ~ ')', '^([0-9]{4}-[0-9]{2}-[0-9]{2})T', '\\1 '), '(:[0-9.]{2,9})(?:Z|[+]00:?00)$', '\\1') }}
{%- endmacro %}

{# The tags of a container as a list. PlusD prints `CODE - Label`, of which the code counts; in the tables of History Lab commas part
   the tags, and persons stand in brackets. #}
{% macro container_tags(tags, format) -%}
    {{ transform_list(
        "case when " ~ format ~ " like 'history_lab%' and not contains(" ~ tags ~ ", '|') then "
            ~ rx_extract_all("nullif(trim(" ~ tags ~ "), '')", '[(][^()]*[)]|[^,;()]*[^,;() ]')
            ~ " else " ~ split_at("nullif(trim(" ~ tags ~ "), '')", '|') ~ " end",
        'tag',
        rx_replace("trim(tag, ' ()')", ' +- .*$', '')
    ) }}
{%- endmacro %}
