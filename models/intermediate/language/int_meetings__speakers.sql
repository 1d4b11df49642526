-- depends_on: {{ ref('clause_words') }}
{%- set speech -%}
    ^(?:,[^,.;]{1,90},|[^\p{L},.;]{0,3}\([^)]{1,40}\))? *(?:(?:also|then|further|later|again|had|has|reportedly|strongly|quickly|privately) +){0,2}(?:{{ words_pattern('clause_words', 'word', "word_kind = 'speech'") }})\b
{%- endset %}

-- How often each person of a cable speaks, and where first: someone whom a cable quotes at length was talked to.
select
    mentions.cable_id,
    mentions.person_no,
    count(*) as speech_count,
    count(distinct mentions.paragraph_no) as paragraph_count,
    list_sort(list(distinct mentions.paragraph_no)) as paragraphs,
    min(mentions.sentence_no) as first_sentence_no
from {{ ref('int_mentions') }} as mentions
inner join {{ ref('int_sentences') }} as sentences
    on mentions.cable_id = sentences.cable_id and mentions.sentence_no = sentences.sentence_no
where regexp_matches(substring(sentences.text, mentions.end_offset - sentences.start_offset + 1, 130), '{{ speech }}')
group by mentions.cable_id, mentions.person_no
