-- Names of those whose letters, e-mails and calls a cable refers to ("REF: TARVEK/OSEI E-MAILS"). Symbols of offices stand there too and are no names.
with parties as (

    select
        cable_id,
        unnest({{ rx_split(rx_extract('reference_as_written', "((?:\\p{Lu}[\\p{Lu}'’]{2,} ?[/-] ?)+\\p{Lu}[\\p{Lu}'’]{2,}) +(?:[0-9/.-]+ +)?(?:E-?MAIL|TELE?CON|PHONECON|FONECON|LETTER|CONVERSATION)", 1), " ?[/-] ?") }}) as name
    from {{ ref('int_references') }}
    where reference_kind = 'other'

),

folded as (

    select
        cable_id,
        name,
        {{ fold_word('name') }} as form
    from parties
    where name <> ''

)

select distinct
    folded.cable_id,
    folded.name,
    folded.form
from folded
left join {{ ref('organization_words') }} as bodies on folded.form = bodies.word
left join {{ ref('not_names') }} as never on folded.form = never.word
left join {{ ref('title_phrases') }} as offices on folded.form = offices.phrase
left join {{ ref('titles') }} as titles on folded.form = titles.word
where bodies.word is null and never.word is null and offices.phrase is null and titles.word is null
