"""What must hold before anything is derived: nothing lost, nothing altered, every position inside its file and text.

That keys are unique and not null, and that records belong to a file, is held by dbt's data tests of the staging views.
"""

from __future__ import annotations

from great_expectations import expectations as gxe

from expectations import thresholds
from expectations.checks import TableSuite, each, expect, few, never
from loaders.raw_tables import TABLES
from loaders.readers.registry import READERS
from loaders.reasons import Reason

SHA256 = "^[0-9a-f]{64}$"
ARCHIVES = ("zip", "tar", "gz", "bz2", "xz", "7z")
NEITHER = ("empty", "unknown")
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "windows-1252", "iso-8859-1", "pdf")
# These containers state them always; plain text and PDFs only when their file name does.
STATING = "format in ('cablegate_html', 'cables_csv', 'plusd_html', 'history_lab_csv', 'history_lab_json')"
# Left by UTF-8 that was read as Windows-1252: an accented letter, a dash or quotation mark, a no-break space.
MOJIBAKE = " or ".join(f"contains(text, '{left}')" for left in ("â€", "Ã©", "Ã¡", "Ã³", "Ã¼", "Ã±", "Ã§"))
HASHED = 20_000
"""So many texts are hashed again: at 50 MB/s all of a large warehouse would take minutes."""
LOADERS = (
    "A fault of the loaders: `cables rejects` and raw.source_file tell the file; load it again into a new warehouse."
)


def suites() -> list[TableSuite]:
    """Return the suites of schema `raw`."""
    return [_source_file(), _cable(), _stating(), _reject(), _load_run()]


def _columns(table: str) -> gxe.ExpectTableColumnsToMatchSet:
    return gxe.ExpectTableColumnsToMatchSet(
        column_set=list(TABLES[table]),
        exact_match=True,
        description=f"raw.{table} has the columns that everything above is derived from",
    )


_ALTERED = "The table was made by another version of the loaders or altered by hand: load into a new warehouse."


def _source_file() -> TableSuite:
    return TableSuite(
        "raw.source_file",
        ("path", "member_path"),
        [
            expect("columns", _columns("source_file"), cause=_ALTERED),
            each(
                "records_accounted_for",
                "Every record of a file is a cable or a reject",
                "records_seen <> cable_count + reject_count",
                shows="path, member_path, file_sha256, records_seen, cable_count, reject_count",
                cause=LOADERS,
            ),
            never(
                "cables_under_file",
                "A file counts as many cables as stand under it",
                "select f.path, f.member_path, f.file_sha256, f.cable_count, count(c.record_id) as cables "
                "from {batch} as f left join raw.cable as c using (file_sha256) "
                "group by all having f.cable_count <> cables",
                cause="Rows of raw.cable were lost or came twice after the file was loaded.",
            ),
            never(
                "rejects_under_file",
                "A file counts as many rejects as stand under it",
                "select f.path, f.member_path, f.file_sha256, f.reject_count, count(r.reject_id) as rejects "
                "from {batch} as f left join raw.reject as r using (file_sha256) "
                "group by all having f.reject_count <> rejects",
                cause="Rows of raw.reject were lost or came twice after the file was loaded.",
            ),
            never(
                "records_numbered",
                "The records of a file are numbered from 1, cables and rejects together",
                "select f.path, f.member_path, f.file_sha256, f.records_seen, min(n.record_no) as lowest, "
                "max(n.record_no) as highest, count(distinct n.record_no) as numbers from {batch} as f "
                "join (select file_sha256, record_no from raw.cable union all select file_sha256, record_no "
                "from raw.reject) as n using (file_sha256) group by all "
                "having lowest <> 1 or highest <> f.records_seen or numbers <> f.records_seen",
                cause="A record was dropped between reader and table, or one stands under two numbers.",
            ),
            each(
                "rejected_says_why",
                "A file that was not read has a reject that says why",
                "status = 'rejected' and reject_count = 0",
                shows="path, member_path, file_sha256, status",
                cause=LOADERS,
            ),
            each(
                "read_has_cables",
                "A file counts as read when it gave cables, and as partial when it gave rejects too",
                "status = 'read' and (cable_count = 0 or reject_count > 0) "
                "or status = 'partial' and (cable_count = 0 or reject_count = 0) "
                "or status = 'rejected' and cable_count > 0",
                shows="path, member_path, file_sha256, status, cable_count, reject_count",
                cause=LOADERS,
            ),
            expect(
                "named_by_sha256",
                gxe.ExpectColumnValuesToMatchRegex(
                    column="file_sha256", regex=SHA256, description="A file is named by its SHA-256"
                ),
                cause=LOADERS,
            ),
            expect(
                "known_format",
                gxe.ExpectColumnValuesToBeInSet(
                    column="format",
                    value_set=[*(reader.name for reader in READERS), *ARCHIVES, *NEITHER],
                    description="The format is one that is read",
                ),
                cause="A reader was added and not named here, or the column was altered.",
            ),
            each(
                "known_encoding",
                "The encoding is one that the loaders decode",
                f"not list_has_all([{', '.join(map(repr, ENCODINGS))}], string_split(encoding, '+'))",
                shows="path, member_path, file_sha256, encoding",
                cause="A text was decoded in a way that nobody declared: see loaders/encodings.py.",
            ),
            each(
                "has_size",
                "A file that was read has a size",
                "size_bytes < 0 or (coalesce(size_bytes, 0) = 0 and cable_count > 0)",
                shows="path, member_path, file_sha256, size_bytes, status",
                cause=LOADERS,
            ),
        ],
    )


