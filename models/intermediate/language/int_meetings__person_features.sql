-- depends_on: {{ ref('meeting_cues') }}
{%- set encounter %}(?i)\b(?:{{ words_pattern('meeting_cues', 'cue', "family in ('meet', 'noun', 'phone', 'call_on')") }})\b{% endset %}

-- How a cable speaks of each foreigner it names, in numbers: whoever is met is named otherwise than whoever is talked about.
with

counted as (
    select
        cable_id,
        person_no,
        count(*) as naming_count,
        min(paragraph_no) as first_paragraph_no
    from {{ ref('int_meetings__namings') }}
    group by cable_id, person_no
),

foreigners as (
    select
        counted.*,
        persons.title_in_cable is not null as has_title,
        contains(lower(coalesce(headers.subject, '')), lower(persons.surname)) as is_in_subject,
        {{ rx_matches("coalesce(headers.subject, '')", encounter) }} as has_meeting_subject,
        counted.naming_count / sum(counted.naming_count) over by_cable as share_of_foreigners,
        counted.naming_count = max(counted.naming_count) over by_cable as is_most_named,
        count(*) over by_cable as foreigner_count
    from counted
    inner join {{ ref('int_persons') }} as persons
        on counted.cable_id = persons.cable_id and counted.person_no = persons.person_no
    inner join {{ ref('int_headers') }} as headers
        on counted.cable_id = headers.cable_id
    where persons.country_code is distinct from 'US'
    window by_cable as (partition by counted.cable_id)
),

ways as (
    select
        cable_id,
        person_no,
        unnest([
            if(is_opening, 'opens', null),
            if(speech is not null, 'speaks', null),
            if(is_telling, 'tells', null),
            if(is_before_american, 'before American', null),
            if(is_possessive, 'possessive', null),
            if(is_described, 'described', null),
            if(is_before_name, 'before name', null),
            if(is_former, 'former', null),
            if(is_beside_cue, 'beside cue', null),
            if(is_beside_encounter, 'beside encounter', null),
            if(paragraph_no <= 1, 'in summary', null),
            nullif(governed_by, '')
        ]) as way
    from {{ ref('int_meetings__namings') }}
),

shares as (
    select
        ways.cable_id,
        ways.person_no,
        ways.way,
        count(*) / any_value(foreigners.naming_count) as share
    from ways
    inner join foreigners
        on ways.cable_id = foreigners.cable_id and ways.person_no = foreigners.person_no
    where ways.way is not null
    group by ways.cable_id, ways.person_no, ways.way
),

described as (
    select
        cable_id,
        person_no,
        unnest([
            struct_pack(feature := 'person: namings', value := least(ln(naming_count), 3.0)),
            struct_pack(feature := 'person: first paragraph', value := least(first_paragraph_no, 10) / 10),
            struct_pack(feature := 'person: title', value := cast(has_title as integer)),
            struct_pack(feature := 'person: in subject', value := cast(is_in_subject as integer)),
            struct_pack(feature := 'person: subject of meeting', value := cast(has_meeting_subject as integer)),
            struct_pack(feature := 'person: share of foreigners', value := share_of_foreigners),
            struct_pack(feature := 'person: most named', value := cast(is_most_named as integer)),
            struct_pack(feature := 'person: foreigners', value := ln(foreigner_count))
        ]) as feature
    from foreigners
    union all
    select
        cable_id,
        person_no,
        unnest([
            struct_pack(feature := 'person: ' || way, value := 1.0),
            struct_pack(feature := 'person: share ' || way, value := share)
        ]) as feature
    from shares
)

select
    cable_id,
    person_no,
    feature['feature'] as feature,
    cast(feature['value'] as double) as value
from described
where feature['value'] <> 0
