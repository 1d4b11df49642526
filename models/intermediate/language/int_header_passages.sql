-- The classifying clause (-1) and the signature (-2) as sentences: the clause without its opening words and reasons.
with clauses as (

    select
        cable_id,
        record_id,
        classified_by_start,
        length({{ rx_extract('classified_by', clause_opening()) }}) as opening_length,
        classified_by
    from {{ ref('int_headers') }}
    where classified_by is not null

)

select
    cable_id,
    record_id,
    -1 as sentence_no,
    classified_by_start + opening_length as start_offset,
    translate(
        {{ rx_extract('substring(classified_by, opening_length + 1)', "(?is)^(.*?)(?:[(,;. ]*(?:for\\s+)?\\(?rea\\s?sons?\\b|[(]?[eo]\\.?\\s?o\\.?\\s?1|1\\s?[.]\\s?[45]|$)", 1) }},
        chr(10), ' '
    ) as text
from clauses

union all

select
    cable_id,
    record_id,
    -2,
    signer_start,
    translate(signer, chr(10), ' ')
from {{ ref('int_headers') }}
where signer is not null

union all

-- where the header model found no signature line, a name alone at the end of the text is one
select
    closing.cable_id,
    closing.record_id,
    -2,
    closing.start_offset,
    rtrim(closing.text, '. ')
from (
    select
        cable_id,
        record_id,
        arg_max(start_offset, sentence_no) as start_offset,
        arg_max(text, sentence_no) as text
    from {{ ref('int_sentences') }}
    where
        cable_id not in (
            select cable_id from {{ ref('int_headers') }}
            where signer is not null
        )
    group by cable_id, record_id
) as closing
left join {{ ref('common_words') }} as common on {{ fold_word("rtrim(closing.text, '. ')") }} = common.word
left join {{ ref('not_names') }} as never on {{ fold_word("rtrim(closing.text, '. ')") }} = never.word
left join {{ ref('organization_words') }} as bodies on {{ fold_word("rtrim(closing.text, '. ')") }} = bodies.word
where
    {{ rx_matches('closing.text', "^\\p{Lu}[\\p{L}'’-]{1,20}[. ]*$") }}
    and common.word is null
    and never.word is null
    and bodies.word is null
