-- Each party of a sentence, named or not, with what governs it.
with

persons as (
    select
        mentions.cable_id,
        mentions.sentence_no,
        sentences.text,
        mentions.name_as_written,
        mentions.start_offset - sentences.start_offset as party_start,
        mentions.end_offset - sentences.start_offset as party_end,
        mentions.person_no,
        persons.name_in_cable as name,
        persons.country_code
    from {{ ref('int_mentions') }} as mentions
    inner join {{ ref('int_events__sentences') }} as sentences
        on mentions.cable_id = sentences.cable_id and mentions.sentence_no = sentences.sentence_no
    inner join {{ ref('int_persons') }} as persons
        on mentions.cable_id = persons.cable_id and mentions.person_no = persons.person_no
),

-- a word of office that leads up to a name belongs to that name
unnamed as (
    select
        words.cable_id,
        words.sentence_no,
        sentences.text,
        words.name_as_written,
        words.party_start,
        words.party_end,
        words.party_kind,
        words.country_code
    from {{ ref('int_events__party_words') }} as words
    inner join {{ ref('int_events__sentences') }} as sentences
        on words.cable_id = sentences.cable_id and words.sentence_no = sentences.sentence_no
    anti join persons
        on
            words.cable_id = persons.cable_id
            and words.sentence_no = persons.sentence_no
            and words.party_start < persons.party_end
            and (
                words.party_end > persons.party_start
                -- "the Ambassador to Malta, Jane Roe, told"
                or (
                    words.party_kind in ('role', 'chief')
                    and {{ rx_matches(
                        'substring(sentences.text, words.party_end + 1, persons.party_start - words.party_end)',
                        '^(?: +(?:to|in|at|for|of) +(?:the +)?\\p{Lu}[\\p{L}.-]*(?: +\\p{Lu}[\\p{L}.-]*)?){1,2}, +$|^, +$'
                    ) }}
                    and {{ rx_matches('substring(sentences.text, persons.party_end + 1, 1)', ',') }}
                )
                or (
                    words.party_kind in ('role', 'chief', 'officer', 'body', 'country')
                    and not {{ rx_matches(
                        'substring(sentences.text, words.party_end + 1, persons.party_start - words.party_end)',
                        '[^A-Za-z ]|[a-z]{2,}ed\\b|\\b(?:with|and|that|to|by|from|is|was|in|us|on|told|met|for|said|has|had|will)\\b'
                    ) }}
                )
            )
    where words.party_kind <> 'demonym'
),

together as (
    select
        cable_id,
        sentence_no,
        text,
        party_start,
        party_end,
        'person' as party_kind,
        person_no,
        name,
        country_code
    from persons
    union all
    select
        cable_id,
        sentence_no,
        text,
        party_start,
        party_end,
        party_kind,
        null,
        name_as_written,
        country_code
    from unnamed
)

select
    cable_id,
    sentence_no,
    row_number() over (partition by cable_id, sentence_no order by party_start) as party_no,
    party_start,
    party_end,
    party_kind,
    person_no,
    {{ rx_replace('name', ' +', ' ') }} as name,
    country_code,
    {{ rx_matches('substring(text, party_end + 1, 3)', "^(?:['’]s?\\b|['’] )") }} as is_possessive,
    {{ governing_word('substring(text, greatest(party_start - 60, 0) + 1, least(party_start, 60))') }} as governed_by
from together
