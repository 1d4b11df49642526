"""The only door to the database: contents in, rows of schema ``raw`` out.

A content is known by the hash of its bytes and stored once. All rows of a content become visible together,
in one transaction, so that a load that is killed leaves every content either whole or absent and can simply
be run again.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Final, Self, TypeAlias

import duckdb
import pyarrow as pa

from loaders import containers
from loaders.containers import Archive, Content, Limits, Place, Problem, Walk
from loaders.magic import unsupported_format
from loaders.raw_tables import ARROW_TYPES, RUN_TABLES, TABLES
from loaders.readers.base import HEAD_BYTES
from loaders.readers.registry import reader_for
from loaders.reasons import Reason
from loaders.records import Record, Reject, sample_of

# Older clients and drivers open files of this version, and it costs nothing: see docs/decisions.
STORAGE_VERSION: Final = "v1.5.0"
BATCH_RECORDS: Final = 2_000
BATCH_CHARACTERS: Final = 16 << 20
# A row group is compressed and leaves memory when it is full, and it is what parallel scans share out: with
# the default of 122,880 records of text a load holds nearly a gigabyte, and a small warehouse is scanned by
# one thread.
ROW_GROUP_RECORDS: Final = 2_048
_MEMORY_LIMIT: Final = "512MB"
_THREADS: Final = 2


Value: TypeAlias = str | int | datetime | None
Row: TypeAlias = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class LoadProgress:
    """How far a load is.

    Attributes:
        files_done: Given files gone through, of ``files_total`` (None while unknown, as with standard input).
        bytes_done: Bytes of them gone through, of ``bytes_total``.
        cables: Cables read so far.
        rejects: Rejects so far.
        current: What is being read.
    """

    files_done: int
    files_total: int | None
    bytes_done: int
    bytes_total: int | None
    cables: int
    rejects: int
    current: str


@dataclass(frozen=True)
class LoadSummary:
    """What a load did.

    ``files_seen`` = known + read + rejected + archives; ``records_seen`` = cables + rejects added.

    Attributes:
        load_id: Key of the run in ``raw.load_run``.
        files_seen: Contents met: files, archive members, archives.
        files_known: Contents whose bytes were in the warehouse already, or came before in this load.
        files_read: Contents of which at least one cable was read.
        files_rejected: Contents of which none was, and what could not be opened at all.
        archives: Archives opened, beside their members.
        records_seen: Records met, good and bad.
        cables_added: Rows added to ``raw.cable``.
        rejects_added: Rows added to ``raw.reject``.
        bytes_read: Bytes of the contents read, unpacked.
        seconds: Wall time.
        files_hidden: Files and folders passed over because their names begin with a dot.
    """

    load_id: int
    files_seen: int
    files_known: int
    files_read: int
    files_rejected: int
    archives: int
    records_seen: int
    cables_added: int
    rejects_added: int
    bytes_read: int
    seconds: float
    files_hidden: int = 0


def load(
    paths: Sequence[str],
    warehouse: Path,
    *,
    progress: Callable[[LoadProgress], None] | None = None,
    arguments: str = "",
    limits: Limits | None = None,
) -> LoadSummary:
    """Load everything that the paths name into schema ``raw`` of a warehouse.

    Args:
        paths: Files, folders, patterns, pipes, or ``-`` for standard input.
        warehouse: The DuckDB file; made if absent.
        progress: Called after each content and each batch of a long one.
        arguments: The command line, recorded with the run.
        limits: What archives may expand to; sensible ones by default.

    Returns:
        What was done.

    Raises:
        PathNotFound: A path names nothing; nothing was loaded then.
        duckdb.Error: The warehouse cannot be opened or written.
    """
    containers.check_paths(paths)
    started = monotonic()
    with Stage(warehouse, arguments) as stage:
        walk = Walk(limits=limits or Limits(), known=stage.known_contents())
        totals = _totals(paths, walk.limits) if progress is not None else (None, None)
        walk.hidden = 0
        files_done = bytes_done = 0
        named = set(paths)

        def report(current: Place, consumed: int) -> None:
            if progress is not None:
                count = stage.count
                progress(
                    LoadProgress(
                        files_done,
                        totals[0],
                        bytes_done + consumed,
                        totals[1],
                        count.cables,
                        count.rejects,
                        str(current),
                    )
                )

        for path in containers.expand(paths, walk):
            for item in containers.contents(path, walk, named=path in named):
                stage.add(item, walk.known, report)
            files_done += 1
            bytes_done += _size_of(path)
            report(Place(path), 0)
        count = stage.finish()
    return LoadSummary(
        load_id=stage.load_id,
        files_seen=count.files_seen,
        files_known=count.known,
        files_read=count.read,
        files_rejected=count.rejected,
        archives=count.archives,
        records_seen=count.cables + count.rejects,
        cables_added=count.cables,
        rejects_added=count.rejects,
        bytes_read=count.bytes_read,
        seconds=monotonic() - started,
        files_hidden=walk.hidden,
    )


def _totals(paths: Sequence[str], limits: Limits) -> tuple[int | None, int | None]:
    """Count the files that the paths name and their bytes; unknown with standard input."""
    if containers.STANDARD_INPUT in paths:
        return None, None
    sizes = [_size_of(path) for path in containers.expand(paths, Walk(limits=limits))]
    return len(sizes), sum(sizes)


def _size_of(path: str) -> int:
    try:
        return Path(path).stat().st_size if path != containers.STANDARD_INPUT else 0
    except OSError:
        return 0


@dataclass(slots=True)
class _Count:
    known: int = 0
    read: int = 0
    rejected: int = 0
    archives: int = 0
    cables: int = 0
    rejects: int = 0
    bytes_read: int = 0

    @property
    def files_seen(self) -> int:
        return self.known + self.read + self.rejected + self.archives


@dataclass(slots=True)
class _Batch:
    """Rows not yet written, by table."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: {table: [] for table in TABLES})
    characters: int = 0

    def is_full(self) -> bool:
        return self.characters >= BATCH_CHARACTERS or max(map(len, self.rows.values())) >= BATCH_RECORDS


