{% macro p_month() -%}
(?:JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)
{%- endmacro %}

{# A month with its year, the day between them or before where there is one. Groups: 1 what leads up to it, 2 day, 3 month, 4 day, 5 year. #}
{% macro p_dated_statement() -%}
([^.]{0,60})(?:^|[^A-Z])(?:([0-9]{1,2}) )?({{ p_month() }})\.?(?: ([0-9]{1,2}),?)?,? ((?:19|20)[0-9]{2})(?:[^0-9]|$)
{%- endmacro %}

{# A day of a month of which no year is said. Groups: 1 month, 2 day. #}
{% macro p_undated_day() -%}
(?:^|[^A-Z])({{ p_month() }})\.? ([0-9]{1,2})(?:ST|ND|RD|TH)?(?:[^0-9, ]|, [^0-9]| [^0-9]|$)
{%- endmacro %}
