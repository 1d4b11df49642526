"""Great Expectations on DuckDB: what it needs to count rows, match patterns and let go of the file.

* It reads results after it has closed the connection, which DuckDB does not allow, unless the dialect is among those
  whose connection is kept: https://github.com/great-expectations/great_expectations/issues/10738
* It knows no pattern operator of DuckDB: https://github.com/great-expectations/great_expectations/issues/11579
* It opens two engines a data source and closes neither.
* It writes the whole configuration of an ephemeral context as YAML whenever a table is added, which nobody reads: a
  quarter of the time that the checks took.

Remove this module when both issues are closed.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")

import great_expectations as gx
import sqlalchemy as sa
from great_expectations.execution_engine import sqlalchemy_execution_engine
from great_expectations.expectations.metrics.column_map_metrics import (
    column_values_match_regex,
    column_values_not_match_regex,
)


@dataclass(frozen=True)
class _Dialect:
    """Stands among Great Expectations' own dialects: equal to its name, and with a value."""

    value: str

    def __eq__(self, other: object) -> bool:
        return other == self.value or (isinstance(other, _Dialect) and other.value == self.value)

    def __hash__(self) -> int:
        return hash(self.value)


DUCKDB = _Dialect("duckdb")


def install() -> None:
    """Teach Great Expectations DuckDB; doing it again changes nothing."""
    dialects = sqlalchemy_execution_engine._PERSISTED_CONNECTION_DIALECTS
    if DUCKDB in dialects:
        return
    sqlalchemy_execution_engine._PERSISTED_CONNECTION_DIALECTS = (*dialects, DUCKDB)
    for module in (column_values_match_regex, column_values_not_match_regex):
        module.get_dialect_regex_expression = _regex_expression


def _regex_expression(column: Any, pattern: str, _dialect: Any, positive: bool = True) -> Any:  # noqa: ANN401
    matches = sa.func.regexp_matches(column, sa.literal(pattern))
    return matches if positive else sa.not_(matches)


@contextmanager
def source(warehouse: Path) -> Iterator[tuple[Any, Any]]:
    """Open a warehouse read-only; yield Great Expectations' context and data source; let go of the file after."""
    install()
    # This module sets its own logger to INFO, at which it tells of each temporary directory that it makes.
    logging.getLogger("great_expectations.data_context.types.base").setLevel(logging.WARNING)
    context = gx.get_context(mode="ephemeral")
    context._save_project_config = lambda: None
    context.variables.progress_bars = {"globally": False, "metric_calculations": False}
    datasource = context.data_sources.add_sql(
        "warehouse",
        connection_string=f"duckdb:///{warehouse}",
        kwargs={"connect_args": {"read_only": True}},
    )
    try:
        yield context, datasource
    finally:
        datasource.get_execution_engine().close()
        datasource.get_execution_engine().engine.dispose()
        datasource.get_engine().dispose()
