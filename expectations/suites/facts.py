"""What readers rely on in meetings, requests and officials: proven by the text, near their cable, parties that fit.

Keys, relationships and value sets of single columns are held by dbt's data tests and contracts.
"""

from __future__ import annotations

from great_expectations import expectations as gxe

from expectations import thresholds
from expectations.checks import Check, TableSuite, each, expect, few, never, too_many
from expectations.suites.cables import AS_FOUND, MART

SIDED = "select count(*) from {batch} where side in ('host', 'us', 'third')"
OFFSETS = "Offsets were taken from another copy of the cable, or an earlier repair changed the length."
NAMES = "Runs of capitalised words are told from names by other rules than before: see int_run_names."


def suites() -> list[TableSuite]:
    """Return the suites of the tables about meetings, requests and officials."""
    return [
        _meetings(),
        _held_meetings(),
        _participants(),
        _requests(),
        _answers(),
        _officials(),
        _official_titles(),
        _cable_officials(),
    ]


def _proven(key: str) -> list[Check]:
    """What holds of every fact that carries its evidence."""
    return [
        never(
            "evidence_as_found",
            "The evidence is what stands in the text as found, at its offsets",
            f"select e.{key}, e.cable_id, e.evidence_start, e.evidence_end, e.evidence "
            f"from {{batch}} as e {AS_FOUND} where coalesce(e.evidence, '') = '' or e.evidence is distinct from "
            "substring(r.text, e.evidence_start + 1, e.evidence_end - e.evidence_start)",
            cause=OFFSETS,
        ),
        never(
            "paragraphs_exist",
            "The paragraphs named are paragraphs of the cable, one at least",
            f"select e.{key}, e.cable_id, e.paragraph_no from (select {key}, cable_id, unnest(case when "
            "coalesce(len(paragraphs), 0) = 0 then [-1] else paragraphs end) as "
            "paragraph_no from {batch}) as e anti join marts.cable_paragraph using (cable_id, paragraph_no)",
            cause="Paragraphs were numbered anew and the fact was not derived again.",
        ),
        expect(
            "confidence_bounds",
            gxe.ExpectColumnValuesToBeBetween(
                column="confidence", min_value=0, max_value=1, description="Confidence is between 0 and 1"
            ),
            cause="A weight of seeds/language/event_weights.csv, or the formula that adds them.",
        ),
        never(
            "of_its_cable",
            "A fact stands under the post of the cable that reports it",
            f"select e.{key}, e.cable_id, e.post_key, f.post_key as post_of_cable from {{batch}} as e "
            "left join marts.fct_cable as f using (cable_id) where e.post_key is distinct from f.post_key",
            cause=MART,
        ),
    ]


def _meetings() -> TableSuite:
    return TableSuite(
        "marts.fct_meeting",
        ("meeting_key", "cable_id"),
        [
            *_proven("meeting_key"),
            never(
                "every_meeting",
                "Every meeting found is in fct_meeting, and no other",
                "select meeting_key, cable_id, k.meeting_key is not null as found from {batch} as m full join "
                "intermediate.int_meetings__keyed as k using (meeting_key, cable_id) "
                "where m.meeting_key is null or k.meeting_key is null",
                cause=MART,
            ),
            each(
                "ends_after_it_begins",
                "A meeting ends no earlier than it begins",
                "end_date_key < date_key and end_date_key <> -1",
                shows="meeting_key, cable_id, date_key, end_date_key",
                cause="The two days of a span were read in the wrong order.",
            ),
            each(
                "unknown_day_is_said",
                "A meeting without a day says that its date is unknown, and one with a day does not",
                "(date_key = -1) <> (date_precision = 'unknown')",
                shows="meeting_key, cable_id, date_key, date_precision",
                cause=MART,
            ),
            each(
                "basis_of_a_day_is_said",
                "A meeting says where its day comes from, told or taken, just where it has one",
                "(date_key = -1) <> (date_basis is null)",
                shows="meeting_key, cable_id, date_key, date_basis",
                cause=MART,
            ),
            never(
                "participants_counted",
                "A meeting counts at least the participants it names",
                "select m.meeting_key, m.cable_id, m.participant_count, count(o.official_key) as named "
                "from {batch} as m left join marts.bridge_meeting_official as o using (meeting_key) group by all "
                "having m.participant_count < named or m.participant_count < 0",
                cause=MART,
            ),
            never(
                "near_the_cable",
                f"At most {thresholds.FAR_FROM_THE_CABLE.value:.0%} of dated meetings are more than two years from "
                "their cable",
                "select m.meeting_key, m.cable_id, m.date_key, c.date_key as cable_date_key from {batch} as m "
                "join marts.fct_cable as c using (cable_id) where m.date_key <> -1 and c.date_key <> -1 "
                "and abs(m.date_key // 10000 - c.date_key // 10000) > 2 "
                f"{too_many(thresholds.FAR_FROM_THE_CABLE, 'select count(*) from {batch} where date_key <> -1')}",
                cause="Years are misread, or history told in passing is taken for the meeting reported.",
                warns=True,
            ),
        ],
    )


