"""The tables of schema ``raw`` in a DuckDB file: opened, made, and written in batches by a thread of its own."""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Final

import duckdb
import pyarrow as pa

from loaders.raw_tables import ARROW_TYPES, RUN_TABLES, TABLES
from loaders.rows import Batch, Row

# Older clients and drivers open files of this version, and it costs nothing: see docs/decisions.
STORAGE_VERSION: Final = "v1.5.0"
# A row group is compressed and leaves memory when it is full, and it is what parallel scans share out: with
# the default of 122,880 records of text a load holds nearly a gigabyte, and a small warehouse is scanned by
# one thread.
ROW_GROUP_RECORDS: Final = 2_048
_MEMORY_LIMIT: Final = "512MB"
_THREADS: Final = 2


class Writer:
    """Writes one batch while the next is read, never more; what is not committed when it closes is gone."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Write through a connection, which nobody else uses meanwhile."""
        self._connection = connection
        self._in_transaction = False
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")
        self._writing: Future[None] | None = None

    def write(self, batch: Batch, *, commit: bool) -> None:
        """Begin to write a batch when the one before it is written.

        Args:
            batch: Rows by table.
            commit: Whether the transaction ends with it; it stays open while a content goes on.
        """
        self.wait()
        self._writing = self._thread.submit(self._write, batch, commit)

    def wait(self) -> None:
        """Wait for the batch that is being written.

        Raises:
            duckdb.Error: It cannot be written.
        """
        if self._writing is not None:
            self._writing.result()
            self._writing = None

    def close(self) -> None:
        """Let the thread end."""
        self._thread.shutdown()

    def _write(self, batch: Batch, commit: bool) -> None:
        if not self._in_transaction:
            self._connection.begin()
            self._in_transaction = True
        for table, rows in batch.rows.items():
            if rows:
                _insert(self._connection, table, rows)
        if commit:
            self._connection.commit()
            self._in_transaction = False


def connect(warehouse: Path) -> duckdb.DuckDBPyConnection:
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


def create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the schema and those of its tables and columns that are not there."""
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
