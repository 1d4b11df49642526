"""What must hold of the derived structure before marts are built on it: grains, shares that parse, cross-checks."""

from __future__ import annotations

from great_expectations import expectations as gxe

from expectations import thresholds
from expectations.suites import RowCount, TableSuite, never

HEADERS = "intermediate.int_headers"
FULL = "text_status = 'full' and not is_partial_extract"


def suites(rows: RowCount) -> list[TableSuite]:
    """Return the suites of schemas `staging` and `intermediate`."""
    return [_records(), _headers(), _full_headers(rows(HEADERS, FULL)), _paragraphs(), _sentences()]


def _records() -> TableSuite:
    return TableSuite(
        "staging.stg_raw__cable",
        ("record_id",),
        [
            never(
                "Staging holds every record of raw and no other",
                "select record_id, r.record_id is not null as in_raw from {batch} as s "
                "full join raw.cable as r using (record_id) where s.record_id is null or r.record_id is null",
            ),
        ],
    )


def _headers() -> TableSuite:
    return TableSuite(
        HEADERS,
        ("cable_id",),
        [
            never(
                "Every cable has one header, and every header a cable",
                "select cable_id, count(h.cable_id) as headers from intermediate.int_cables as c "
                "full join {batch} as h using (cable_id) group by cable_id "
                "having count(*) <> 1 or headers <> 1 or count(c.cable_id) <> 1",
            ),
            never(
                "The body lies inside the text",
                "select h.cable_id, h.body_start, h.body_end, length(r.text) as length from {batch} as h "
                "join raw.cable as r using (record_id) "
                "where not (0 <= h.body_start and h.body_start <= h.body_end and h.body_end <= length(r.text))",
            ),
            never(
                "No cable is dated before the telegraph or after today",
                "select cable_id, sent_date from {batch} where sent_date < date '1844-05-24' or sent_date > today()",
            ),
        ],
    )


def _full_headers(rows: int) -> TableSuite:
    floors = {
        "subject": thresholds.MIN_WITH_SUBJECT,
        "tags_as_written": thresholds.MIN_WITH_TAGS,
        "sent_at": thresholds.MIN_WITH_SENT_AT,
        "post_code": thresholds.MIN_WITH_POST,
        "classification": thresholds.MIN_WITH_CLASSIFICATION,
    }
    return TableSuite(
        HEADERS,
        ("cable_id",),
        [
            *(
                gxe.ExpectColumnValuesToNotBeNull(
                    column=column,
                    mostly=thresholds.at_least(floor, rows),
                    description=f"At least {floor:.0%} of full cables have {column}",
                )
                for column, floor in floors.items()
            ),
        ],
        where=FULL,
    )


def _paragraphs() -> TableSuite:
    return TableSuite(
        "intermediate.int_paragraphs",
        ("cable_id", "paragraph_seq"),
        [
            never(
                "Paragraphs follow one another without overlap",
                "select cable_id, paragraph_seq, start_offset, end_offset from {batch} "
                "qualify end_offset < start_offset "
                "or start_offset < lag(end_offset, 1, 0) over (partition by cable_id order by paragraph_seq)",
            ),
            never(
                "The text as read is as long as the span found",
                "select cable_id, paragraph_seq, start_offset, end_offset, length(text_read) as length from {batch} "
                "where length(text_read) <> end_offset - start_offset",
            ),
        ],
    )


def _sentences() -> TableSuite:
    return TableSuite(
        "intermediate.int_sentences",
        ("cable_id", "sentence_no"),
        [
            never(
                "A sentence is as long as its span and lies in a paragraph of its number",
                "select s.cable_id, s.sentence_no, s.start_offset, s.end_offset from {batch} as s "
                "where length(s.text) <> s.end_offset - s.start_offset",
            ),
        ],
    )
