{# The day an E.O. line names for declassification: a date in any order the line writes it, or so many years after sending. #}
{% macro declassification_date(eo_line, sent_date) -%}
    coalesce(
        cast(try_strptime(nullif({{ rx_extract(eo_line, '(?:^|[^0-9])([0-9]{1,2}/[0-9]{1,2}/[0-9]{4})(?:[^0-9]|$)', 1) }}, ''), '%m/%d/%Y') as date),
        cast(try_strptime(nullif({{ rx_extract(eo_line, '[0-9]{4}[/-][0-9]{1,2}[/-][0-9]{1,2}') }}, ''), '%Y/%m/%d') as date),
        cast(try_strptime(nullif({{ rx_extract(eo_line, '(?:^|[^0-9/])([0-9]{1,2}/[0-9]{1,2}/[0-9]{2})(?:[^0-9]|$)', 1) }}, ''), '%m/%d/%y') as date),
        cast({{ sent_date }} + to_years(try_cast(nullif({{ rx_extract(eo_line, '([0-9]{1,2}) {0,2}(?:YEARS|YRS)', 1) }}, '') as integer)) as date)
    )
{%- endmacro %}
