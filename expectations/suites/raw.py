"""What must hold before anything is derived: nothing lost, nothing empty, every position inside its text."""

from __future__ import annotations

from great_expectations import expectations as gxe

from expectations import thresholds
from expectations.suites import RowCount, TableSuite, never

SHA256 = "^[0-9a-f]{64}$"


def suites(_rows: RowCount) -> list[TableSuite]:
    """Return the suites of schema `raw`."""
    return [_source_file(), _cable(), _reject(), _load_run()]


def _source_file() -> TableSuite:
    return TableSuite(
        "raw.source_file",
        ("path", "member_path"),
        [
            never(
                "Every record of a file is a cable or a reject",
                "select path, member_path, records_seen, cable_count, reject_count from {batch} "
                "where records_seen <> cable_count + reject_count",
            ),
            never(
                "A file counts as many cables as stand under it",
                "select f.path, f.member_path, f.cable_count, count(c.record_id) as cables from {batch} as f "
                "left join raw.cable as c using (file_sha256) group by all having f.cable_count <> cables",
            ),
            never(
                "A file counts as many rejects as stand under it",
                "select f.path, f.member_path, f.reject_count, count(r.reject_id) as rejects from {batch} as f "
                "left join raw.reject as r using (file_sha256) group by all having f.reject_count <> rejects",
            ),
            never(
                "A file that was not read says why",
                "select path, member_path, status from {batch} where status = 'rejected' and reject_count = 0",
            ),
            gxe.ExpectColumnValuesToBeUnique(column="file_sha256", description="A file's content stands once"),
            gxe.ExpectColumnValuesToMatchRegex(
                column="file_sha256", regex=SHA256, description="A file is named by its SHA-256"
            ),
            gxe.ExpectColumnValuesToBeInSet(
                column="status",
                value_set=["read", "partial", "rejected", "archive"],
                description="A file was read, read in part, rejected, or is an archive",
            ),
        ],
    )


def _cable() -> TableSuite:
    share = thresholds.MAX_SHARE_WITH_REPLACEMENT_CHARACTERS
    return TableSuite(
        "raw.cable",
        ("record_id",),
        [
            gxe.ExpectColumnValuesToBeUnique(column="record_id", description="A record stands once"),
            never(
                "A cable has text, or else an id by which its container knows it",
                "select record_id, file_sha256 from {batch} "
                "where coalesce(trim(text), '') = '' and container_cable_id is null",
            ),
            gxe.ExpectColumnValuesToMatchRegex(
                column="text_sha256", regex=SHA256, description="A text is named by its SHA-256"
            ),
            never(
                f"At most {share:.0%} of the texts hold replacement characters",
                "select record_id, substring(text, greatest(1, position(chr(65533) in text) - 20), 60) as excerpt "
                "from {batch} where contains(text, chr(65533)) "
                f"qualify count(*) over () > greatest({thresholds.ALLOWANCE}, "
                f"{share} * (select count(*) from raw.cable))",
            ),
            never(
                "The body begins inside the text",
                "select record_id, body_offset from {batch} "
                "where body_offset is null or body_offset < 0 or body_offset > length(text)",
            ),
            never(
                "A record says where in its file it stands, forwards",
                "select record_id, byte_start, byte_end, row_start, row_end from {batch} "
                "where byte_end < byte_start or row_end < row_start",
            ),
            never(
                "A cable comes from a file that is on record",
                "select c.record_id, c.file_sha256 from {batch} as c anti join raw.source_file using (file_sha256)",
            ),
        ],
    )


def _reject() -> TableSuite:
    return TableSuite(
        "raw.reject",
        ("path", "member_path", "record_no"),
        [
            never(
                "A reject says why, by code and in words",
                "select reject_id, path, reason_code, reason from {batch} "
                "where coalesce(trim(reason_code), '') = '' or coalesce(trim(reason), '') = ''",
            ),
        ],
    )


def _load_run() -> TableSuite:
    return TableSuite(
        "raw.load_run",
        ("load_id",),
        [
            never(
                "A load counts the cables it added",
                "select l.load_id, l.cables_added, count(c.record_id) as cables from {batch} as l "
                "left join raw.cable as c using (load_id) group by all having l.cables_added <> cables",
            ),
            never(
                "A load counts the rejects it added",
                "select l.load_id, l.rejects_added, count(r.reject_id) as rejects from {batch} as l "
                "left join raw.reject as r using (load_id) group by all having l.rejects_added <> rejects",
            ),
            never(
                "A load ends after it began",
                "select load_id, started_at, finished_at from {batch} "
                "where finished_at is null or finished_at < started_at",
            ),
        ],
    )
