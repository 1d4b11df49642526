"""What a check is: an expectation with a name, the likely cause when it breaks, and whether it blocks or warns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from great_expectations.expectations import UnexpectedRowsExpectation
from great_expectations.expectations.expectation import Expectation

from expectations.thresholds import ALLOWANCE, Ceiling, Threshold


class NoRows(UnexpectedRowsExpectation):  # type: ignore[misc]  # it has no types
    """Expect that a query finds no row. Its parent runs each query twice, once for rows that it then drops."""

    metric_dependencies: ClassVar[tuple[str, ...]] = ("unexpected_rows_query.row_count",)

    def _validate(self, metrics: dict[str, Any], *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        return super()._validate(metrics | {"unexpected_rows_query.table": []}, *args, **kwargs)


@dataclass(frozen=True)
class Check:
    """One expectation of a table."""

    name: str
    """Unique among the checks of its table; reports and the history know it as `schema.table.name`."""
    description: str
    """What holds, in words."""
    cause: str
    """What is most likely wrong when it does not hold, and where to look."""
    expectation: Expectation
    warns: bool = False
    """It is told and does not keep a build from being published."""
    condition: str | None = None
    """SQL that is true of a row that breaks it, where it is about single rows."""
    threshold: Threshold | None = None
    """The share of rows that may break it; None for no row."""


@dataclass(frozen=True)
class TableSuite:
    """What is expected of one table."""

    table: str
    """`schema.table`."""
    keys: tuple[str, ...]
    """Columns that name a row in a report."""
    checks: Sequence[Check]
    where: str | None = None
    """The rows that the suite looks at; None for all."""
    part: str | None = None
    """A word for these rows, which names the suite beside the table."""

    @property
    def name(self) -> str:
        """A name of its own for the suite: the table and, where it is cut, the part."""
        return f"{self.table}.{self.part}" if self.part else self.table

    def full_name(self, check: Check) -> str:
        """The name by which reports and the history know a check: `schema.table.check`."""
        return f"{self.table}.{check.name}"

    @property
    def rows(self) -> str:
        """SQL of the rows looked at."""
        return f"select * from {self.table} where {self.where or 'true'}"


def never(name: str, description: str, query: str, *, cause: str, warns: bool = False) -> Check:
    """Expect that `query`, over `{batch}`, finds no row.

    Args:
        name: of the check.
        description: what holds, in words.
        query: SQL that returns the rows that break it, keys first. Braces but those of `{batch}` are doubled.
        cause: the likely cause when it does not hold.
        warns: tell it only.
    """
    return Check(name, description, cause, _no_rows(description, query, warns), warns)


def each(name: str, description: str, condition: str, *, shows: str, cause: str, warns: bool = False) -> Check:
    """Expect of every row that `condition`, SQL that is true of one that breaks it, is not true.

    Args:
        name: of the check.
        description: what holds, in words.
        condition: SQL over the columns of the table.
        shows: the columns to show of rows that break it, keys first.
        cause: the likely cause when it does not hold.
        warns: tell it only.
    """
    query = f"select {shows} from (select *, ({condition}) as is_broken from {{batch}}) where is_broken"
    return Check(name, description, cause, _no_rows(description, query, warns), warns, condition)


def few(name: str, description: str, condition: str, threshold: Threshold, *, shows: str, cause: str) -> Check:
    """Expect that no greater share of the rows than the threshold allows breaks it. A floor blocks, a ceiling warns.

    Args:
        name: of the check.
        description: what holds, in words; the figure is put before it.
        condition: SQL over the columns of the table, true of a row that breaks it.
        threshold: a floor or a ceiling.
        shows: the columns to show of rows that break it, keys first.
        cause: the likely cause when it does not hold.
    """
    warns = isinstance(threshold, Ceiling)
    told = f"At most {threshold.value:.1%} {description}" if warns else f"At least {threshold.value:.1%} {description}"
    query = (
        f"select {shows} from (select *, ({condition}) as is_broken from {{batch}}) where is_broken "
        f"{too_many(threshold)}"
    )
    return Check(name, told, cause, _no_rows(told, query, warns), warns, condition, threshold)


def expect(name: str, expectation: Expectation, *, cause: str, warns: bool = False) -> Check:
    """Take an expectation that Great Expectations has.

    Args:
        name: of the check.
        expectation: with a description: what holds, in words.
        cause: the likely cause when it does not hold.
        warns: tell it only.
    """
    expectation.severity = "warning" if warns else "critical"
    return Check(name, str(expectation.description), cause, expectation, warns)


def too_many(threshold: Threshold, of: str = "select count(*) from {batch}") -> str:
    """Return the end of a query by which it finds no row unless more rows break it than the threshold allows.

    Args:
        threshold: a floor or a ceiling.
        of: SQL of the number of rows of which a share may break it.
    """
    return f"qualify count(*) over () > greatest({ALLOWANCE}, {share_of(threshold)} * ({of}))"


def share_of(threshold: Threshold) -> float:
    """Return the share of rows that may break a threshold."""
    return threshold.value if isinstance(threshold, Ceiling) else round(1 - threshold.value, 6)


def _no_rows(description: str, query: str, warns: bool) -> NoRows:
    # Great Expectations gives the batch an alias of its own unless the query has a join: one more level takes either.
    nested = query.replace("{batch}", "(select * from {batch})")
    severity = "warning" if warns else "critical"
    return NoRows(description=description, unexpected_rows_query=nested, severity=severity)
