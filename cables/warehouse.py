"""The warehouse file: opened to read, locked to write, changed as a copy that replaces it when all went well."""

from __future__ import annotations

import fcntl
import json
import os
import shlex
import shutil
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from cables.errors import DiskFullError, LockedError, NotFoundError, StepFailedError, UsageError, is_disk_full
from expectations import Layer

# dbt names the catalog after the file: one name inside every workspace keeps parsed projects reusable.
WORKING_NAME = "warehouse.duckdb"
LAYER_BEGINS: dict[Layer, tuple[str, str]] = {
    "raw": ("raw", "cable"),
    "staging": ("intermediate", "int_headers"),
    "marts": ("marts", "fct_cable"),
}
SEARCH_ORDER = ("marts", "reporting", "intermediate", "staging", "seeds", "raw")


@contextmanager
def reading(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a warehouse read-only, with its schemas on the search path, marts first.

    Raises:
        NotFoundError: there is no such file.
        UsageError: the file is no DuckDB database.
        LockedError: another process is writing it.
    """
    if not path.is_file():
        raise NotFoundError(
            f"There is no warehouse at {path}.",
            "Make one with `cables build PATH…`, or name another with --warehouse or CABLES_WAREHOUSE.",
        )
    try:
        connection = duckdb.connect(str(path), read_only=True)
    except duckdb.IOException as error:
        if "lock" in str(error).lower():
            raise LockedError(
                f"{path} is open for writing in another process.",
                "Close the program that holds it (a DuckDB shell, a dbt run), then try again.",
            ) from error
        raise UsageError(f"{path} is not a DuckDB warehouse: {error}") from error
    try:
        present = {name for (name,) in connection.execute("select schema_name from duckdb_schemas()").fetchall()}
        order = [schema for schema in SEARCH_ORDER if schema in present]
        if order:
            connection.execute(f"set search_path = '{','.join(order)}'")
        yield connection
    finally:
        connection.close()


def require_marts(connection: duckdb.DuckDBPyConnection, path: Path, schema: str = "marts") -> None:
    """Raise NotFoundError unless the marts, or what of them is shareable, were built in this warehouse."""
    _require_table(connection, path, schema, "fct_cable", "marts")


def require_layer(connection: duckdb.DuckDBPyConnection, path: Path, layer: Layer) -> None:
    """Raise NotFoundError unless a layer was built in this warehouse: its first table is there."""
    _require_table(connection, path, *LAYER_BEGINS[layer], layer)


def _require_table(connection: duckdb.DuckDBPyConnection, path: Path, schema: str, table: str, layer: Layer) -> None:
    if not has_table(connection, schema, table):
        raise NotFoundError(
            f"{path} holds no {layer} yet.", f"Build them with `cables build PATH… --warehouse {path}`."
        )


def has_table(connection: duckdb.DuckDBPyConnection, schema: str, table: str) -> bool:
    """Tell whether a table or view stands in the warehouse."""
    found = connection.execute(
        "select 1 from information_schema.tables where table_schema = ? and table_name = ?", [schema, table]
    ).fetchone()
    return found is not None


def require_name(warehouse: Path) -> None:
    """Raise UsageError for a file named like a schema: DuckDB could not tell what `raw` in `raw.cable` means."""
    if warehouse.stem in SEARCH_ORDER:
        raise UsageError(
            f"A warehouse cannot be named {warehouse.name}: it holds a schema called {warehouse.stem}.",
            "Give the file another name.",
        )


@dataclass(frozen=True)
class Holder:
    """The run that holds a warehouse."""

    pid: int
    host: str
    since: str
    """When it began, local time."""
    command: str

    def __str__(self) -> str:
        """Tell who it is: process, machine, since when, and what it was asked to do."""
        return f"process {self.pid} on {self.host}, since {self.since}: {self.command}"


Waiting = Callable[[str], None]
"""Told who holds the lock before a run waits for it."""


@contextmanager
def locked(warehouse: Path, waiting: Waiting | None = None) -> Iterator[None]:
    """Hold `<warehouse>.lock` so that two runs never build the same warehouse. The system lets go of a killed run's.

    Args:
        warehouse: what is to be built.
        waiting: called with who holds it, after which this waits; None raises instead.

    Raises:
        LockedError: another run holds it.
    """
    warehouse.parent.mkdir(parents=True, exist_ok=True)
    lock = warehouse.with_name(warehouse.name + ".lock")
    try:
        descriptor = _acquire(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = _holder(lock)
        if waiting is None:
            raise LockedError(
                f"{warehouse} is being built by another run ({holder}).",
                "Wait for it to end (--wait does), or build another file with --warehouse.",
            ) from None
        waiting(holder)
        descriptor = _acquire(lock, fcntl.LOCK_EX)
    us = Holder(os.getpid(), socket.gethostname(), f"{datetime.now():%Y-%m-%d %H:%M:%S}", shlex.join(sys.argv[:20]))
    try:
        os.ftruncate(descriptor, 0)
        os.write(descriptor, json.dumps(asdict(us)).encode())
        yield
    finally:
        lock.unlink(missing_ok=True)
        os.close(descriptor)


def _holder(lock: Path) -> str:
    try:
        return str(Holder(**json.loads(lock.read_text(encoding="utf-8"))))
    except (OSError, ValueError, TypeError):
        return "which has not said who it is"


def _acquire(lock: Path, operation: int) -> int:
    """Take the lock. The file may be unlinked by its last holder while we wait for it.

    Raises:
        BlockingIOError: it is held, and the operation says not to wait.
    """
    while True:
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(descriptor, operation)
            if lock.stat().st_ino == os.fstat(descriptor).st_ino:
                return descriptor
        except FileNotFoundError:
            pass
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


@dataclass(frozen=True)
class Workspace:
    """A directory beside the warehouse in which its next state is built."""

    warehouse: Path
    """The published file, which nothing touches before `publish`."""
    directory: Path

    @property
    def database(self) -> Path:
        """The copy that is being changed."""
        return self.directory / WORKING_NAME

    @property
    def failed(self) -> Path:
        """Where the last build that failed is kept."""
        return self.warehouse.with_name(self.warehouse.name + ".failed")

    @property
    def failed_database(self) -> Path:
        """The copy of the last build that failed, where it is kept."""
        return self.failed / WORKING_NAME

    def publish(self) -> None:
        """Put the copy in the place of the published file, in one step, and clear up.

        Raises:
            StepFailedError: not all of it is in the file.
        """
        with duckdb.connect(str(self.database)) as connection:
            connection.execute("force checkpoint")
        log = _log_of(self.database)
        if log.exists() and log.stat().st_size:
            raise StepFailedError(f"What was built is not all in {self.database}: {log.name} remains beside it.")
        _flush(self.database)
        self.database.replace(self.warehouse)
        _flush(self.warehouse.parent)
        # Of the file that was replaced, which took it along when it was copied.
        _log_of(self.warehouse).unlink(missing_ok=True)
        shutil.rmtree(self.failed, ignore_errors=True)
        self.discard()

    def keep(self) -> Path:
        """Keep what was built for inspection, in the place of an earlier failure; return where."""
        shutil.rmtree(self.failed, ignore_errors=True)
        self.directory.rename(self.failed)
        return self.failed

    def discard(self) -> None:
        """Remove the workspace and all in it."""
        shutil.rmtree(self.directory, ignore_errors=True)


def _log_of(database: Path) -> Path:
    """Where DuckDB keeps what is committed and not yet in the file."""
    return database.with_name(database.name + ".wal")


def _flush(path: Path) -> None:
    """Have the system write a file or a directory to disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def open_workspace(warehouse: Path) -> Workspace:
    """Copy the warehouse, where there is one, to a fresh workspace. Call it under `locked`.

    Raises:
        LockedError: another program has the warehouse open for writing, so a copy could be torn.
        UsageError: the file is no DuckDB database.
        DiskFullError: there is no room for the copy.
    """
    for leftover in warehouse.parent.glob(f"{warehouse.name}.building-*"):
        shutil.rmtree(leftover, ignore_errors=True)
    directory = warehouse.with_name(f"{warehouse.name}.building-{os.getpid()}")
    try:
        directory.mkdir()
    except OSError as error:
        if is_disk_full(error):
            raise DiskFullError(warehouse) from error
        raise
    workspace = Workspace(warehouse, directory)
    if warehouse.exists():
        try:
            with reading(warehouse):
                shutil.copyfile(warehouse, workspace.database)
                # Left by a program that wrote to the file and was killed.
                if _log_of(warehouse).exists():
                    shutil.copyfile(_log_of(warehouse), _log_of(workspace.database))
        except BaseException as error:
            workspace.discard()
            if is_disk_full(error):
                raise DiskFullError(warehouse) from error
            raise
    return workspace
