-- The first party of a sentence that no preposition governs: most often its subject.
select
    sentences.cable_id,
    sentences.paragraph_no,
    sentences.sentence_no,
    arg_min(
        struct_pack(name := parties.name, person_no := parties.person_no, country_code := parties.country_code, party_kind := parties.party_kind),
        parties.party_start
    ) as subject
from {{ ref('int_requests__resolved_parties') }} as parties
inner join {{ ref('int_events__sentences') }} as sentences
    on parties.cable_id = sentences.cable_id and parties.sentence_no = sentences.sentence_no
where parties.governed_by = '' and not parties.is_possessive
group by sentences.cable_id, sentences.paragraph_no, sentences.sentence_no
