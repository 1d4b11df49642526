"""The only door to the database: contents in, rows of schema ``raw`` out.

A content is known by the hash of its bytes and stored once. All rows of a content become visible together,
in one transaction, so that a load that is killed leaves every content either whole or absent and can simply
be run again.
"""

import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Self

from loaders.containers import contents
from loaders.paths import STANDARD_INPUT, check_paths, expand
from loaders.places import Archive, Content, Limits, Place, Problem, Walk
from loaders.raw_store import Writer, connect, create_tables
from loaders.readers.base import HEAD_BYTES
from loaders.reading import records_of
from loaders.records import Record, Reject
from loaders.rows import Batch, cable_row, reject_row
from loaders.tally import Count, LoadProgress, LoadSummary


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
    check_paths(paths)
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

        for path in expand(paths, walk):
            for item in contents(path, walk, named=path in named):
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
    if STANDARD_INPUT in paths:
        return None, None
    sizes = [_size_of(path) for path in expand(paths, Walk(limits=limits))]
    return len(sizes), sum(sizes)


def _size_of(path: str) -> int:
    try:
        return Path(path).stat().st_size if path != STANDARD_INPUT else 0
    except OSError:
        return 0


class Stage:
    """An open warehouse being loaded: one run, one writer."""

    def __init__(self, warehouse: Path, arguments: str = "") -> None:
        """Open or make the warehouse and begin a run.

        Args:
            warehouse: The DuckDB file.
            arguments: The command line, recorded with the run.
        """
        self._connection = connect(warehouse)
        self._batch = Batch()
        self._goes_on = False  # rows of a content that is not read to its end were handed to the writer
        self._writer = Writer(self._connection)
        self.count = Count()
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
        self._writer.close()
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

    def finish(self) -> Count:
        """Write what is left and close the run.

        Returns:
            The run's counts.
        """
        self._write()
        self._writer.wait()
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
        create_tables(self._connection)
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
        name, records = records_of(item, head)
        cables = rejects = 0
        encodings: set[str] = set()
        for record in records:
            if isinstance(record, Record):
                cables += 1
                encodings.update(record.encoding.split("+"))
                self._batch.rows["cable"].append(cable_row(item.sha256, name, record, self.load_id))
                self._batch.characters += len(record.text)
            else:
                rejects += 1
                self._batch.rows["reject"].append(reject_row(item.sha256, item.place, record, self.load_id))
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
            self._batch.rows["reject"].append(reject_row(item.sha256, item.place, reject, self.load_id))
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
        self._batch.rows["reject"].append(reject_row(key, item.place, reject, self.load_id))
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

    def _write(self, *, commit: bool = True) -> None:
        """Hand the batch to the writer; the transaction stays open while a content goes on."""
        batch, self._batch = self._batch, Batch()
        self._goes_on = not commit
        self._writer.write(batch, commit=commit)


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def _code_version() -> str:
    try:
        return metadata.version("cable-warehouse")
    except metadata.PackageNotFoundError:
        return "0+unknown"