class Stage:
    """An open warehouse being loaded: one run, one writer."""

    def __init__(self, warehouse: Path, arguments: str = "") -> None:
        """Open or make the warehouse and begin a run.

        Args:
            warehouse: The DuckDB file.
            arguments: The command line, recorded with the run.
        """
        self._connection = _connect(warehouse)
        self._batch = _Batch()
        self._in_transaction = False
        self._goes_on = False  # rows of a content that is not read to its end were handed to the writer
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")
        self._writing: Future[None] | None = None
        self.count = _Count()
        try:
            self.load_id = self._begin_run(arguments)
        except BaseException:
            self._connection.close()
            raise

    def __enter__(self) -> Self:
        """The stage itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the warehouse; what is not committed is gone."""
        self._writer.shutdown()
        self._connection.close()

    def known_contents(self) -> set[str]:
        """Hashes of all contents in the warehouse."""
        return {sha256 for (sha256,) in self._connection.execute("select file_sha256 from raw.source_file").fetchall()}

    def add(self, item: Content | Problem | Archive, known: set[str], report: Callable[[Place, int], None]) -> None:
        """Take in what a walk came upon.

        Args:
            item: A content, problem or archive.
            known: Hashes that are in the warehouse; what is added is added to it.
            report: Called with the place and the bytes gone through.
        """
        if isinstance(item, Problem):
            self._add_unopened(item, known)
        elif item.sha256 in known:
            self.count.known += 1
        elif isinstance(item, Archive):
            self._add_archive(item)
            known.add(item.sha256)
        else:
            self._add_content(item, report)
            known.add(item.sha256)
        if self._goes_on or self._batch.is_full():
            self._write()

    def finish(self) -> _Count:
        """Write what is left and close the run.

        Returns:
            The run's counts.
        """
        self._write()
        self._await_writer()
        count = self.count
        self._connection.execute(
            """
            update raw.load_run
            set finished_at = ?, files_seen = ?, files_known = ?, files_read = ?, files_rejected = ?,
                records_seen = ?, cables_added = ?, rejects_added = ?
            where load_id = ?
            """,
            [
                _now(), count.files_seen, count.known, count.read, count.rejected,
                count.cables + count.rejects, count.cables, count.rejects, self.load_id,
            ],
        )  # fmt: skip
        return count

    def _begin_run(self, arguments: str) -> int:
        _create_tables(self._connection)
        (load_id,) = self._connection.execute(
            """
            insert into raw.load_run (load_id, started_at, code_version, arguments)
            select coalesce(max(load_id), 0) + 1, ?, ?, ? from raw.load_run
            returning load_id
            """,
            [_now(), _code_version(), arguments],
        ).fetchone() or (0,)
        return int(load_id)

    def _add_content(self, item: Content, report: Callable[[Place, int], None]) -> None:
        """Read a content to its end; rows of a long one are written as they come, in one transaction."""
        head = item.stream.read(HEAD_BYTES)
        item.stream.seek(0)
        name, records = _records(item, head)
        cables = rejects = 0
        encodings: set[str] = set()
        for record in records:
            if isinstance(record, Record):
                cables += 1
                encodings.update(record.encoding.split("+"))
                self._batch.rows["cable"].append(self._cable_row(item.sha256, name, record))
                self._batch.characters += len(record.text)
            else:
                rejects += 1
                self._batch.rows["reject"].append(self._reject_row(item.sha256, item.place, record))
            if self._batch.is_full():
                self._write(commit=False)
                gone_through = record.byte_end if item.place.member_path is None else 0
                report(item.place, item.consumed + gone_through)
        self._add_file(
            item.place,
            sha256=item.sha256,
            name=name,
            encoding="+".join(sorted(encodings)) or None,
            size_bytes=item.size_bytes,
            status="rejected" if not cables else "partial" if rejects else "read",
            cables=cables,
            rejects=rejects,
        )
        self.count.bytes_read += item.size_bytes
        self.count.read += bool(cables)
        self.count.rejected += not cables
        report(item.place, item.consumed)

    def _add_archive(self, item: Archive) -> None:
        problem = item.problem
        if problem is not None:
            reject = Reject(1, 0, item.size_bytes, problem.reason, problem.detail)
            self._batch.rows["reject"].append(self._reject_row(item.sha256, item.place, reject))
        self._add_file(
            item.place,
            sha256=item.sha256,
            name=item.kind,
            size_bytes=item.size_bytes,
            status="archive",
            rejects=int(problem is not None),
        )
        self.count.archives += 1

    def _add_unopened(self, item: Problem, known: set[str]) -> None:
        """Reject what has no bytes to be known by: once for each place, and it is read once it can be."""
        key = hashlib.sha256(f"unopened:{item.place}".encode()).hexdigest()
        if key in known:
            self.count.known += 1
            return
        known.add(key)
        reject = Reject(1, 0, 0, item.reason, item.detail)
        self._batch.rows["reject"].append(self._reject_row(key, item.place, reject))
        self._add_file(item.place, sha256=key, status="rejected", rejects=1)
        self.count.rejected += 1

    def _add_file(
        self,
        place: Place,
        *,
        sha256: str,
        status: str,
        name: str | None = None,
        encoding: str | None = None,
        size_bytes: int | None = None,
        cables: int = 0,
        rejects: int = 0,
    ) -> None:
        self._batch.rows["source_file"].append(
            (
                sha256,
                place.path,
                place.member_path,
                name,
                encoding,
                size_bytes,
                status,
                cables + rejects,
                cables,
                rejects,
                self.load_id,
                _now(),
            )
        )
        self.count.cables += cables
        self.count.rejects += rejects

    def _cable_row(self, file_sha256: str, name: str, record: Record) -> Row:
        return (
            record_key(file_sha256, record.record_no),
            file_sha256,
            record.record_no,
            record.byte_start,
            record.byte_end,
            record.row_start,
            record.row_end,
            name,
            record.text,
            record.body_offset,
            record.cable_id,
            record.date,
            record.origin,
            record.classification,
            record.subject,
            record.references,
            record.tags,
            json.dumps(dict(record.fields), ensure_ascii=False),
            hashlib.sha256(record.text.encode("utf-8")).hexdigest(),
            self.load_id,
        )

    def _reject_row(self, file_sha256: str, place: Place, reject: Reject) -> Row:
        return (
            record_key(file_sha256, reject.record_no),
            file_sha256,
            place.path,
            place.member_path,
            reject.record_no,
            reject.byte_start,
            reject.byte_end,
            reject.reason.value,
            reject.sentence,
            reject.sample,
            self.load_id,
        )

    def _write(self, *, commit: bool = True) -> None:
        """Hand the batch to the writer; the transaction stays open while a content goes on.

        One batch is written while the next is read, never more.
        """
        batch, self._batch = self._batch, _Batch()
        self._goes_on = not commit
        self._await_writer()
        self._writing = self._writer.submit(self._write_batch, batch, commit)

    def _await_writer(self) -> None:
        if self._writing is not None:
            self._writing.result()
            self._writing = None

    def _write_batch(self, batch: _Batch, commit: bool) -> None:
        if not self._in_transaction:
            self._connection.begin()
            self._in_transaction = True
        for table, rows in batch.rows.items():
            if rows:
                _insert(self._connection, table, rows)
        if commit:
            self._connection.commit()
            self._in_transaction = False