def _held_meetings() -> TableSuite:
    late = thresholds.HELD_AFTER_THE_CABLE
    return TableSuite(
        "marts.fct_meeting",
        ("meeting_key", "cable_id"),
        [
            never(
                "held_before_told",
                f"At most {late.value:.0%} of the meetings held are dated later than the cable that reports them",
                "select m.meeting_key, m.cable_id, met.date as met, sent.date as sent from {batch} as m "
                "join marts.dim_date as met using (date_key) join marts.fct_cable as c using (cable_id) "
                "join marts.dim_date as sent on sent.date_key = c.date_key "
                "where c.date_key <> -1 and met.date > sent.date + 1 "
                f"{too_many(late)}",
                cause="Announced visits are read as held, or dates were moved.",
                warns=True,
            ),
        ],
        part="held",
        where="status = 'held' and date_key <> -1",
    )


def _participants() -> TableSuite:
    return TableSuite(
        "marts.bridge_meeting_official",
        ("meeting_key", "official_key"),
        [
            each(
                "named",
                "A participant has a name in the cable",
                "coalesce(trim(name_in_cable), '') = ''",
                shows="meeting_key, official_key, side",
                cause=MART,
            ),
            never(
                "every_participant",
                "Every person found in a meeting takes part in it, and no other",
                "select meeting_key, official_key, p.official_key is not null as found from {batch} as b full join "
                "(select distinct k.meeting_key, f.official_key from intermediate.int_meetings__participants as f "
                "join intermediate.int_meetings__keyed as k using (cable_id, occasion_no)) as p "
                "using (meeting_key, official_key) where b.meeting_key is null or p.meeting_key is null",
                cause=MART,
            ),
            never(
                "person_of_the_cable",
                "A participant is an official whom the cable names",
                "select b.meeting_key, m.cable_id, b.official_key, b.name_in_cable from {batch} as b "
                "join marts.fct_meeting as m using (meeting_key) "
                "anti join marts.bridge_cable_official as c on c.cable_id = m.cable_id "
                "and c.official_key = b.official_key",
                cause="Officials were told apart anew and participants were not.",
            ),
            few(
                "side_known",
                "of the participants are of a side unknown",
                "side = 'unknown'",
                thresholds.SIDES_UNKNOWN,
                shows="meeting_key, official_key, name_in_cable, side",
                cause="Countries of persons are no longer told: see int_persons__placed.",
            ),
            never(
                "side_fits_country",
                f"At least {thresholds.SIDE_AGREES.value:.0%} of participants are on the side of their country: the "
                "host's are of the country of the post, and ours are American",
                "select b.meeting_key, m.cable_id, b.name_in_cable, b.side, o.country_code, "
                "p.country_code as post_country "
                "from {batch} as b join marts.fct_meeting as m using (meeting_key) "
                "join marts.dim_official as o using (official_key) join marts.dim_post as p on p.post_key = m.post_key "
                "where (b.side = 'host' and coalesce(o.country_code, '') <> coalesce(p.country_code, '')) "
                "or (b.side = 'us' and coalesce(o.country_code, '') <> 'US') "
                "or (b.side = 'third' and o.country_code in ('US', p.country_code)) "
                f"{too_many(thresholds.SIDE_AGREES, SIDED)}",
                cause="Sides were swapped, or officials of the same name are taken for one.",
            ),
        ],
    )


def _requests() -> TableSuite:
    return TableSuite(
        "marts.fct_request",
        ("request_key", "cable_id"),
        [
            *_proven("request_key"),
            never(
                "every_request",
                "Every request found that is likely enough is in fct_request, and no other",
                "select cable_id, evidence_start, cue, count(q.request_key) as requests, count(f.request_no) as found "
                "from (select * from {batch}) as q full join (select * from intermediate.int_requests__joined where "
                "confidence >= (select weight from seeds.event_weights where event = 'request' and "
                "feature = '(least confidence)')) as f using (cable_id, evidence_start, cue) group by all "
                "having count(q.request_key) = 0 or count(f.request_no) = 0",
                cause=MART,
            ),
            never(
                "dated_as_cable",
                "A request is dated as the cable that reports it",
                "select q.request_key, q.cable_id, q.date_key, f.date_key as cable_date_key from {batch} as q "
                "join marts.fct_cable as f using (cable_id) where q.date_key <> f.date_key",
                cause=MART,
            ),
            few(
                "some_party",
                "of the requests tell neither who asks nor who is asked",
                "coalesce(requester, requester_country_code, addressee, addressee_country_code) is null",
                thresholds.PARTIES_UNKNOWN,
                shows="request_key, cable_id, action",
                cause="Parties are no longer found beside the words of asking: see int_requests__parties.",
            ),
            few(
                "two_parties",
                "of the requests have one official for both parties",
                "requester_official_key = addressee_official_key and requester_official_key <> '-1'",
                thresholds.ASKS_HIMSELF,
                shows="request_key, cable_id, requester, addressee",
                cause="One person was taken for both parties of a sentence.",
            ),
            each(
                "cue_in_evidence",
                "A request says what is asked and by which word",
                "coalesce(trim(action), '') = '' or coalesce(trim(cue), '') = ''",
                shows="request_key, cable_id, cue, action",
                cause="The clause behind the word of asking is no longer found.",
            ),
        ],
    )


