-- The person whom a bare role stands for: "the Foreign Minister" is the one so titled whom the cable named last before.
with

roles as (
    select
        parties.cable_id,
        parties.sentence_no,
        parties.party_no,
        sentences.start_offset + parties.party_start as start_offset,
        parties.country_code,
        coalesce(synonyms.role, lower(parties.name)) as role
    from {{ ref('int_events__parties') }} as parties
    inner join {{ ref('int_events__sentences') }} as sentences
        on parties.cable_id = sentences.cable_id and parties.sentence_no = sentences.sentence_no
    left join {{ ref('role_synonyms') }} as synonyms on lower(parties.name) = synonyms.short_form
    where
        parties.party_kind = 'role'
        and not parties.is_possessive
        and parties.name not like '%s'
        and {{ rx_matches('substring(sentences.text, greatest(parties.party_start - 4, 0) + 1, least(parties.party_start, 4))', '(?:\\b[Tt]he |^)$') }}
),

holders as (
    select
        persons.cable_id,
        persons.person_no,
        persons.country_code,
        lower(persons.title_in_cable) as title
    from {{ ref('int_persons') }} as persons
    where persons.title_in_cable is not null
),

-- what a role is told from: "President" is not the Vice President, "Minister" may be any
matched as (
    select distinct
        roles.cable_id,
        roles.role,
        roles.country_code,
        holders.person_no
    from (
        select distinct
            cable_id,
            role,
            country_code
        from roles
    ) as roles
    inner join holders on roles.cable_id = holders.cable_id
    left join {{ ref('role_synonyms') }} as synonyms on holders.title = synonyms.short_form
    where
        contains(' ' || coalesce(synonyms.role, holders.title) || ' ', ' ' || roles.role || ' ')
        and not regexp_matches(
            coalesce(synonyms.role, holders.title), '\b(?:vice|deputy|assistant|under|acting|former|ex) ' || roles.role || '\b'
        )
        and (roles.country_code is null or holders.country_code is null or roles.country_code = holders.country_code)
),

named as (
    select
        matched.cable_id,
        matched.role,
        matched.country_code,
        matched.person_no,
        mentions.start_offset
    from matched
    inner join {{ ref('int_mentions') }} as mentions
        on matched.cable_id = mentions.cable_id and matched.person_no = mentions.person_no
)

select
    roles.cable_id,
    roles.sentence_no,
    roles.party_no,
    named.person_no
from roles
asof inner join named
    on
        roles.cable_id = named.cable_id
        and roles.role = named.role
        and coalesce(roles.country_code, '') = coalesce(named.country_code, '')
        and roles.start_offset > named.start_offset
