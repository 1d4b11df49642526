{# A paragraph's mark as it should stand, in the width it was found in: `11. (C)` becomes `¶1. (C)`. #}
{% macro mark_as_read(mark, paragraph_no, number_found) -%}
    case
        when {{ number_found }} is null or {{ number_found }} = {{ paragraph_no }} then {{ mark }}
        else replace(
            {{ mark }},
            {{ rx_extract(mark, '(?:[M¶P]-?)?[0-9]{1,4}') }},
            rpad('¶' || {{ paragraph_no }}, length({{ rx_extract(mark, '(?:[M¶P]-?)?[0-9]{1,4}') }})::int, ' ')
        )
    end
{%- endmacro %}
