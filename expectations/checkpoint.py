"""Runs the suites of a layer over a warehouse. The only door to Great Expectations for the rest of the project."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import great_expectations as gx

from expectations import Layer, duckdb_shim
from expectations.results import CheckResult, LayerResult
from expectations.suites import RowCount, TableSuite, agreement, marts, raw, staging

SAMPLE_ROWS = 5
CELL_WIDTH = 200

SUITES: dict[Layer, Callable[[RowCount], list[TableSuite]]] = {
    "raw": raw.suites,
    "staging": lambda rows: [*staging.suites(rows), *agreement.suites(rows)],
    "marts": marts.suites,
}


class CheckError(Exception):
    """An expectation could not be evaluated: a fault of the check or of the tables it reads, not of the data."""


def run_layer(layer: Layer, warehouse: Path) -> LayerResult:
    """Check one layer.

    Args:
        layer: which.
        warehouse: the DuckDB file; it is opened read-only and let go of before this returns.

    Returns:
        All expectations with what was observed; those broken with sample rows.

    Raises:
        duckdb.Error: a table of the layer is missing.
        CheckError: an expectation could not be evaluated.
    """
    started = time.perf_counter()
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        tables = SUITES[layer](_row_counter(connection))
    with duckdb_shim.source(warehouse) as (context, datasource):
        found = [pair for suite in tables for pair in _run_suite(context, datasource, suite)]
    faults = list(dict.fromkeys(fault for suite, outcome in found for fault in _faults(suite, outcome)))
    if faults:
        raise CheckError("; ".join(faults))
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        checks = tuple(_result(connection, suite, outcome) for suite, outcome in found)
    return LayerResult(layer, checks, round(time.perf_counter() - started, 3))


def _row_counter(connection: duckdb.DuckDBPyConnection) -> RowCount:
    def count(table: str, where: str = "true") -> int:
        row = connection.execute(f"select count(*) from {table} where {where}").fetchone()
        return int(row[0]) if row else 0

    return count


def _run_suite(context: Any, datasource: Any, table: TableSuite) -> list[tuple[TableSuite, Any]]:  # noqa: ANN401
    asset = datasource.add_query_asset(table.name, query=f"select * from {table.table} where {table.where or 'true'}")
    suite = gx.ExpectationSuite(name=table.name, expectations=list(table.expectations))
    validation = context.validation_definitions.add(
        gx.ValidationDefinition(
            name=table.name,
            data=asset.add_batch_definition_whole_table("all"),
            suite=context.suites.add(suite),
        )
    )
    outcome = validation.run(
        result_format={
            "result_format": "SUMMARY",
            "unexpected_index_column_names": list(table.keys),
            "partial_unexpected_count": SAMPLE_ROWS,
        }
    )
    return [(table, result) for result in outcome.results]


def _result(connection: duckdb.DuckDBPyConnection, table: TableSuite, outcome: Any) -> CheckResult:  # noqa: ANN401
    config = outcome.expectation_config
    columns, rows = ((), ()) if outcome.success else _sample(connection, table, config, outcome.result)
    return CheckResult(
        expectation=config.description or config.type,
        kind=config.type,
        table=table.table,
        column=config.kwargs.get("column"),
        success=bool(outcome.success),
        observed=_observed(outcome.result),
        columns=columns,
        rows=rows,
    )


def _faults(table: TableSuite, outcome: Any) -> list[str]:  # noqa: ANN401
    """Tell why an expectation could not be evaluated, but for those that failed only because one before did."""
    info = outcome.exception_info
    entries = [info] if "raised_exception" in info else list(info.values())
    messages = (str(entry["exception_message"]).split("\n[SQL")[0] for entry in entries if entry["raised_exception"])
    what = f"{outcome.expectation_config.description!r} on {table.name}"
    return [f"{what}: {message}" for message in dict.fromkeys(messages) if "transaction is aborted" not in message]


def _observed(result: dict[str, Any]) -> str:
    if "unexpected_count" in result:
        percent = result.get("unexpected_percent") or 0.0
        return f"{result['unexpected_count'] or 0:,} of {result['element_count']:,} rows break it ({percent:.2f} %)"
    return f"{result['observed_value']:,} rows break it"


def _sample(
    connection: duckdb.DuckDBPyConnection,
    table: TableSuite,
    config: Any,  # noqa: ANN401
    result: dict[str, Any],
) -> tuple[tuple[str, ...], tuple[tuple[object, ...], ...]]:
    """Fetch rows that break an expectation: from its query, or as Great Expectations listed them."""
    query = config.kwargs.get("unexpected_rows_query")
    if query:
        batch = f"(select * from {table.table} where {table.where or 'true'})"
        found = connection.execute(f"select * from ({query.format(batch=batch)}) limit {SAMPLE_ROWS}")
        columns = tuple(column[0] for column in found.description or ())
        return columns, tuple(tuple(map(_cut, row)) for row in found.fetchall())
    listed = result.get("partial_unexpected_index_list") or []
    columns = tuple(listed[0]) if listed else ()
    return columns, tuple(tuple(_cut(row[column]) for column in columns) for row in listed)


def _cut(value: object) -> object:
    """Cut a long text: a sample row is read by a person."""
    return f"{value[: CELL_WIDTH - 1]}…" if isinstance(value, str) and len(value) > CELL_WIDTH else value
