{#- How a cable lists those who took part: within a sentence, or as a paragraph of names. -#}
{%- set listing -%}
    (?i)\b(?:accompanied by|(?:was|were) joined by|also (?:present|attend(?:ed|ing)|participat(?:ed|ing)|met with)|attended by|consist(?:ed|s|ing) of|comprised(?: of)?|delegation (?:included|of)|note-? ?taker|participated in the (?:meeting|discussion)|(?:in attendance|attended) (?:were|the meeting))\b
{%- endset -%}
{%- set list_of_names -%}
    (?i)\b(?:participants|attendees|in attendance|those present)\b *(?:were|included)? *:|^ *(?:meeting )?participants\b
{%- endset -%}

-- Who is listed as having taken part, and in which paragraph.
with

listing_sentences as (
    select
        cable_id,
        paragraph_no,
        sentence_no,
        {{ rx_matches('text', list_of_names) }} as opens_list
    from {{ ref('int_sentences') }}
    where {{ rx_matches('text', listing) }} or {{ rx_matches('text', list_of_names) }}
),

-- after "Participants:" every name of the paragraph and of the next belongs to the list
listed as (
    select
        mentions.cable_id,
        listing_sentences.paragraph_no,
        listing_sentences.sentence_no,
        listing_sentences.opens_list,
        mentions.person_no
    from listing_sentences
    inner join {{ ref('int_mentions') }} as mentions
        on
            listing_sentences.cable_id = mentions.cable_id
            and listing_sentences.paragraph_no = mentions.paragraph_no
            and (listing_sentences.sentence_no = mentions.sentence_no or (listing_sentences.opens_list and mentions.sentence_no > listing_sentences.sentence_no))
)

select
    listed.cable_id,
    listed.paragraph_no,
    bool_or(listed.opens_list) as is_list,
    bool_and(coalesce(persons.country_code = 'US', false)) as is_american,
    list_sort(list(distinct listed.person_no)) as person_nos
from listed
inner join {{ ref('int_persons') }} as persons
    on listed.cable_id = persons.cable_id and listed.person_no = persons.person_no
group by listed.cable_id, listed.paragraph_no, listed.sentence_no
having count(distinct listed.person_no) >= 2
