-- depends_on: {{ ref('nationalities') }}
-- Stretches of text that list persons of one country: what follows "The Ruritanian side included" within the sentence, and what follows the heading
-- "Ruritanian participants:" or, in a list of participants, "Ruritania:" within the paragraph; each up to the next.
{%- set nation = "(?:\\p{Lu}[\\p{L}.’'-]* ){0,2}(?:\\p{Lu}\\p{L}*|(?:\\p{Lu}\\p{Ll}?\\.){2,4})" %}
{%- set group = "(?i:delegations?|delegates|side|team|attendees|participants?|representatives|participation)" %}
{%- set told = nation ~ " +(?:[a-z-]+ +){0,2}" ~ group ~ "(?: +[a-z]+){0,4}? +(?:included?|includes|including|comprised|comprising|consisted +of|composed +of|led +by|headed +by|were *:)" %}
{%- set headed = "(?:^|[:.)] *)" ~ nation ~ "(?: +" ~ group ~ ")? *(?::|-{2,}|$)" %}
with lists as (

    select
        cable_id,
        paragraph_no,
        max(end_offset) as paragraph_end
    from {{ ref('int_sentences') }}
    group by 1, 2
    having bool_or({{ rx_matches('text', "\\b" ~ group ~ "\\b") }})

),

divided as (

    select
        sentences.cable_id,
        sentences.paragraph_no,
        sentences.start_offset,
        sentences.end_offset,
        lists.paragraph_end,
        {{ rx_extract_all('sentences.text', told ~ '|' ~ headed) }} as openings,
        {{ rx_split('sentences.text', told ~ '|' ~ headed) }} as texts
    from {{ ref('int_sentences') }} as sentences
    inner join lists on sentences.cable_id = lists.cable_id and sentences.paragraph_no = lists.paragraph_no

),

placed as (

    select
        cable_id,
        paragraph_no,
        opening,
        end_offset,
        paragraph_end,
        start_offset
        + list_sum({{ transform_list('texts[:opening_no]', 'text', 'length(text)') }})
        + list_sum({{ transform_list('openings[:opening_no]', 'text', 'length(text)') }}) as opening_end
    from (
        select
            * exclude (openings),
            openings,
            unnest(openings) as opening,
            generate_subscripts(openings, 1) as opening_no
        from divided
        where len(openings) > 0
    ) as opened

),

nations as (

    {{ nation_names() }}

),

named as (

    select
        *,
        {{ rx_matches('opening', "(?i)" ~ group ~ "(?: +[a-z]+){0,4}? +[a-z]+ *:?$") }} as is_told,
        {{ fold_words(rx_replace('opening', "(?i)\\b" ~ group ~ "\\b.*$", '')) }} as words
    from placed

),

openings as (

    select
        named.cable_id,
        named.paragraph_no,
        named.opening_end,
        named.is_told,
        named.end_offset,
        -- a text without numbered paragraphs is one paragraph
        least(named.paragraph_end, named.opening_end + 2000) as paragraph_end,
        arg_max(nations.country_code, (length(nations.nation), nations.country_code)) as country_code
    from named
    inner join nations
        on
            array_to_string(named.words, ' ') = nations.nation
            or array_to_string(named.words[2:], ' ') = nations.nation
            or named.words[-1] = nations.nation
    group by all

)

select
    cable_id,
    opening_end as start_offset,
    least(
        lead(opening_end) over (partition by cable_id order by opening_end),
        case when is_told then end_offset else paragraph_end end
    )::bigint as end_offset,
    paragraph_no,
    country_code
from openings