def _cable() -> TableSuite:
    return TableSuite(
        "raw.cable",
        ("record_id",),
        [
            expect("columns", _columns("cable"), cause=_ALTERED),
            each(
                "text_or_id",
                "A cable has text, or else an id by which its container knows it",
                "coalesce(trim(text), '') = '' and container_cable_id is null",
                shows="record_id, file_sha256",
                cause="A reader took an empty record for a cable: it belongs among the rejects.",
            ),
            never(
                "text_as_hashed",
                "The text is the text that was read: its SHA-256 is the one taken then "
                f"(of {HASHED:,} records, others at each load)",
                "select record_id, file_sha256, length(text) as characters, text_sha256 from {batch}, "
                "(select count(*) as records, max(load_id) as loads from raw.cable) as held where "
                f"hash(record_id, loads) % greatest(1, records // {HASHED}) = 0 and text_sha256 <> sha256(text)",
                cause="Texts were cut, converted or written over after loading: load into a new warehouse.",
            ),
            each(
                "named_by_place",
                "A record is named by its file and its number in it",
                "record_id <> left(sha256(file_sha256 || ':' || record_no), 32)",
                shows="record_id, file_sha256, record_no",
                cause="Records were moved between files or renumbered after loading.",
            ),
            each(
                "body_inside_text",
                "The body begins inside the text",
                "body_offset is null or body_offset < 0 or body_offset > length(text)",
                shows="record_id, file_sha256, body_offset, length(text) as characters",
                cause="A reader counted bytes for characters, or the text was cut.",
            ),
            never(
                "place_inside_file",
                "A record says where in its file it stands: forwards, and not beyond its end",
                "select c.record_id, c.file_sha256, c.byte_start, c.byte_end, c.row_start, c.row_end, f.size_bytes "
                "from {batch} as c left join raw.source_file as f using (file_sha256) where c.byte_start < 0 "
                "or c.byte_end <= c.byte_start or c.row_end < c.row_start or c.byte_end > f.size_bytes",
                cause="A reader lost count of its position; `cables trace` would show the wrong bytes.",
            ),
            never(
                "places_apart",
                "No two records of a file take the same bytes",
                "select record_id, file_sha256, record_no, byte_start, byte_end from {batch} qualify byte_start < "
                "lag(byte_end) over (partition by file_sha256 order by byte_start, record_no)",
                cause="A reader read a stretch twice: the same cable would be counted as two copies.",
            ),
            each(
                "fields_are_json",
                "What the container says is kept as a JSON object",
                "json_type(container_fields) <> 'OBJECT'",
                shows="record_id, file_sha256, left(container_fields, 80) as container_fields",
                cause=LOADERS,
            ),
            few(
                "replacement_characters",
                "of the texts hold replacement characters (U+FFFD)",
                "contains(text, chr(65533))",
                thresholds.REPLACEMENT_CHARACTERS,
                shows="record_id, file_sha256, "
                "substring(text, greatest(1, position(chr(65533) in text) - 20), 60) as excerpt",
                cause="The files were damaged before they came here: fetch them again from an earlier source.",
            ),
            few(
                "double_encoded",
                "of the texts are UTF-8 that was read as Windows-1252 and written again",
                MOJIBAKE,
                thresholds.DOUBLE_ENCODED,
                shows="record_id, file_sha256, regexp_extract(text, '.{{0,20}}[âÃ][€©¡³¼±§].{{0,20}}') as excerpt",
                cause="A tool that handled the files before took UTF-8 for Windows-1252: convert from the original.",
            ),
            few(
                "nul_characters",
                "of the texts hold NUL characters",
                "contains(text, chr(0))",
                thresholds.NUL_CHARACTERS,
                shows="record_id, file_sha256, length(text) as characters",
                cause="Binary files were given the ending of texts, or a transfer damaged them.",
            ),
            few(
                "repeated_texts",
                "of the records have the text of an earlier record of their file",
                "text <> '' and row_number() over (partition by file_sha256, text_sha256 order by record_no) > 1",
                thresholds.REPEATED_TEXTS,
                shows="record_id, file_sha256, record_no",
                cause="Files were joined that hold the same cables: nothing is counted twice, but the "
                "source is not clean.",
            ),
            few(
                "long_texts",
                "of the texts are longer than a million characters",
                "length(text) > 1000000",
                thresholds.LONG_TEXTS,
                shows="record_id, file_sha256, length(text) as characters",
                cause="Rows of a dump ran together where a quotation mark is missing: look for it with "
                "`cables rejects`.",
            ),
        ],
    )


