{#- The words of a seed as one alternation, longest first; blanks in a word match any run of blanks. -#}
{%- macro words_pattern(seed, column='word', condition='true') -%}
  {%- if execute -%}
    {%- set relation = (graph.nodes.values() | selectattr('name', 'equalto', seed) | first).relation_name -%}
    {%- set query -%}
      select distinct {{ column }} as word from {{ relation }} where {{ condition }} order by length({{ column }}) desc, word
    {%- endset -%}
    {%- set words = run_query(query).columns[0].values() -%}
    {%- for word in words -%}
      {{- word | replace('.', '\\.') | replace('+', '\\+') | replace("'", "''") | replace(' ', ' +') -}}
      {%- if not loop.last -%}|{%- endif -%}
    {%- endfor -%}
  {%- endif -%}
{%- endmacro -%}

