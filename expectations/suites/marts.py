"""What readers rely on: evidence is in the text, nothing counted is missing, unknown members stay few.

Keys, relationships and value sets of single columns are held by dbt's data tests and contracts.
"""

from __future__ import annotations

from great_expectations import expectations as gxe

from expectations import thresholds
from expectations.suites import RowCount, TableSuite, never

AS_FOUND = (
    "join intermediate.int_cables as counted using (cable_id) join raw.cable as r on counted.record_id = r.record_id"
)
EVENTS = {"marts.fct_meeting": "meeting_key", "marts.fct_request": "request_key"}


def suites(rows: RowCount) -> list[TableSuite]:
    """Return the suites of schema `marts`."""
    return [
        _cables(rows("marts.fct_cable")),
        _paragraphs(),
        _repairs(),
        _tags(),
        _references(rows("marts.fct_cable_reference", "reference_kind = 'cable'")),
        _held_meetings(),
        *(_evidence(table, key) for table, key in EVENTS.items()),
    ]


def _cables(rows: int) -> TableSuite:
    return TableSuite(
        "marts.fct_cable",
        ("cable_id",),
        [
            never(
                "Every cable that counts is in fct_cable, and no other",
                "select cable_id, c.cable_id is not null as counts from {batch} as f "
                "full join intermediate.int_cables as c using (cable_id) "
                "where f.cable_id is null or c.cable_id is null",
            ),
            gxe.ExpectColumnValuesToNotBeInSet(
                column="post_key",
                value_set=["-1"],
                mostly=thresholds.at_least(1 - thresholds.MAX_UNKNOWN_POST, rows),
                description=f"At most {thresholds.MAX_UNKNOWN_POST:.0%} of cables are from a post unknown",
            ),
            gxe.ExpectColumnValuesToNotBeInSet(
                column="date_key",
                value_set=[-1],
                mostly=thresholds.at_least(1 - thresholds.MAX_UNKNOWN_DATE, rows),
                description=f"At most {thresholds.MAX_UNKNOWN_DATE:.0%} of cables are of a date unknown",
            ),
            never(
                "A cable counts its numbered paragraphs",
                "select c.cable_id, c.paragraph_count, "
                "count(distinct p.paragraph_no) filter (p.paragraph_no > 0) as paragraphs from {batch} as c "
                "left join marts.cable_paragraph as p on p.cable_id = c.cable_id group by all "
                "having c.paragraph_count <> paragraphs",
            ),
            never(
                "A cable counts its repairs",
                "select c.cable_id, c.repair_count, count(r.cable_id) as repairs from {batch} as c "
                "left join marts.fct_repair as r on r.cable_id = c.cable_id group by all "
                "having c.repair_count <> repairs",
            ),
            never(
                "A cable comes out of at least one record",
                "select cable_id, source_count from {batch} where source_count < 1",
            ),
        ],
    )


def _paragraphs() -> TableSuite:
    return TableSuite(
        "marts.cable_paragraph",
        ("cable_id", "paragraph_no"),
        [
            never(
                "A paragraph lies inside its text",
                "select p.cable_id, p.paragraph_no, p.start_offset, p.end_offset, r.length from {batch} as p "
                "join intermediate.int_cables as counted using (cable_id) "
                "join (select record_id, length(text) as length from raw.cable) as r "
                "on counted.record_id = r.record_id "
                "where not (0 <= p.start_offset and p.start_offset <= p.end_offset and p.end_offset <= r.length)",
            ),
        ],
    )


def _repairs() -> TableSuite:
    return TableSuite(
        "marts.fct_repair",
        ("cable_id", "start_offset"),
        [
            never(
                "What a repair says it found stands in the text",
                f"select p.cable_id, p.repair_kind, p.start_offset, p.text_as_found from {{batch}} as p {AS_FOUND} "
                "where substring(r.text, p.start_offset + 1, length(p.text_as_found)) is distinct from p.text_as_found",
            ),
            never(
                "A repair keeps the length",
                "select cable_id, repair_kind, start_offset, text_as_found, text_as_read from {batch} "
                "where length(text_as_found) <> length(text_as_read)",
            ),
        ],
    )


def _tags() -> TableSuite:
    floor = thresholds.MIN_TAGS_IN_VOCABULARY
    return TableSuite(
        "marts.bridge_cable_tag",
        ("cable_id", "position"),
        [
            never(
                f"At least {floor:.0%} of the tags of cables are in the vocabulary",
                "select min(tag_as_written) filter (not is_in_vocabulary) as one_of_them, count(*) as tags, "
                "count(*) filter (not is_in_vocabulary) as unknown from {batch} join marts.dim_tag using (tag_key) "
                f"where tag_kind <> 'person' having unknown > greatest({thresholds.ALLOWANCE}, {1 - floor:.4f} * tags)",
            ),
        ],
    )


def _references(rows: int) -> TableSuite:
    return TableSuite(
        "marts.fct_cable_reference",
        ("cable_id", "label"),
        [
            gxe.ExpectColumnValuesToNotBeNull(
                column="referenced_cable_id",
                mostly=thresholds.at_least(thresholds.MIN_REFERENCES_READ, rows),
                description=f"At least {thresholds.MIN_REFERENCES_READ:.0%} of references to cables are read",
            ),
            never(
                "A cable never refers to itself",
                "select cable_id, label, reference_as_written from {batch} where referenced_cable_id = cable_id",
            ),
        ],
        where="reference_kind = 'cable'",
    )


def _held_meetings() -> TableSuite:
    late = thresholds.MAX_HELD_AFTER_THE_CABLE
    return TableSuite(
        "marts.fct_meeting",
        ("meeting_key", "cable_id"),
        [
            never(
                f"At most {late:.0%} of the meetings held are dated later than the cable that reports them",
                "select min(cable_id) as one_cable, count(*) as meetings, "
                "count(*) filter (met.date > sent.date + 1) as late from {batch} as m "
                "join marts.dim_date as met using (date_key) join marts.fct_cable as c using (cable_id) "
                "join marts.dim_date as sent on sent.date_key = c.date_key where c.date_key <> -1 "
                f"having late > greatest({thresholds.ALLOWANCE}, {late} * count(*))",
            ),
        ],
        where="status = 'held' and date_key <> -1",
    )


def _evidence(table: str, key: str) -> TableSuite:
    return TableSuite(
        table,
        (key, "cable_id"),
        [
            never(
                "The evidence is what stands in the text as found, at its offsets",
                f"select e.{key}, e.cable_id, e.evidence_start, e.evidence_end, e.evidence "
                f"from {{batch}} as e {AS_FOUND} where e.evidence is null or e.evidence is distinct from "
                "substring(r.text, e.evidence_start + 1, e.evidence_end - e.evidence_start)",
            ),
            never(
                "The paragraphs named are paragraphs of the cable",
                f"select e.{key}, e.cable_id, e.paragraph_no from (select {key}, cable_id, unnest(paragraphs) as "
                "paragraph_no from {batch}) as e anti join marts.cable_paragraph using (cable_id, paragraph_no)",
            ),
            gxe.ExpectColumnValuesToBeBetween(
                column="confidence", min_value=0, max_value=1, description="Confidence is between 0 and 1"
            ),
            gxe.ExpectColumnValuesToNotBeNull(column="rule", description="A fact names the rule that found it"),
        ],
    )