def record_key(file_sha256: str, record_no: int) -> str:
    """Key of a record: the same bytes at the same place have the same key in every warehouse.

    Args:
        file_sha256: Hash of the file, hexadecimal.
        record_no: Place of the record in it, from 1.

    Returns:
        32 hexadecimal digits.
    """
    return hashlib.sha256(f"{file_sha256}:{record_no}".encode()).hexdigest()[:32]


def _records(item: Content, head: bytes) -> tuple[str, Iterable[Record | Reject]]:
    """The format of a content and its records; a content without a reader is one reject."""
    if not head:
        return "empty", [Reject(1, 0, 0, Reason.EMPTY_FILE)]
    refusal = unsupported_format(head)
    reader = reader_for(head) if refusal is None else None
    if reader is not None:
        return reader.name, _accounted(reader.read(item.stream), item, head)
    reason = Reason.UNREADABLE_BYTES if refusal is None else Reason.UNSUPPORTED_FORMAT
    return "unknown", [Reject(1, 0, item.size_bytes, reason, refusal or "", sample_of(head))]


def _accounted(records: Iterator[Record | Reject], item: Content, head: bytes) -> Iterator[Record | Reject]:
    """The records, and a reject for what a reader passes over: all of a content, or what its stream fails to give."""
    record_no = byte_end = 0
    try:
        for record in records:
            record_no, byte_end = record.record_no, record.byte_end
            yield record
    except OSError as error:
        detail = f"{error.strerror or error}."
        yield Reject(record_no + 1, byte_end, item.size_bytes, Reason.UNREADABLE_FILE, detail)
        return
    if not record_no:
        yield Reject(1, 0, item.size_bytes, Reason.NOT_A_CABLE, sample=sample_of(head))