def _stating() -> TableSuite:
    wanted = {
        "container_cable_id": "id",
        "container_date": "date",
        "container_origin": "origin",
        "container_classification": "classification",
    }
    return TableSuite(
        "raw.cable",
        ("record_id",),
        [
            few(
                f"states_{word}",
                f"of the records of viewer pages, dumps and tables state the cable's {word}",
                f"coalesce(trim({column}), '') = ''",
                thresholds.CONTAINER_FIELDS,
                shows=f"record_id, file_sha256, format, {column}",
                cause="The layout of the container changed, or a column was lost: compare a page with docs/formats.md.",
            )
            for column, word in wanted.items()
        ],
        part="stating",
        where=STATING,
    )


def _reject() -> TableSuite:
    return TableSuite(
        "raw.reject",
        ("reject_id", "path"),
        [
            expect("columns", _columns("reject"), cause=_ALTERED),
            each(
                "says_why",
                "A reject says why in words",
                "coalesce(trim(reason), '') = ''",
                shows="reject_id, file_sha256, path, reason_code, reason",
                cause=LOADERS,
            ),
            expect(
                "known_reason",
                gxe.ExpectColumnValuesToBeInSet(
                    column="reason_code",
                    value_set=[reason.value for reason in Reason],
                    description="The code of the reason is one of loaders/reasons.py",
                ),
                cause=LOADERS,
            ),
            each(
                "place_forwards",
                "A reject says where in its file it stands, forwards",
                "byte_start < 0 or byte_end < byte_start",
                shows="reject_id, file_sha256, path, byte_start, byte_end",
                cause=LOADERS,
            ),
        ],
    )


def _load_run() -> TableSuite:
    return TableSuite(
        "raw.load_run",
        ("load_id",),
        [
            expect("columns", _columns("load_run"), cause=_ALTERED),
            never(
                "cables_of_load",
                "A load counts the cables it added",
                "select l.load_id, l.cables_added, count(c.record_id) as cables from {batch} as l "
                "left join raw.cable as c using (load_id) group by all having l.cables_added <> cables",
                cause="Rows of raw.cable were lost or came twice after the load.",
            ),
            never(
                "rejects_of_load",
                "A load counts the rejects it added",
                "select l.load_id, l.rejects_added, count(r.reject_id) as rejects from {batch} as l "
                "left join raw.reject as r using (load_id) group by all having l.rejects_added <> rejects",
                cause="Rows of raw.reject were lost or came twice after the load.",
            ),
            never(
                "files_of_load",
                "Every file that a load met was known, read, rejected or an archive",
                "select l.load_id, l.files_seen, l.files_known, count(f.file_sha256) as files from {batch} as l "
                "left join raw.source_file as f using (load_id) group by all "
                "having l.files_seen <> l.files_known + files",
                cause="A file was met and left no trace, or its row was taken away.",
            ),
            each(
                "ended",
                "A load ended, after it began",
                "finished_at is null or finished_at < started_at",
                shows="load_id, started_at, finished_at",
                cause="The load was cut off, or the clock was set back during it.",
            ),
            never(
                "rejected_records",
                f"At most {thresholds.REJECTED_RECORDS.value:.0%} of the records of a load could not be read",
                "select load_id, records_seen, cables_added, rejects_added from {batch} where rejects_added > "
                f"greatest({thresholds.ALLOWANCE}, {thresholds.REJECTED_RECORDS.value} * records_seen)",
                cause="Many files of one kind are damaged or of a kind not read: `cables rejects` shows the reasons.",
                warns=True,
            ),
        ],
    )
