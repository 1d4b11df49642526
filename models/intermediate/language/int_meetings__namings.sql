-- depends_on: {{ ref('party_words') }}
-- depends_on: {{ ref('clause_words') }}
-- depends_on: {{ ref('speech_verbs') }}
-- depends_on: {{ ref('reporting_verbs') }}
{%- set speech -%}
    ^(?:,[^,.;]{1,90},|[^\p{L},.;]{0,3}\([^)]{1,40}\))? *(?:(?:on +)?\p{L}+\.? +\d{1,2} +)?(?:(?:also|then|further|later|again|had|has|reportedly|strongly|quickly|privately) +){0,2}(?:{{ words_pattern('clause_words', 'word', "word_kind = 'speech'") }}|{{ words_pattern('speech_verbs', 'verb', "verb_kind = 'speech'") }}|{{ words_pattern('reporting_verbs', 'verb') }})\b
{%- endset %}
{%- set tells -%}
    ^[^.;]{0,90}?\b(?:told|informed|assured|briefed|advised) +(?:the +)?(?:visiting +)?(?:\p{Lu}|us\b|[a-z/]{1,12}off)
{%- endset %}
{%- set americans -%}
    \b(?:(?i:{{ words_pattern('party_words', 'word', "party_kind in ('officer', 'chief')") }})|{{ words_pattern('party_words', 'word', "party_kind = 'pronoun_us'") }})\b
{%- endset %}
{%- set exists %}^,? *(?:{{ words_pattern('clause_words', 'word', "word_kind = 'auxiliary'") }}|been?)\b{% endset %}

-- How the text names a person, place by place: as a speaker, beside an American or a word of meeting, or as whoever is merely spoken of.
with

namings as (
    select
        mentions.cable_id,
        mentions.paragraph_no,
        mentions.sentence_no,
        mentions.person_no,
        mentions.start_offset - sentences.start_offset as name_start,
        mentions.end_offset - sentences.start_offset as name_end,
        sentences.text,
        substring(sentences.text, mentions.end_offset - sentences.start_offset + 1, 130) as text_after,
        substring(
            sentences.text,
            greatest(mentions.start_offset - sentences.start_offset - 60, 0) + 1,
            least(mentions.start_offset - sentences.start_offset, 60)
        ) as text_before
    from {{ ref('int_mentions') }} as mentions
    inner join {{ ref('int_sentences') }} as sentences
        on mentions.cable_id = sentences.cable_id and mentions.sentence_no = sentences.sentence_no
),

cued_sentences as (
    select
        cable_id,
        sentence_no,
        bool_or(family in ('meet', 'noun', 'host', 'call_on', 'phone', 'talk')) as has_encounter
    from {{ ref('int_meetings__frames') }}
    where family <> 'deliver'
    group by cable_id, sentence_no
)

select
    namings.cable_id,
    namings.paragraph_no,
    namings.sentence_no,
    namings.person_no,
    namings.name_start,
    namings.name_end,
    nullif({{ rx_extract('namings.text_after', speech) }}, '') as speech,
    {{ governing_word('namings.text_before') }} as governed_by,
    namings.name_start < 5 as is_opening,
    {{ rx_matches('namings.text_after', tells) }} as is_telling,
    {{ rx_matches('left(namings.text_after, 60)', americans) }} as is_before_american,
    {{ rx_matches('left(namings.text_after, 3)', "^(?:['’]s?\\b|['’] )") }} as is_possessive,
    {{ rx_matches('left(namings.text_after, 20)', exists) }} as is_described,
    {{ rx_matches('left(namings.text_after, 3)', '^ +\\p{Lu}') }} as is_before_name,
    {{ rx_matches('namings.text_before', '(?i)\\b(?:former|late|then|ex)\\b') }} as is_former,
    cued_sentences.cable_id is not null as is_beside_cue,
    coalesce(cued_sentences.has_encounter, false) as is_beside_encounter
from namings
left join cued_sentences
    on namings.cable_id = cued_sentences.cable_id and namings.sentence_no = cued_sentences.sentence_no
