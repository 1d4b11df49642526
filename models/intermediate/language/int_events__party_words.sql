-- depends_on: {{ ref('party_words') }}
-- depends_on: {{ ref('nationalities') }}
{#- Words for parties, redactions, countries of several words, and any capitalised word: which of these are countries is
    told on the distinct ones. -#}
{%- set any_case = '(?i:' ~ words_pattern('party_words', 'word', 'any_case') ~ '|[a-z/]{1,12}(?:off|offs|couns))' %}
{%- set as_written = words_pattern('party_words', 'word', 'not any_case') %}
{%- set long_nations = words_pattern('nationalities', 'word', "word like '% %'") %}
{%- set parties -%}
    \b(?:{{ any_case }}|{{ as_written }}|{{ long_nations }})\b|[Xx]{4,}|\b[A-Z][A-Za-z]+
{%- endset %}

-- Words for parties that no list of persons knows: offices, bodies, nations, pronouns, redactions. A nation and the body or office after it
-- are one party: "the Turkish government", "French Ambassador".
with

pieces as (
    select
        cable_id,
        sentence_no,
        {{ rx_split('text', parties) }} as gaps,
        {{ rx_extract_all('text', parties) }} as hits
    from {{ ref('int_events__sentences') }}
),

occurrences as (
    select
        cable_id,
        sentence_no,
        unnest(gaps[1:len(hits)]) as gap_before,
        unnest(hits) as word,
        generate_subscripts(hits, 1) as hit_no
    from pieces
),

placed as (
    select
        cable_id,
        sentence_no,
        hit_no,
        gap_before,
        word,
        sum(length(gap_before) + length(word)) over (
            partition by cable_id, sentence_no order by hit_no
        ) as word_end
    from occurrences
),

party_vocabulary as (
    select
        word,
        party_kind,
        side,
        any_case
    from {{ ref('party_words') }}
    where not any_case
    union all
    select
        lower(word),
        party_kind,
        side,
        any_case
    from {{ ref('party_words') }}
    where any_case
),

nation_words as (
    select
        word,
        word_kind,
        country_code
    from {{ ref('nationalities') }}
    union all
    select
        upper(word),
        word_kind,
        country_code
    from {{ ref('nationalities') }}
    where length(word) > 3 and word <> upper(word)
),

-- "GOK" is the government of six countries: such a word has none of its own
nations as (
    select
        word,
        min(word_kind) as word_kind,
        case when count(distinct country_code) = 1 then min(country_code) end as country_code
    from nation_words
    group by word
),

shared_words as (
    select distinct
        nation_words.word,
        nation_words.country_code
    from nation_words
    inner join nations on nation_words.word = nations.word
    where nations.country_code is null
),

words as (
    select
        spellings.word,
        case
            when {{ rx_matches('spellings.word', '^[Xx]{4,}$') }} then 'redacted'
            when as_written.word is not null then as_written.party_kind
            when any_case.word is not null then any_case.party_kind
            when {{ rx_matches('spellings.word', '(?i)^[a-z/]{1,12}(?:off|offs|couns)$') }} then 'officer'
            when nations.word_kind = 'demonym' and spellings.word not like '%s' then 'demonym'
            when nations.word is not null then 'country'
            when {{ rx_matches('spellings.word', '^GO[A-Z]{1,3}$') }} then 'body'
        end as party_kind,
        coalesce(
            nations.country_code,
            case
                when coalesce(as_written.side, any_case.side) = 'us' or {{ rx_matches('spellings.word', '(?i)(?:off|offs|couns)$') }} then 'US'
                when coalesce(as_written.side, any_case.side) = 'io' then 'XX'
            end
        ) as country_code
    from (
        select distinct
            word,
            {{ rx_replace('word', ' +', ' ') }} as single_spaced
        from placed
    ) as spellings
    left join party_vocabulary as as_written
        on not as_written.any_case and spellings.single_spaced = as_written.word
    left join party_vocabulary as any_case
        on any_case.any_case and lower(spellings.single_spaced) = any_case.word
    left join nations on spellings.single_spaced = nations.word
),

known as (
    select
        placed.cable_id,
        placed.sentence_no,
        placed.hit_no,
        placed.gap_before,
        placed.word,
        cast(placed.word_end - length(placed.word) as integer) as party_start,
        cast(placed.word_end as integer) as party_end,
        words.party_kind,
        -- ... but the one that the cable reports on
        coalesce(words.country_code, shared_words.country_code) as country_code
    from placed
    inner join words on placed.word = words.word
    left join {{ ref('int_cable_countries') }} as reported on placed.cable_id = reported.cable_id
    left join shared_words on placed.word = shared_words.word and reported.country_code = shared_words.country_code
    where words.party_kind is not null
),

beside as (
    select
        *,
        lag(struct_pack(word := word, party_start := party_start, party_kind := party_kind, country_code := country_code, hit_no := hit_no))
            over by_sentence as previous,
        lead(struct_pack(gap_before := gap_before, party_kind := party_kind, hit_no := hit_no)) over by_sentence as following
    from known
    window by_sentence as (partition by cable_id, sentence_no order by hit_no)
)

select
    cable_id,
    sentence_no,
    case when has_nation then previous['word'] || ' ' || word else word end as name_as_written,
    case when has_nation then previous['party_start'] else party_start end as party_start,
    party_end,
    case when has_nation and party_kind in ('chief', 'officer') and previous['country_code'] <> 'US' then 'role' else party_kind end as party_kind,
    case when has_nation then previous['country_code'] else country_code end as country_code
from (
    select
        *,
        coalesce(
            party_kind in ('body', 'role', 'chief', 'officer')
            and previous['party_kind'] in ('demonym', 'country')
            and previous['hit_no'] = hit_no - 1
            and {{ rx_matches('gap_before', '^[ -]+$') }},
            false
        ) as has_nation,
        coalesce(
            party_kind in ('demonym', 'country')
            and following['party_kind'] in ('body', 'role', 'chief', 'officer')
            and following['hit_no'] = hit_no + 1
            and {{ rx_matches("following['gap_before']", '^[ -]+$') }},
            false
        ) as is_nation_of_next
    from beside
)
where not is_nation_of_next
