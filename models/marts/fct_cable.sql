{# One row a cable. #}

with redactions as (
    select
        cable_id,
        bool_or(has_redaction) as has_redactions
    from {{ ref('int_paragraphs') }}
    group by cable_id
),

sentences as (
    select
        cable_id,
        sum(word_count)::int as word_count
    from {{ ref('int_sentences') }}
    group by cable_id
),

repairs as (
    select
        cable_id,
        count(*)::int as repair_count
    from {{ ref('int_repairs') }}
    group by cable_id
),

flags as (
    select
        cable_id,
        {{ collect_sorted('flag') }} as quality_flags
    from {{ ref('int_quality_flags') }}
    group by cable_id
)

select
    headers.cable_id,
    coalesce((strftime(headers.sent_date, '%Y%m%d'))::integer, -1) as date_key,
    case when headers.post_code is null then '-1' else {{ surrogate_key(['headers.post_code']) }} end as post_key,
    headers.sent_at,
    headers.date_basis,
    headers.classification,
    headers.captions,
    headers.precedence,
    headers.subject,
    headers.declassify_on,
    coalesce(headers.signer_as_read, headers.signer) as signer,
    headers.classified_by,
    coalesce(sequences.paragraph_count, 0) as paragraph_count,
    coalesce(sentences.word_count, 0) as word_count,
    headers.is_partial_extract,
    coalesce(redactions.has_redactions, false) as has_redactions,
    headers.text_status,
    coalesce(repairs.repair_count, 0) as repair_count,
    cables.source_count::int as source_count,
    coalesce(sequences.paragraph_sequence, 'unnumbered') as paragraph_sequence,
    cables.in_cablegate_html,
    cables.in_cables_csv,
    cables.in_plusd_html,
    cables.in_history_lab,
    cables.in_pdf,
    cables.in_plain_text,
    cables.copies_differ,
    cables.id_disagrees,
    coalesce(flags.quality_flags, {{ empty_list('varchar') }}) as quality_flags
from {{ ref('int_headers') }} as headers
inner join {{ ref('int_cables') }} as cables on headers.cable_id = cables.cable_id
left join redactions on headers.cable_id = redactions.cable_id
left join {{ ref('int_paragraph_sequences') }} as sequences on headers.cable_id = sequences.cable_id
left join sentences on headers.cable_id = sentences.cable_id
left join repairs on headers.cable_id = repairs.cable_id
left join flags on headers.cable_id = flags.cable_id
