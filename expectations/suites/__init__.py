"""The suites, a module a layer. Each module's `suites` lists the tables of its layer with what is expected of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from great_expectations.expectations import UnexpectedRowsExpectation
from great_expectations.expectations.expectation import Expectation

RowCount = Callable[..., int]
"""Counts the rows of `schema.table`, where a condition holds if one is given."""


@dataclass(frozen=True)
class TableSuite:
    """What is expected of one table."""

    table: str
    """`schema.table`."""
    keys: tuple[str, ...]
    """Columns that name a row in a report."""
    expectations: Sequence[Expectation]
    where: str | None = None
    """The rows that the suite looks at; None for all."""

    @property
    def name(self) -> str:
        """A name of its own for the suite: the table and, where it is cut, the condition."""
        return f"{self.table} where {self.where}" if self.where else self.table


def never(description: str, query: str) -> UnexpectedRowsExpectation:
    """Expect that `query`, over `{batch}`, finds no row.

    Args:
        description: what holds, in words.
        query: SQL that returns the rows that break it, keys first.
    """
    # Great Expectations gives the batch an alias of its own unless the query has a join: one more level takes either.
    nested = query.replace("{batch}", "(select * from {batch})")
    return UnexpectedRowsExpectation(description=description, unexpected_rows_query=nested)
