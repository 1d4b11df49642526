"""Runs the suites of a layer over a warehouse. The only door to Great Expectations for the rest of the project."""

from __future__ import annotations

import copy
import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import great_expectations as gx

from expectations import Layer, duckdb_shim
from expectations.affected import figures, told
from expectations.checks import Check, TableSuite
from expectations.results import CheckResult, LayerResult
from expectations.suites import agreement, cables, dimensions, facts, raw, reporting, shareable, staging

SUITES: dict[Layer, tuple[Callable[[], list[TableSuite]], ...]] = {
    "raw": (raw.suites,),
    "staging": (staging.suites, agreement.suites),
    "marts": (cables.suites, facts.suites, dimensions.suites, reporting.suites, shareable.suites),
}
Outcome = tuple[TableSuite, Check, Any]


def suites_of(layer: Layer, only: Collection[str] = ()) -> list[TableSuite]:
    """Return the suites of a layer; of some checks or all of some tables, where these are named.

    Args:
        layer: which.
        only: names as `schema.table` or `schema.table.check`; none for all.
    """
    found = (suite for module in SUITES[layer] for suite in module())
    if not only:
        return list(found)
    cut = (
        replace(suite, checks=[check for check in suite.checks if {suite.table, suite.full_name(check)} & set(only)])
        for suite in found
    )
    return [suite for suite in cut if suite.checks]


def run_layer(layer: Layer, warehouse: Path, only: Collection[str] = ()) -> LayerResult:
    """Check one layer.

    Args:
        layer: which.
        warehouse: the DuckDB file; it is opened read-only and let go of before this returns.
        only: run these alone, by `schema.table` or `schema.table.check`; none for all.

    Returns:
        All expectations with what was observed; those broken with sample rows and the cables concerned. One that
        could not be evaluated, for want of a table or a column, has failed and says why.

    Raises:
        duckdb.Error: the file cannot be read.
    """
    started = time.perf_counter()
    suites = suites_of(layer, only)
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        present = _tables(connection)
        seen = {suite.name: figures(connection, suite) for suite in suites if suite.table in present}
    with duckdb_shim.source(warehouse) as (context, datasource):
        found = [pair for suite in suites if suite.table in present for pair in _run(context, datasource, suite)]
    found = [pair for suite in suites for pair in _evaluated_alone(warehouse, suite, found)]
    checks: list[CheckResult] = []
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        for suite in suites:
            if suite.table not in present:
                checks.extend(_missing(suite))
        for suite, check, outcome in found:
            result = _result(suite, check, outcome)
            rows, broken = seen[suite.name].get(check.name, (0, 0))
            result = replace(result, seen=rows, broken=broken, observed=_observed(outcome, rows, broken, check))
            checks.append(result if result.success else told(connection, suite, check, result))
    return LayerResult(layer, tuple(checks), round(time.perf_counter() - started, 3))


def _tables(connection: duckdb.DuckDBPyConnection) -> set[str]:
    rows = connection.execute("select table_schema || '.' || table_name from information_schema.tables").fetchall()
    return {name for (name,) in rows}


def run_suite(context: Any, datasource: Any, suite: TableSuite, result_format: str = "SUMMARY") -> Any:  # noqa: ANN401
    """Have Great Expectations validate one suite.

    Args:
        context: its context, which keeps the result for Data Docs.
        datasource: the warehouse, as `duckdb_shim.source` gives both.
        suite: what is expected of which rows.
        result_format: `SUMMARY`, or `BOOLEAN_ONLY` to keep rows out of what is kept.

    Returns:
        Great Expectations' own result.
    """
    asset = datasource.add_query_asset(suite.name, query=suite.rows)
    validation = context.validation_definitions.add(
        gx.ValidationDefinition(
            name=suite.name,
            data=asset.add_batch_definition_whole_table("all"),
            suite=context.suites.add(
                gx.ExpectationSuite(name=suite.name, expectations=[_named(check) for check in suite.checks])
            ),
        )
    )
    return validation.run(result_format={"result_format": result_format, "partial_unexpected_count": 1})


def _run(context: Any, datasource: Any, suite: TableSuite) -> list[Outcome]:  # noqa: ANN401
    by_name = {check.name: check for check in suite.checks}
    results = run_suite(context, datasource, suite).results
    return [(suite, by_name[result.expectation_config.meta["check"]], result) for result in results]


def _named(check: Check) -> Any:  # noqa: ANN401
    expectation = copy.copy(check.expectation)  # a suite takes what it is given, and takes it once
    expectation.meta = {"check": check.name, "cause": check.cause}
    return expectation


def _evaluated_alone(warehouse: Path, suite: TableSuite, found: list[Outcome]) -> Iterator[Outcome]:
    """The outcomes of a suite; where one broke the transaction of those behind it, these are run each on its own."""
    for owner, check, outcome in found:
        if owner is not suite:
            continue
        if any("transaction is aborted" in fault for fault in _faults(outcome)):
            with duckdb_shim.source(warehouse) as (context, datasource):
                yield from _run(context, datasource, replace(suite, checks=(check,)))
        else:
            yield owner, check, outcome


def _missing(suite: TableSuite) -> Iterator[CheckResult]:
    for check in suite.checks:
        result = _result(suite, check, None)
        yield replace(result, observed=f"could not be evaluated: there is no table {suite.table}")


def _result(suite: TableSuite, check: Check, outcome: Any) -> CheckResult:  # noqa: ANN401
    config = check.expectation.configuration
    held = outcome is not None and bool(outcome.success)
    could_not = outcome is None or bool(_faults(outcome))
    return CheckResult(
        name=suite.full_name(check),
        expectation=check.description,
        kind=config.type,
        table=suite.table,
        column=config.kwargs.get("column"),
        status="passed" if held else "warned" if check.warns and not could_not else "failed",
        observed="",
        cause=check.cause,
    )


def _faults(outcome: Any) -> list[str]:  # noqa: ANN401
    """Tell why an expectation could not be evaluated; nothing where it could."""
    info = outcome.exception_info or {}
    entries = [info] if "raised_exception" in info else list(info.values())
    messages = (str(entry["exception_message"]).split("\n[SQL")[0] for entry in entries if entry["raised_exception"])
    return list(dict.fromkeys(messages))


def _observed(outcome: Any, rows: int, broken: int, check: Check) -> str:  # noqa: ANN401
    if faults := _faults(outcome):
        return f"could not be evaluated: {'; '.join(faults)}"
    if check.threshold is not None:
        share = broken / rows if rows else 0.0
        return f"{broken:,} of {rows:,} rows ({share:.2%}); {check.threshold.value:.1%} is the bound"
    if "unexpected_count" in outcome.result:
        return f"{outcome.result['unexpected_count'] or 0:,} of {outcome.result['element_count']:,} rows break it"
    value = outcome.result.get("observed_value")
    return (
        f"{value:,} rows break it" if isinstance(value, int) else f"found {', '.join(map(str, value or ['nothing']))}"
    )
