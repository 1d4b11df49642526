-- Each place where a sentence names a person of the cable.
select
    mentions.cable_id,
    mentions.paragraph_no,
    mentions.sentence_no,
    mentions.start_offset::bigint as start_offset,
    mentions.end_offset::bigint as end_offset,
    mentions.name as name_as_written,
    coalesce(mentions.title_before, mentions.title_in_run, mentions.title_after) as title_as_written,
    persons.person_no
from {{ ref('int_person_mentions') }} as mentions
inner join {{ ref('int_persons__placed') }} as persons
    on mentions.cable_id = persons.cable_id and mentions.full_form = persons.full_form
where mentions.sentence_no > 0
