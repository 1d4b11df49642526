"""One SELECT over the warehouse, read-only."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TextIO

import duckdb

from cables.errors import UsageError


@dataclass(frozen=True)
class Answer:
    """The rows of a query."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    is_cut: bool
    """There were more rows than asked for."""


def ask(connection: duckdb.DuckDBPyConnection, sql: str, limit: int) -> Answer:
    """Run one statement and fetch up to `limit` rows; 0 fetches all.

    Raises:
        UsageError: the statement is not understood, or would write.
    """
    try:
        cursor = connection.execute(sql)
        if cursor.description is None:
            raise UsageError("The statement returns no rows.", 'Ask with a SELECT: cables query "SELECT …".')
        rows = cursor.fetchmany(limit + 1) if limit else cursor.fetchall()
    except duckdb.Error as error:
        raise UsageError(
            f"The query failed: {error}", '`cables query "SHOW ALL TABLES"` lists tables and their columns.'
        ) from error
    kept = rows[:limit] if limit else rows
    return Answer(tuple(column[0] for column in cursor.description), tuple(kept), len(rows) > len(kept))


def write_csv(answer: Answer, out: TextIO) -> None:
    """Write rows as CSV with a header line; lists and structs as JSON."""
    writer = csv.writer(out)
    writer.writerow(answer.columns)
    writer.writerows([_plain(value) for value in row] for row in answer.rows)


def as_records(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> list[dict[str, Any]]:
    """Return rows as objects keyed by column."""
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _plain(value: object) -> object:
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, list | dict) else value
