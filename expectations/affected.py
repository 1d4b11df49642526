"""How many rows a suite looks at and how many break a check; and of a broken one: which rows, cables and sources."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import duckdb

from expectations.checks import Check, TableSuite
from expectations.results import CheckResult

SAMPLE_ROWS = 5
SAMPLE_CABLES = 20
CELL_WIDTH = 200

# Columns that tell which cable and which kind of source a row is about, and how to get from one to the other.
_ABOUT = {
    "cable_id": (
        "broken.cable_id",
        "join intermediate.int_cables as counted on counted.cable_id = broken.cable_id "
        "join raw.cable as source on source.record_id = counted.record_id",
    ),
    "record_id": (
        "coalesce(source.container_cable_id, broken.record_id)",
        "join raw.cable as source on source.record_id = broken.record_id",
    ),
    "file_sha256": (None, "join raw.source_file as source on source.file_sha256 = broken.file_sha256"),
    "source": (None, "join (select 1 as one) on true"),
}


def figures(connection: duckdb.DuckDBPyConnection, suite: TableSuite) -> dict[str, tuple[int, int]]:
    """Count the rows of a suite in one pass, and for checks of shares those that break them.

    Returns:
        Rows looked at and rows that break it, by check. Only shares are counted: whatever else holds, no row breaks.
    """
    shares = [check for check in suite.checks if check.threshold is not None and check.condition]
    counts = "".join(f", count(*) filter (where b{number})" for number, _ in enumerate(shares))
    conditions = "".join(f", {_plain(check.condition)} as b{number}" for number, check in enumerate(shares))
    try:
        row = connection.execute(f"select count(*){counts} from (select *{conditions} from ({suite.rows}))").fetchone()
    except duckdb.BinderException:
        return {}  # a column is missing: the checks that need it say so
    total, *broken = row or (0,)
    found = {check.name: (total, 0) for check in suite.checks}
    return found | {check.name: (total, count) for check, count in zip(shares, broken, strict=True)}


def told(connection: duckdb.DuckDBPyConnection, suite: TableSuite, check: Check, result: CheckResult) -> CheckResult:
    """Add to a broken check the rows that break it, the cables they are about, and the sources these come from."""
    if result.observed.startswith("could not be evaluated"):
        return result
    query = _breaking(suite, check)
    if query is None:
        return result
    relation = connection.execute(f"select * from ({query}) limit {SAMPLE_ROWS}")
    columns = tuple(column[0] for column in relation.description or ())
    rows = tuple(tuple(map(_cut, row)) for row in relation.fetchall())
    (count,) = connection.execute(f"select count(*) from ({query})").fetchone() or (0,)
    result = replace(result, columns=columns, rows=rows, broken=max(count, result.broken))
    about = next((name for name in _ABOUT if name in columns), None)
    if about is None:
        return result
    cable, join = _ABOUT[about]
    kind = "broken.source" if about == "source" else "source.format"
    broken = f"from ({query}) as broken {join}"
    sources = connection.execute(
        f"select coalesce({kind}, 'unknown'), count(*) {broken} group by 1 order by 2 desc, 1"
    ).fetchall()
    result = replace(result, sources=tuple(sources))
    if cable is None:
        return result
    ids = tuple(name for (name,) in connection.execute(f"select distinct {cable} {broken} order by 1").fetchall())
    return replace(result, cable_count=len(ids), cables=ids[:SAMPLE_CABLES])


def _breaking(suite: TableSuite, check: Check) -> str | None:
    """SQL of the rows that break a check: from its query, or from what Great Expectations' own expectation says."""
    kwargs = check.expectation.configuration.kwargs
    if query := kwargs.get("unexpected_rows_query"):
        return str(query.format(batch=f"({suite.rows})"))
    column = kwargs.get("column")
    if column is None:
        return None
    broken = _BROKEN[check.expectation.configuration.type](column, kwargs)
    shown = ", ".join(dict.fromkeys((*suite.keys, column)))
    return f"select {shown} from ({suite.rows}) where {broken}"


_BROKEN: dict[str, Callable[[str, dict[str, Any]], str]] = {
    "expect_column_values_to_not_be_null": lambda column, _: f"{column} is null",
    "expect_column_values_to_be_between": lambda column, says: (
        f"{column} not between {says['min_value']} and {says['max_value']}"
    ),
    "expect_column_values_to_match_regex": lambda column, says: (
        f"not regexp_matches({column}, {_literal(says['regex'])})"
    ),
    "expect_column_values_to_be_in_set": lambda column, says: (
        f"{column} not in ({', '.join(map(_literal, says['value_set']))})"
    ),
}


def _plain(condition: str | None) -> str:
    """A condition as SQL: Great Expectations wants braces doubled."""
    return f"({(condition or 'false').format()})"


def _literal(value: object) -> str:
    return "'" + str(value).replace("'", "''") + "'"


def _cut(value: object) -> object:
    """Cut a long text: a sample row is read by a person."""
    return f"{value[: CELL_WIDTH - 1]}…" if isinstance(value, str) and len(value) > CELL_WIDTH else value
