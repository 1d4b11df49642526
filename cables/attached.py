"""The warehouse attached read-only to a database in memory: other files can be written beside it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from cables.warehouse import reading, require_marts


@contextmanager
def attached(warehouse: Path, schema: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """Attach a warehouse under its own schema names.

    Args:
        warehouse: the file.
        schema: that must hold the marts.

    Raises:
        NotFoundError: there is no such file, or it holds no marts.
        UsageError: the file is no DuckDB database.
        LockedError: another process is writing it.
    """
    with reading(warehouse) as connection:
        require_marts(connection, warehouse, schema)
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"attach '{quoted(warehouse)}' as warehouse (read_only)")
        connection.execute("use warehouse")
        yield connection


def quoted(path: Path) -> str:
    """Return a path as it stands inside a string of SQL."""
    return str(path).replace("'", "''")
