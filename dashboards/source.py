"""The warehouse as the site reads it: attached read-only beside tables of the site's own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from cables.warehouse import reading, require_marts

QUERIES = Path(__file__).parent / "queries"


@contextmanager
def opened(warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a warehouse read-only under its own schema names, with an empty database `site` in memory beside it.

    Raises:
        NotFoundError: there is no such file, or it holds no marts.
        UsageError: the file is no DuckDB database.
        LockedError: another process is writing it.
    """
    with reading(warehouse) as connection:
        require_marts(connection, warehouse)
    with duckdb.connect(":memory:") as connection:
        quoted = str(warehouse).replace("'", "''")
        connection.execute(f"attach '{quoted}' as warehouse (read_only)")
        connection.execute("attach ':memory:' as site")
        connection.execute("use warehouse")
        yield connection


def query(name: str) -> str:
    """Return the text of `queries/<name>.sql`."""
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")
