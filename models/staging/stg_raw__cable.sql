with

source as (
    select * from {{ source('raw', 'cable') }}
),

decoded as (
    select
        record_id,
        file_sha256,
        record_no,
        container_cable_id,
        {{ parse_timestamp(plain_iso_time('container_date'), container_date_formats()) }} as container_created_at,
        text,
        body_offset,
        format,
        nullif(trim(container_date), '') as container_date,
        nullif(trim(container_origin), '') as container_origin,
        nullif(trim(container_classification), '') as container_classification,
        nullif(trim(container_subject), '') as container_subject,
        nullif(trim(container_references), '') as container_references,
        nullif(trim(container_tags), '') as container_tags,
        {{ split_at("nullif(trim(container_references), '')", '|') }} as container_reference_list,
        {{ container_tags('container_tags', 'format') }} as container_tag_list,
        container_fields,
        text_sha256,
        byte_start,
        byte_end,
        row_start,
        row_end,
        load_id
    from source
)

select * from decoded
