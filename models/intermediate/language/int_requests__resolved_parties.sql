-- depends_on: {{ ref('asking_words') }}
{%- set openings = words_pattern('asking_words', 'word', "word_kind = 'opening'") %}

-- The parties of each sentence by name: a pronoun by the person it stands for, an office of the post by its holder, any
-- other office by the person so titled who was named last.
with

parties as (
    select
        parties.*,
        sentences.start_offset + parties.party_start as party_offset,
        -- "the Reef Commission": the word for a body is the last of its name
        case
            when parties.party_kind in ('body', 'role') and parties.person_no is null and {{ rx_matches('parties.name', '^\\p{Lu}') }}
                then {{ rx_replace(
                    rx_extract(
                        'substring(sentences.text, greatest(parties.party_start - 50, 0) + 1, least(parties.party_start, 50))',
                        '(?:\\b\\p{Lu}[\\p{L}&-]* +){1,4}$'
                    ),
                    '^(?:(?:' ~ openings ~ ') +)+|^[^ ]*$', ''
                ) }}
            else ''
        end as name_before,
        lower({{ rx_extract('parties.name', '([\\p{L}]+)$', 1) }}) as role_word
    from {{ ref('int_events__parties') }} as parties
    inner join {{ ref('int_events__sentences') }} as sentences
        on parties.cable_id = sentences.cable_id and parties.sentence_no = sentences.sentence_no
),

titled as (
    select
        mentions.cable_id,
        mentions.person_no,
        mentions.end_offset,
        unnest(list_distinct({{ rx_extract_all('lower(mentions.title_as_written)', '[\\p{L}]+') }})) as role_word
    from {{ ref('int_mentions') }} as mentions
    where mentions.title_as_written is not null
),

holders as (
    select
        parties.cable_id,
        parties.sentence_no,
        parties.party_no,
        titled.person_no
    from parties
    asof inner join titled
        on
            parties.cable_id = titled.cable_id
            and parties.role_word = titled.role_word
            and parties.party_offset >= titled.end_offset
    where parties.party_kind = 'role' and parties.person_no is null
),

-- where the title comes only later in the cable: the one who bears it
titled_most as (
    select
        cable_id,
        role_word,
        min(person_no) as person_no
    from titled
    group by cable_id, role_word
    having count(distinct person_no) = 1
)

select
    parties.cable_id,
    parties.sentence_no,
    parties.party_start,
    parties.party_end,
    parties.party_kind,
    parties.is_possessive,
    parties.governed_by,
    persons.person_no,
    coalesce(
        persons.name_in_cable,
        subjects.redacted_name,
        case
            when parties.party_kind = 'pronoun_us' then 'U.S.'
            when parties.party_kind not in ('pronoun', 'pronoun_plural') then parties.name_before || parties.name
        end
    ) as name,
    coalesce(persons.country_code, parties.country_code) as country_code
from parties
left join {{ ref('int_events__subjects') }} as subjects
    on parties.cable_id = subjects.cable_id and parties.sentence_no = subjects.sentence_no and parties.party_no = subjects.party_no
left join {{ ref('int_events__offices') }} as offices
    on
        parties.cable_id = offices.cable_id
        and parties.party_kind in ('chief', 'officer')
        and offices.office = {{ office_named('parties.name') }}
left join holders
    on parties.cable_id = holders.cable_id and parties.sentence_no = holders.sentence_no and parties.party_no = holders.party_no
left join titled_most
    on
        parties.cable_id = titled_most.cable_id
        and parties.party_kind = 'role'
        and parties.person_no is null
        and parties.role_word = titled_most.role_word
left join {{ ref('int_persons') }} as persons
    on
        parties.cable_id = persons.cable_id
        and coalesce(parties.person_no, subjects.person_no, offices.person_no, holders.person_no, titled_most.person_no) = persons.person_no
        and (coalesce(holders.person_no, titled_most.person_no) is null or parties.country_code is null or parties.country_code = persons.country_code)
where coalesce(persons.name_in_cable, subjects.redacted_name, if(parties.party_kind in ('pronoun', 'pronoun_plural'), null, parties.name)) is not null
