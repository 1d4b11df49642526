"""The warehouse as the site reads it: attached read-only beside tables of the site's own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from cables.protection import SHAREABLE
from cables.warehouse import reading, require_marts

QUERIES = Path(__file__).parent / "queries"


@contextmanager
def opened(warehouse: Path, scratch: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a warehouse read-only under its own schema names; an empty database `site`, in `scratch`, beside it.

    Raises:
        NotFoundError: there is no such file, or it holds no marts.
        UsageError: the file is no DuckDB database.
        LockedError: another process is writing it.
    """
    with reading(warehouse) as connection:
        require_marts(connection, warehouse, SHAREABLE)
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"attach '{_quoted(warehouse)}' as warehouse (read_only)")
        connection.execute(f"attach '{_quoted(scratch)}' as site")
        connection.execute("use warehouse")
        yield connection


def query(name: str) -> str:
    """Return the text of `queries/<name>.sql`."""
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
