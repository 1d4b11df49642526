{# The number a mark gives its paragraph when `expected` is due, null where the mark opens none:
   the number due, however it is written (4, or 14 for a ¶ read as 1); a later number where marks were lost; an earlier one
   where the cable itself counts twice. A mark that alone would not be believed is, where the number due stands in it and the next
   strong mark follows on. A class without a number takes the number due if the one after it follows on. #}
{% macro number_given(expected, mark) -%}
    case
        when {{ mark }}.number_found is null
            then case
                when {{ mark }}.next_number in ({{ expected }} + 1, {{ expected }} + 11) then {{ expected }}
            end
        when not {{ mark }}.is_credible
            then case
                when {{ mark }}.number_found = {{ expected }} and {{ mark }}.next_strong = {{ expected }} + 1 then {{ expected }}
                when {{ mark }}.number_found = {{ expected }} + 10 and {{ expected }} < 10 and not {{ mark }}.has_sign
                    and {{ mark }}.next_strong = {{ expected }} + 1 then {{ expected }}
            end
        when {{ mark }}.number_found = {{ expected }} then {{ expected }}
        when {{ mark }}.number_found = {{ expected }} + 10 and {{ expected }} < 10 and not {{ mark }}.has_sign then {{ expected }}
        when {{ mark }}.may_skip and {{ mark }}.number_found between {{ expected }} + 1 and {{ expected }} + 3 then {{ mark }}.number_found
        when {{ mark }}.has_class and {{ mark }}.number_found between 1 and 199 then {{ mark }}.number_found
    end
{%- endmacro %}