def _answers() -> TableSuite:
    return TableSuite(
        "marts.fct_request",
        ("request_key", "cable_id"),
        [
            never(
                "answer_as_found",
                "An answer is proven by words of the text",
                "select e.request_key, e.cable_id, e.response, e.response_evidence "
                f"from {{batch}} as e {AS_FOUND} where e.response_evidence is null "
                "or not contains(r.text, e.response_evidence)",
                cause=OFFSETS,
            ),
        ],
        part="answered",
        where="response <> 'none'",
    )


def _officials() -> TableSuite:
    return TableSuite(
        "marts.dim_official",
        ("official_key", "full_name"),
        [
            never(
                "cables_counted",
                "An official counts the cables that name him",
                "select d.official_key, d.full_name, d.cable_count, count(b.cable_id) as cables from {batch} as d "
                "left join marts.bridge_cable_official as b using (official_key) where d.official_key <> '-1' "
                "group by all having d.cable_count <> cables or cables = 0",
                cause=MART,
            ),
            each(
                "seen_forwards",
                "An official is first seen no later than last seen",
                "first_seen_date > last_seen_date",
                shows="official_key, full_name, first_seen_date, last_seen_date",
                cause=MART,
            ),
            each(
                "name_among_variants",
                "The full name is one of the variants",
                "official_key <> '-1' and not list_contains(name_variants, full_name)",
                shows="official_key, full_name, name_variants",
                cause=MART,
            ),
            few(
                "names_are_names",
                "of the officials have a name with a digit or of more than eighty characters",
                "regexp_matches(full_name, '\\d') or length(full_name) > 80",
                thresholds.ODD_NAMES,
                shows="official_key, full_name",
                cause=NAMES,
            ),
            few(
                "country_known",
                "of the officials are of a country unknown",
                "country_code is null and official_key <> '-1'",
                thresholds.OFFICIALS_WITHOUT_COUNTRY,
                shows="official_key, full_name, latest_title",
                cause="Titles and offices no longer tell the country: see int_persons__placed.",
            ),
            never(
                "protection_kept",
                "An official whom any cable asks to protect is protected",
                "select d.official_key, b.cable_id from {batch} as d join marts.bridge_cable_official as b "
                "using (official_key) where b.is_protected and not d.is_protected",
                cause="The mark of protection was lost on the way up: exports would show the name.",
            ),
        ],
    )


def _official_titles() -> TableSuite:
    return TableSuite(
        "marts.dim_official_title",
        ("official_key", "title"),
        [
            never(
                "every_title",
                "Every title that a cable gives an official is there, and no other",
                "select official_key, title, t.title is not null as is_there from {batch} as t full join (select "
                "distinct official_key, title_in_cable as title from intermediate.int_persons "
                "where title_in_cable is not null) as p using (official_key, title) "
                "where t.title is null or p.title is null",
                cause=MART,
            ),
            never(
                "title_within_life",
                "A title is held within the time in which the official is seen",
                "select t.official_key, t.title, t.first_seen_date, t.last_seen_date from {batch} as t "
                "join marts.dim_official as d using (official_key) where t.first_seen_date < d.first_seen_date "
                "or t.last_seen_date > d.last_seen_date or t.cable_count > d.cable_count",
                cause=MART,
            ),
        ],
    )


def _cable_officials() -> TableSuite:
    return TableSuite(
        "marts.bridge_cable_official",
        ("cable_id", "official_key"),
        [
            never(
                "every_person",
                "Every person of a cable is one of its officials, and no other",
                "select cable_id, official_key, p.official_key is not null as found from {batch} as b full join "
                "(select distinct cable_id, official_key from intermediate.int_persons) as p "
                "using (cable_id, official_key) where b.cable_id is null or p.cable_id is null",
                cause=MART,
            ),
            never(
                "paragraph_exists",
                "The paragraph that first names an official is one of the cable",
                "select b.cable_id, b.official_key, b.first_paragraph_no from {batch} as b "
                "anti join marts.cable_paragraph as p on p.cable_id = b.cable_id "
                "and p.paragraph_no = b.first_paragraph_no where b.first_paragraph_no is not null",
                cause="Paragraphs were numbered anew and officials were not derived again.",
            ),
        ],
    )
