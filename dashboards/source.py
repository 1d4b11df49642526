"""The warehouse as the site reads it: attached read-only beside tables of the site's own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from cables.export.tables import attached, literal
from cables.protection import SHAREABLE

QUERIES = Path(__file__).parent / "queries"


@contextmanager
def opened(warehouse: Path, scratch: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a warehouse as `attached` does, with an empty database `site` beside it in the file `scratch`."""
    with attached(warehouse, SHAREABLE) as connection:
        # Thrown away at the end: checkpoints, which pack each table once more, would cost a fifth of the site.
        connection.execute("set checkpoint_threshold = '1TB'; pragma disable_checkpoint_on_shutdown")
        connection.execute(f"attach {literal(str(scratch))} as site")
        yield connection


def query(name: str) -> str:
    """Return the text of `queries/<name>.sql`."""
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")
