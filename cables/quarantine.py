"""What could not be read: one reject with the bytes around its fault, and rejects as a table for others' tools."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import duckdb

from cables.errors import NotFoundError, UsageError
from cables.progress import Meter
from cables.run import load_files
from loaders.containers import contents
from loaders.places import Content, Limits, Walk
from loaders.tally import LoadSummary

Row = dict[str, Any]
AROUND = 160
"""Bytes shown before the fault and behind its beginning."""
COLUMNS = (
    "reject_id",
    "path",
    "member_path",
    "record_no",
    "byte_start",
    "byte_end",
    "reason_code",
    "reason",
    "sample",
    "load_id",
)


@dataclass(frozen=True)
class Fault:
    """A reject and what stands around it in its file."""

    reject: Row
    source: str
    """`found`; `absent` where the file is no longer there; `changed` where it holds other bytes than were loaded."""
    before: bytes
    """What precedes the rejected bytes."""
    rejected: bytes
    """How they begin."""

    def as_json(self) -> Row:
        """Return the fault as plain types; bytes as text in which those that are none are escaped."""
        return asdict(self) | {"before": readable(self.before), "rejected": readable(self.rejected)}


def listed(connection: duckdb.DuckDBPyConnection, reason: str | None = None, path: str | None = None) -> list[Row]:
    """Return the rejects, in the order of files and records.

    Args:
        connection: a warehouse.
        reason: only of this code.
        path: only of files whose path holds this.
    """
    found = connection.execute(
        f"select {', '.join(COLUMNS)}, file_sha256 from raw.reject where (? is null or reason_code = ?) "
        "and (? is null or contains(path, ?)) order by path, member_path, record_no",
        [reason, reason, path, path],
    )
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def show(connection: duckdb.DuckDBPyConnection, reject_id: str) -> Fault:
    """Return one reject with the bytes around its fault.

    Args:
        connection: a warehouse.
        reject_id: its id, or so much of its beginning as no other has.

    Raises:
        NotFoundError: there is no such reject.
        UsageError: more than one begins so.
    """
    fitting = [row for row in listed(connection) if row["reject_id"].startswith(reject_id)]
    if not fitting:
        raise NotFoundError(f"There is no reject {reject_id}.", "`cables rejects` lists them.")
    if len(fitting) > 1:
        raise UsageError(f"{len(fitting)} rejects begin with {reject_id}.", "Give more of the id.")
    (reject,) = fitting
    path = Path(reject["path"])
    if not path.is_file():
        return Fault(reject, "absent", b"", b"")
    walk = Walk(limits=Limits(), known=set())
    for item in contents(str(path), walk, named=True):
        if isinstance(item, Content) and item.sha256 == reject["file_sha256"]:
            begin = max(0, reject["byte_start"] - AROUND)
            item.stream.seek(begin)
            before = item.stream.read(reject["byte_start"] - begin)
            return Fault(reject, "found", before, item.stream.read(min(2 * AROUND, _length(reject))))
    return Fault(reject, "changed", b"", b"")


def _length(reject: Row) -> int:
    return int(reject["byte_end"] - reject["byte_start"]) or AROUND


def readable(content: bytes) -> str:
    """Return bytes as text; those that are no printable text as escapes."""
    text = content.decode("utf-8", errors="backslashreplace")
    return "".join(c if c.isprintable() or c in "\n\t" else c.encode("unicode_escape").decode() for c in text)


def export(rows: Sequence[Row], file: Path) -> int:
    """Write rejects to a file, as csv or, by its ending, as lines of JSON; return how many.

    Raises:
        UsageError: the ending tells neither.
    """
    if file.suffix not in {".csv", ".jsonl"}:
        raise UsageError(f"{file.name}: a file of rejects ends in .csv or .jsonl.")
    with file.open("w", encoding="utf-8", newline="") as out:
        if file.suffix == ".jsonl":
            out.writelines(json.dumps({name: row[name] for name in COLUMNS}, ensure_ascii=False) + "\n" for row in rows)
        else:
            writer = csv.DictWriter(out, COLUMNS, extrasaction="ignore")
            writer.writeheader()
            writer.writerows(rows)
    return len(rows)


def files_to_retry(connection: duckdb.DuckDBPyConnection, reason: str | None, path: str | None) -> list[str]:
    """Return the paths of files with rejects that are still there, as `listed` chooses them."""
    paths = dict.fromkeys(row["path"] for row in listed(connection, reason, path))
    return [found for found in paths if Path(found).exists()]


def load_again(paths: Sequence[str], database: Path, meter: Meter) -> LoadSummary:
    """Take what files with rejects gave out of schema raw, and load them anew.

    Loads keep the counts of what still stands under them. Members of archives that were read whole stay.

    Args:
        paths: of files with rejects.
        database: the copy of the warehouse that a run works on.
        meter: told in files.
    """
    with duckdb.connect(str(database)) as connection:
        connection.execute("begin")
        connection.execute(
            "create temp table withdrawn as select file_sha256, load_id, status, cable_count, reject_count "
            "from raw.source_file where list_contains(?, path) and (reject_count > 0 or status = 'archive')",
            [list(paths)],
        )
        connection.execute(
            """
            update raw.load_run as loads set
                files_seen = loads.files_seen - gone.files,
                files_read = loads.files_read - gone.files_read,
                files_rejected = loads.files_rejected - gone.files_rejected,
                records_seen = loads.records_seen - gone.cables - gone.rejects,
                cables_added = loads.cables_added - gone.cables,
                rejects_added = loads.rejects_added - gone.rejects
            from (
                select load_id, count(*) as files, count(*) filter (where status in ('read', 'partial')) as files_read,
                    count(*) filter (where status = 'rejected') as files_rejected, sum(cable_count) as cables,
                    sum(reject_count) as rejects
                from withdrawn group by load_id
            ) as gone
            where loads.load_id = gone.load_id
            """
        )
        for name in ("cable", "reject", "source_file"):
            connection.execute(f"delete from raw.{name} where file_sha256 in (select file_sha256 from withdrawn)")
        connection.execute("commit")
    return load_files(paths, database, meter)
