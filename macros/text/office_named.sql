{# The office of a post that a party's name stands for, as int_events__offices lists them; null for any other name. #}
{%- macro office_named(name) -%}
case
    when lower({{ name }}) = 'ambassador' then 'ambassador'
    when lower({{ name }}) like 'charg%' or lower({{ name }}) = 'cda' then 'charge'
    when lower({{ name }}) in ('dcm', 'deputy chief of mission') then 'dcm'
    when lower({{ name }}) in ('cg', 'consul general', 'congen') then 'consul general'
end
{%- endmacro -%}
