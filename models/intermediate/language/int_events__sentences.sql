-- depends_on: {{ ref('meeting_cues') }}
-- depends_on: {{ ref('request_cues') }}
-- depends_on: {{ ref('party_words') }}
{%- set cues -%}
    (?i)\b(?:{{ words_pattern('meeting_cues', 'cue') }}|{{ words_pattern('request_cues', 'cue') }}|{{ addressed_pattern() }})\b
{%- endset %}

select
    sentences.cable_id,
    sentences.paragraph_no,
    sentences.sentence_no,
    sentences.start_offset,
    sentences.text,
    headers.sent_date
from {{ ref('int_sentences') }} as sentences
inner join {{ ref('int_headers') }} as headers
    on sentences.cable_id = headers.cable_id
where regexp_matches(sentences.text, '{{ cues }}')
