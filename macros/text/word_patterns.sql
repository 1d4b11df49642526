{#- The words of a seed as one alternation, longest first; a blank in a word matches any run of blanks, an
    apostrophe any one character. Seeds are loaded before the models that name them; where only the project is read
    (documentation, linting) a seed may not be there yet. -#}
{%- macro words_pattern(seed, column='word', condition='true') -%}
  {%- if execute -%}
    {%- set relation = adapter.get_relation(target.database, generate_schema_name('seeds', none), seed) -%}
    {%- if relation is not none -%}
      {%- set query -%}
        select distinct {{ column }} as word from {{ relation }} where {{ condition }} order by length({{ column }}) desc, word
      {%- endset -%}
      {%- for word in run_query(query).columns[0].values() -%}
        {{- word | replace('.', '\\.') | replace('+', '\\+') | replace("'", '.') | replace(' ', ' +') -}}
        {%- if not loop.last -%}|{%- endif -%}
      {%- endfor -%}
    {%- elif flags.WHICH in ('build', 'run', 'test') -%}
      {{ exceptions.raise_compiler_error("The seed " ~ seed ~ " is not loaded; run `dbt seed` first.") }}
    {%- endif -%}
  {%- endif -%}
{%- endmacro -%}

{#- The words of a seed as quoted literals, for `in (…)`. -#}
{%- macro words_quoted(seed, condition='true', column='word') -%}
  {%- if execute -%}
    {%- set relation = adapter.get_relation(target.database, generate_schema_name('seeds', none), seed) -%}
    {%- if relation is not none -%}
      {%- set query -%}
        select distinct {{ column }} as word from {{ relation }} where {{ condition }} order by word
      {%- endset -%}
      {%- for word in run_query(query).columns[0].values() -%}
        '{{ word | replace("'", "''") }}'
        {%- if not loop.last -%}, {% endif -%}
      {%- endfor -%}
    {%- else -%}
        ''
    {%- endif -%}
  {%- endif -%}
{%- endmacro -%}