def _connect(warehouse: Path) -> duckdb.DuckDBPyConnection:
    """Open the warehouse, made if absent, as the default database of a connection.

    It is attached because storage version and row group size can be given in no other way.
    """
    connection = duckdb.connect(config={"memory_limit": _MEMORY_LIMIT, "threads": _THREADS})
    made = f", storage_version '{STORAGE_VERSION}'" if not warehouse.exists() else ""
    try:
        connection.execute(f"attach {_quoted(str(warehouse))} as warehouse (row_group_size {ROW_GROUP_RECORDS}{made})")
        connection.execute(f"set temp_directory = {_quoted(f'{warehouse}.loading')}")
        connection.execute("set enable_progress_bar = false")  # it writes to standard output
        connection.execute("use warehouse")
    except BaseException:
        connection.close()
        raise
    return connection


def _quoted(text: str) -> str:
    """A string literal of SQL."""
    return "'" + text.replace("'", "''") + "'"


def _create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("create schema if not exists raw")
    for table, columns in TABLES.items():
        listed = ", ".join(f"{name} {kind}" for name, kind in columns.items())
        connection.execute(f"create table if not exists raw.{table} ({listed})")
    for table, columns in RUN_TABLES.items():
        listed = ", ".join(f"{name} {kind}" for name, kind in columns.items())
        connection.execute(f"create table if not exists raw.{table} ({listed})")
        for name, kind in columns.items():
            connection.execute(f"alter table raw.{table} add column if not exists {name} {kind}")


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Row]) -> None:
    columns = TABLES[table]
    arrays = [
        pa.array(values, type=ARROW_TYPES[kind.split()[0]])
        for kind, values in zip(columns.values(), zip(*rows, strict=True), strict=True)
    ]
    batch = pa.RecordBatch.from_arrays(arrays, names=list(columns))
    # A reader, because what is registered lives as long as the transaction does, and a reader is empty once read.
    connection.register("incoming", pa.RecordBatchReader.from_batches(batch.schema, iter([batch])))
    del arrays, batch
    connection.execute(f"insert into raw.{table} ({', '.join(columns)}) select * from incoming")
    connection.unregister("incoming")


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def _code_version() -> str:
    try:
        return metadata.version("cable-warehouse")
    except metadata.PackageNotFoundError:
        return "uninstalled"
