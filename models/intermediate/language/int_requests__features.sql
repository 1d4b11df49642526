-- What speaks for and against a candidate being an act of asking, in numbers; event_weights says how much.
with

described as (
    select
        *,
        coalesce(requester_country_code, '') = 'US' as is_from_us,
        lower(regexp_extract(right(text_before, 40), '(\S+) *$', 1)) as word_before,
        regexp_matches(right(text_before, 60), '(?i)\b(?:not|never|no|if|without)\b(?: +\S+){0,2} *$') as is_negated,
        regexp_matches(right(text_before, 60), '(?i)\b(?:will|would|should|could|may|might|to|can|must)\b(?: +\S+)? *$') as is_modal,
        regexp_matches(right(text_before, 60), '(?i)\b(?:posts?|embassy|embassies|addressees|missions?)\b[^.]{0,30}$') as is_post
    from {{ ref('int_requests__parties') }}
),

listed as (
    select
        cable_id,
        candidate_no,
        [
            struct_pack(feature := 'constant', value := 1.0),
            struct_pack(feature := 'cue ' || cue, value := 1.0),
            struct_pack(feature := 'family ' || family, value := 1.0),
            struct_pack(feature := 'family ' || family || ' ' || marker, value := 1.0),
            struct_pack(feature := 'passive', value := cast(is_passive as integer)),
            struct_pack(feature := 'inquiry', value := cast(is_inquiry as integer)),
            struct_pack(feature := 'negated', value := cast(is_negated as integer)),
            struct_pack(feature := 'modal', value := cast(is_modal as integer)),
            struct_pack(feature := 'modal ' || family, value := cast(is_modal as integer)),
            struct_pack(feature := 'Washington', value := cast(is_washington as integer)),
            struct_pack(feature := 'Washington ' || family, value := cast(is_washington as integer)),
            struct_pack(feature := 'requester ' || requester_kind, value := 1.0),
            struct_pack(feature := 'from us', value := cast(is_from_us as integer)),
            struct_pack(feature := 'addressee ' || addressee_kind, value := 1.0),
            struct_pack(feature := 'addressee ' || addressee_kind || ' ' || family, value := 1.0),
            struct_pack(feature := 'one country', value := cast(coalesce(requester_country_code = addressee_country_code, false) as integer)),
            struct_pack(feature := 'post before', value := cast(is_post as integer)),
            struct_pack(feature := 'post before ' || family, value := cast(is_post as integer)),
            struct_pack(feature := 'short action', value := cast(action_length < 25 as integer)),
            struct_pack(feature := 'very short action', value := cast(action_length < 12 as integer)),
            struct_pack(feature := 'action in lower case', value := cast(regexp_matches(action, '^\p{Ll}') as integer)),
            struct_pack(feature := 'long addressee', value := cast(length(whom_phrase) > 45 as integer)),
            struct_pack(feature := 'unnumbered paragraph', value := cast(paragraph_no = 0 as integer)),
            struct_pack(feature := 'first paragraph', value := cast(paragraph_no = 1 as integer)),
            struct_pack(
                feature := 'after ' || word_before,
                value := cast(
                    word_before in (
                        'the', 'a', 'to', 'his', 'their', 'that', 'also', 'and', 'has', 'had', 'have', 'not', 'who', 'would', 'will', 'again',
                        'he', 'we', 'they', 'post', 'our', 'for', 'was', 'been', 'be', 'is', 'are'
                    ) as integer
                )
            )
        ] as features
    from described
)

select
    cable_id,
    candidate_no,
    feature['feature'] as feature,
    cast(feature['value'] as double) as value
from (
    select
        cable_id,
        candidate_no,
        unnest(features) as feature
    from listed
) as one_by_one
where feature['value'] <> 0
