-- depends_on: {{ ref('int_cables') }}
{{ config(
    materialized='incremental', incremental_strategy='delete+insert', unique_key='record_id', on_schema_change='fail',
    post_hook="{{ drop_superseded() }}"
) }}

{# Where damaged characters stood. Found again by the pattern that repaired them, in the few texts that show a trace of it. #}

with texts as (
    select
        cables.cable_id,
        cables.record_id,
        {{ telegram('records.text') }} as words
    from {{ ref('int_cables') }} as cables
    inner join {{ ref('stg_raw__cable') }} as records on cables.record_id = records.record_id
    where
        {{ only_new('cables.record_id') }}
        and (
            contains(records.text, '](#)') or contains(records.text, '\underline') or contains(records.text, ',s ') or contains(records.text, ',S ') or contains(records.text, '&')
            or {{ has_address('records.text') }}
        )
),

cut as (
    select
        cable_id,
        record_id,
        {{ rx_split('words', p_damaged_characters()) }} as gaps,
        list_append({{ rx_extract_all('words', p_damaged_characters()) }}, '') as damages
    from texts
),

pieces as (
    select
        cable_id,
        record_id,
        generate_subscripts(gaps, 1) as piece_no,
        unnest(gaps) as gap,
        unnest(damages) as damage
    from cut
),

placed as (
    select
        *,
        (length(gap) + coalesce(sum(length(gap) + length(damage)) over (
            partition by record_id order by piece_no rows between unbounded preceding and 1 preceding
        ), 0))::bigint as start_offset
    from pieces
)

-- An address that is whole is no damage.
select
    cable_id,
    record_id,
    case
        when {{ has_address('damage') }} then 'broken_address'
        when damage like '[%' then 'tag_link'
        when damage like '$%' then 'paragraph_sign'
        when damage like '&%' then 'quotation_marks'
        else 'apostrophe'
    end as repair_kind,
    start_offset,
    damage as text_as_found,
    {{ repaired_characters('damage') }} as text_as_read
from placed
where damage != '' and {{ repaired_characters('damage') }} != damage
