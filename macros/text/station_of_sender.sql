{# The station as it stands in record numbers, from a line such as FM AMEMBASSY TEL AVIV. #}
{% macro station_of_sender(fm_line) -%}
    nullif({{ rx_replace(
        rx_replace(fm_line, '^FM +(?:[A-Z]{5,8}/)?|(?:AMEMBASSY|AMCONSUL|AMCONGEN|USMISSION) |\\bSEC|WASH.*$|//.*$', ''), '[^A-Z]', ''
    ) }}, '')
{%- endmacro %}
