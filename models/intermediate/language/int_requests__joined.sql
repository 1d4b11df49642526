-- A request with all its tellings: the two likeliest give the words, the likeliest that names a party gives that party.
with

gathered as (
    select
        cable_id,
        request_no,
        list_sort(list(distinct paragraph_no)) as paragraphs,
        arg_min(
            struct_pack(name := requester, person_no := requester_person_no, country_code := requester_country_code), telling_no
        ) filter (requester is not null) as requester,
        arg_min(
            struct_pack(name := addressee, person_no := addressee_person_no, country_code := addressee_country_code), telling_no
        ) filter (addressee is not null) as addressee,
        arg_min(
            struct_pack(
                cue := cue,
                cue_no := cue_no,
                family := family,
                evidence_start := start_offset,
                evidence_end := start_offset + length(text)
            ),
            telling_no
        ) as telling,
        list(wide_action order by telling_no) as actions,
        max(confidence) as confidence
    from {{ ref('int_requests__tellings') }}
    group by cable_id, request_no
),

-- what the second telling says beyond the first: a summary says what, the body how many and when
told as (
    select
        *,
        len(list_filter(
            {{ long_words('actions[2]') }},
            lambda word: not contains(lower(actions[1]), word)
        )) >= 2 as adds_words
    from gathered
)

select
    cable_id,
    request_no,
    paragraphs,
    trim({{ single_blanks("requester['name']") }}) as requester,
    requester['person_no'] as requester_person_no,
    requester['country_code'] as requester_country_code,
    trim({{ single_blanks("addressee['name']") }}) as addressee,
    addressee['person_no'] as addressee_person_no,
    addressee['country_code'] as addressee_country_code,
    trim({{ single_blanks("if(adds_words, actions[1] || '; ' || actions[2], actions[1])") }}) as action,
    telling['cue'] as cue,
    telling['cue_no'] as cue_no,
    telling['family'] as family,
    telling['evidence_start'] as evidence_start,
    telling['evidence_end'] as evidence_end,
    confidence
from told
