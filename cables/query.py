"""One SELECT over the warehouse, read-only."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TextIO

import duckdb

from cables.errors import UsageError

READING = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN, duckdb.StatementType.MULTI)
"""Statements that return rows and change nothing; PIVOT counts as several."""
ASK = 'Ask with a SELECT: cables query "SELECT …".'
TABLES = (
    '`cables query "show tables from marts"` lists the tables, `cables query "describe fct_cable"` the columns of one.'
)


@dataclass(frozen=True)
class Answer:
    """The rows of a query."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    is_cut: bool
    """There were more rows than asked for."""


def ask(connection: duckdb.DuckDBPyConnection, sql: str, limit: int) -> Answer:
    """Run one statement and fetch up to `limit` rows; 0 fetches all.

    The connection loses all access to files but its own: COPY TO would write over them, even over the warehouse.

    Raises:
        UsageError: the statement is not understood, would write, or is not one.
    """
    try:
        statements = connection.extract_statements(sql)
        if len(statements) != 1:
            raise UsageError(f"One statement is asked for, {len(statements)} were given.", ASK)
        if statements[0].type not in READING:
            raise UsageError(f"{statements[0].type.name} is refused: queries are read-only.", ASK)
        connection.execute("set enable_external_access = false")
        cursor = connection.execute(sql)
        rows = cursor.fetchmany(limit + 1) if limit else cursor.fetchall()
    except duckdb.Error as error:
        raise UsageError(f"The query failed: {error}", TABLES) from error
    kept = rows[:limit] if limit else rows
    return Answer(tuple(column[0] for column in cursor.description), tuple(kept), len(rows) > len(kept))


def write_csv(answer: Answer, out: TextIO) -> None:
    """Write rows as CSV with a header line; lists and structs as JSON."""
    writer = csv.writer(out, lineterminator="\n")  # the end of line of the shell, for `| tail -1`
    writer.writerow(answer.columns)
    writer.writerows([_plain(value) for value in row] for row in answer.rows)


def as_records(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> list[dict[str, Any]]:
    """Return rows as objects keyed by column."""
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _plain(value: object) -> object:
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, list | dict) else value
