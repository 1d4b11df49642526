"""The warehouse file: opened to read, locked to write, changed as a copy that replaces it when all went well."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from cables.errors import LockedError, NotFoundError, UsageError

# dbt names the catalog after the file: one name inside every workspace keeps parsed projects reusable.
WORKING_NAME = "warehouse.duckdb"
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
    if not has_table(connection, schema, "fct_cable"):
        raise NotFoundError(f"{path} holds no marts yet.", f"Build them with `cables build PATH… --warehouse {path}`.")


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


@contextmanager
def locked(warehouse: Path) -> Iterator[None]:
    """Hold `<warehouse>.lock` so that two runs never build the same warehouse.

    Raises:
        LockedError: another run holds it.
    """
    warehouse.parent.mkdir(parents=True, exist_ok=True)
    lock = warehouse.with_name(warehouse.name + ".lock")
    descriptor = _acquire(lock)
    if descriptor is None:
        holder = lock.read_text(encoding="ascii").strip() or "unknown"
        raise LockedError(
            f"{warehouse} is being built by another run (process {holder}).",
            "Wait for it to end, or build another file with --warehouse.",
        )
    try:
        os.ftruncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode("ascii"))
        yield
    finally:
        lock.unlink(missing_ok=True)
        os.close(descriptor)


def _acquire(lock: Path) -> int | None:
    """Take the lock; None when it is held. The file may be unlinked by its last holder while we wait for it."""
    while True:
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return None
        try:
            if lock.stat().st_ino == os.fstat(descriptor).st_ino:
                return descriptor
        except FileNotFoundError:
            pass
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

    def publish(self) -> None:
        """Put the copy in the place of the published file, in one step, and clear up."""
        with self.database.open("rb+") as handle:
            os.fsync(handle.fileno())
        self.database.replace(self.warehouse)
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


def open_workspace(warehouse: Path) -> Workspace:
    """Copy the warehouse, where there is one, to a fresh workspace. Call it under `locked`.

    Raises:
        LockedError: another program has the warehouse open for writing, so a copy could be torn.
        UsageError: the file is no DuckDB database.
    """
    for leftover in warehouse.parent.glob(f"{warehouse.name}.building-*"):
        shutil.rmtree(leftover, ignore_errors=True)
    directory = warehouse.with_name(f"{warehouse.name}.building-{os.getpid()}")
    directory.mkdir()
    workspace = Workspace(warehouse, directory)
    if warehouse.exists():
        try:
            with reading(warehouse):
                shutil.copyfile(warehouse, workspace.database)
        except BaseException:
            workspace.discard()
            raise
    return workspace
