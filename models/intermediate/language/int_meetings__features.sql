{{ config(materialized='view') }}
-- What speaks for and against an occasion being an encounter, in numbers; event_weights says how much.
with

described as (
    select
        cable_id,
        occasion_no,
        [
            struct_pack(feature := 'constant', value := 1.0),
            struct_pack(feature := 'first family ' || family, value := 1.0),
            struct_pack(feature := 'tellings', value := least(ln(telling_count), 2.0)),
            struct_pack(feature := 'paragraphs', value := least(len(paragraphs), 3)),
            struct_pack(feature := 'with us', value := cast(with_us as integer)),
            struct_pack(feature := 'dated', value := cast(is_dated as integer)),
            struct_pack(feature := 'undated, told once', value := cast(not is_dated and telling_count = 1 as integer)),
            struct_pack(feature := 'date inherited', value := cast(not is_dated and first_date is not null as integer)),
            struct_pack(feature := 'some past', value := cast(has_past as integer)),
            struct_pack(feature := 'some prospect', value := cast(has_prospect as integer)),
            struct_pack(feature := 'unlisted', value := cast(has_unlisted as integer)),
            struct_pack(feature := 'unlisted only', value := cast(is_unlisted as integer)),
            struct_pack(feature := 'complete', value := cast(is_complete as integer)),
            struct_pack(feature := 'share complete', value := complete_share),
            struct_pack(feature := 'incomplete ' || family, value := cast(not is_complete as integer)),
            struct_pack(feature := 'reported', value := cast(is_reported as integer)),
            struct_pack(feature := 'some reported', value := cast(has_reported as integer)),
            struct_pack(feature := 'reported ' || family, value := cast(is_reported_first as integer)),
            struct_pack(feature := 'purpose', value := cast(is_purpose as integer)),
            struct_pack(feature := 'definite', value := cast(is_definite as integer)),
            struct_pack(feature := 'indefinite', value := cast(has_indefinite as integer)),
            struct_pack(feature := 'another', value := cast(is_other as integer)),
            struct_pack(feature := 'place', value := cast(place is not null as integer)),
            struct_pack(feature := 'nobody named', value := cast(len(person_nos) = 0 as integer)),
            struct_pack(feature := 'Americans named only', value := cast(named_count = 0 and len(person_nos) > 0 as integer)),
            struct_pack(feature := 'summary and body', value := cast(paragraphs[1] <= 1 and paragraphs[-1] >= 2 and telling_count > 1 as integer)),
            struct_pack(feature := 'quoted only', value := cast(families = ['say'] as integer)),
            struct_pack(feature := 'three named', value := cast(named_count >= 3 as integer)),
            struct_pack(feature := 'past', value := cast(is_past as integer)),
            struct_pack(feature := 'past at first', value := cast(is_past_first as integer)),
            struct_pack(feature := 'prospect', value := cast(is_prospect as integer)),
            struct_pack(feature := 'negated', value := cast(is_negated as integer)),
            struct_pack(feature := 'wished', value := cast(is_wished as integer)),
            struct_pack(feature := 'some wished', value := cast(has_wished as integer)),
            struct_pack(feature := 'wished, undated', value := cast(is_wished and not is_dated as integer)),
            struct_pack(feature := 'series', value := cast(is_series as integer)),
            struct_pack(feature := 'part of series', value := cast(is_part_of_series as integer)),
            struct_pack(feature := 'redacted', value := cast(has_redacted as integer)),
            struct_pack(feature := 'role', value := cast(has_role as integer)),
            struct_pack(feature := 'redacted only', value := cast(has_redacted and named_count = 0 as integer)),
            struct_pack(feature := 'role only', value := cast(has_role and named_count = 0 and not has_redacted as integer)),
            struct_pack(feature := 'body only', value := cast(not has_role and named_count = 0 and not has_redacted as integer)),
            struct_pack(feature := 'one counterpart', value := cast(counterpart_count = 1 as integer)),
            struct_pack(feature := 'three counterparts', value := cast(counterpart_count >= 3 as integer)),
            struct_pack(feature := 'five counterparts', value := cast(counterpart_count >= 5 as integer)),
            struct_pack(feature := 'two named', value := cast(named_count >= 2 as integer)),
            struct_pack(feature := 'no American', value := cast(us_count = 0 as integer)),
            struct_pack(feature := 'two Americans', value := cast(us_count >= 2 as integer)),
            struct_pack(feature := 'no subject', value := cast(not has_subject as integer)),
            struct_pack(feature := 'no object', value := cast(not has_object as integer)),
            struct_pack(feature := 'medium unknown', value := cast(list_contains(media, 'unknown') as integer)),
            struct_pack(feature := 'unnumbered paragraph', value := cast(paragraphs[1] = 0 as integer)),
            struct_pack(feature := 'first paragraph', value := cast(paragraphs[1] = 1 as integer)),
            struct_pack(feature := 'never quoted', value := cast(speech_count = 0 as integer)),
            struct_pack(feature := 'quoted three times', value := cast(speech_count >= 3 as integer)),
            struct_pack(feature := 'quoted six times', value := cast(speech_count >= 6 as integer)),
            struct_pack(feature := 'quoted once, no cue', value := cast(speech_count = 1 and families = ['say'] as integer)),
            struct_pack(feature := 'quoted thrice, no cue', value := cast(speech_count >= 3 and families = ['say'] as integer)),
            struct_pack(feature := 'quoted in paragraphs, no cue', value := cast(len(paragraphs) >= 2 and families = ['say'] as integer))
        ]
        || list_transform(cues, lambda cue: struct_pack(feature := 'cue ' || cue, value := 1.0))
        || list_transform(families, lambda family: struct_pack(feature := 'family ' || family, value := 1.0))
        || list_transform(
            families, lambda family: struct_pack(feature := if(with_us, 'with us ', 'without us ') || family, value := 1.0)
        ) as features
    from {{ ref('int_meetings__occasions') }}
),

-- what the cable says elsewhere of those who were met, on average
of_persons as (
    select
        met.cable_id,
        met.occasion_no,
        person_features.feature,
        sum(person_features.value) / any_value(met.met_count) as value
    from (
        select
            cable_id,
            occasion_no,
            cast(substring(unnest(named), 2) as integer) as person_no,
            len(named) as met_count
        from (
            select
                cable_id,
                occasion_no,
                list_filter(counterparts, lambda party: {{ rx_matches('party', '^p[0-9]+$') }}) as named
            from {{ ref('int_meetings__occasions') }}
        ) as named_ones
    ) as met
    inner join {{ ref('int_meetings__person_features') }} as person_features
        on met.cable_id = person_features.cable_id and met.person_no = person_features.person_no
    group by met.cable_id, met.occasion_no, person_features.feature
)

select
    cable_id,
    occasion_no,
    feature['feature'] as feature,
    cast(feature['value'] as double) as value
from (
    select
        cable_id,
        occasion_no,
        unnest(features) as feature
    from described
) as one_by_one
where feature['value'] <> 0
union all
select
    cable_id,
    occasion_no,
    feature,
    value
from of_persons
