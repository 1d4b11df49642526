"""The tables that may leave the warehouse, and the connection that reads them and writes files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import duckdb

from cables import version
from cables.errors import UsageError
from cables.protection import WHOLE, schema_for
from cables.warehouse import reading, require_marts

REPORTING = "reporting"

DESCRIBED = """
    select c.table_name, c.column_name, c.data_type, c.comment, coalesce(t.comment, v.comment)
    from duckdb_columns() as c
    left join duckdb_tables() as t
        on c.database_name = t.database_name and c.schema_name = t.schema_name and c.table_name = t.table_name
    left join duckdb_views() as v
        on c.database_name = v.database_name and c.schema_name = v.schema_name and c.table_name = v.view_name
    where c.database_name = current_database() and c.schema_name = $schema
    order by c.table_name, c.column_index"""

LAST_BUILD = "select built_at, code_version, project_fingerprint from raw.build order by built_at desc limit 1"


@dataclass(frozen=True)
class Column:
    """A column: its name, SQL type and meaning."""

    name: str
    data_type: str
    description: str

    @property
    def is_nested(self) -> bool:
        """Tell whether a flat format has to write it as JSON."""
        return self.data_type.endswith("]") or self.data_type.startswith(("STRUCT", "MAP"))


@dataclass(frozen=True)
class Table:
    """A table as readers know it, `schema.name`, and where its shareable rows come from."""

    schema: str
    name: str
    relation: str
    """What SQL reads from."""
    description: str
    columns: tuple[Column, ...]

    def select(self, *, flat: bool = False) -> str:
        """Return the SELECT that reads it, in an order that does not change; `flat` writes lists as JSON."""
        columns = ", ".join(
            f"to_json({quoted(c.name)})::varchar as {quoted(c.name)}" if flat and c.is_nested else quoted(c.name)
            for c in self.columns
        )
        return f"select {columns} from {self.relation} order by all"


@dataclass(frozen=True)
class About:
    """Where an export comes from: what its reader cites."""

    built_at: str
    version: str
    project_fingerprint: str
    includes_protected: bool


@contextmanager
def attached(warehouse: Path, schema: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """Attach a warehouse read-only to a connection that can write files beside it.

    Raises:
        NotFoundError: there is no such file, or it holds no marts.
        UsageError: the file is no DuckDB database.
        LockedError: another process is writing it.
    """
    with reading(warehouse) as connection:
        require_marts(connection, warehouse, schema)
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"attach {literal(str(warehouse))} as warehouse (read_only)")
        connection.execute("use warehouse")
        yield connection


def about(connection: duckdb.DuckDBPyConnection, *, include_protected: bool) -> About:
    """Return when and by what the warehouse was built; empty where only dbt built it."""
    found = connection.execute(LAST_BUILD).fetchone() if _has_builds(connection) else None
    built_at, code_version, fingerprint = found or (None, version(), "")
    stamp = built_at.isoformat(timespec="seconds") if built_at else ""
    return About(stamp, code_version, fingerprint, include_protected)


def _has_builds(connection: duckdb.DuckDBPyConnection) -> bool:
    found = connection.execute(
        "select 1 from duckdb_tables() "
        "where database_name = current_database() and schema_name = 'raw' and table_name = 'build'"
    ).fetchone()
    return found is not None


def public_tables(connection: duckdb.DuckDBPyConnection, *, include_protected: bool = False) -> list[Table]:
    """List marts and reporting tables with their descriptions, sorted by schema and name.

    Rows of marts come from schema `shareable` unless `include_protected`; reporting withholds protected persons always.
    """
    marts = _of_schema(connection, WHOLE, schema_for(include_protected=include_protected))
    return marts + _of_schema(connection, REPORTING, REPORTING)


def _of_schema(connection: duckdb.DuckDBPyConnection, schema: str, source: str) -> list[Table]:
    """Describe a schema's tables; their rows come from the tables of the same names in `source`."""
    columns: dict[str, list[Column]] = {}
    descriptions: dict[str, str] = {}
    found: list[tuple[Any, ...]] = connection.execute(DESCRIBED, {"schema": schema}).fetchall()
    for table, name, data_type, comment, description in found:
        columns.setdefault(table, []).append(Column(name, data_type, one_line(comment)))
        descriptions[table] = one_line(description)
    return [
        Table(schema, name, f"{quoted(source)}.{quoted(name)}", descriptions[name], tuple(of_table))
        for name, of_table in columns.items()
    ]


def chosen(tables: Sequence[Table], names: Sequence[str]) -> list[Table]:
    """Return the tables that are named, as `fct_cable` or `marts.fct_cable`; all of them where none is.

    Raises:
        UsageError: there is no such table.
    """
    if not names:
        return list(tables)
    known = {table.name: table for table in tables} | {f"{table.schema}.{table.name}": table for table in tables}
    for name in names:
        if name not in known:
            close = get_close_matches(name, known, 3, 0.5)
            raise UsageError(
                f"There is no table {name} to export.",
                f"Did you mean {', '.join(close)}?" if close else f"There are {', '.join(t.name for t in tables)}.",
            )
    wanted = {id(known[name]) for name in names}
    return [table for table in tables if id(table) in wanted]


def one_line(text: str | None) -> str:
    """Return a comment as one line."""
    return " ".join((text or "").split())


def quoted(name: str) -> str:
    """Write a name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Write a text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"
