"""What a cable says twice, both sides agree on: text and container, transmission header and the lines under it."""

from __future__ import annotations

from great_expectations.expectations import UnexpectedRowsExpectation

from expectations import thresholds
from expectations.suites import RowCount, TableSuite, never


def suites(rows: RowCount) -> list[TableSuite]:
    """Return the suite of the comparison of sources; it counts for itself."""
    del rows
    return [
        TableSuite(
            "intermediate.int_cross_checks",
            ("cable_id", "field"),
            [_agree(source, field, floor) for (source, field), floor in thresholds.MIN_AGREEMENT.items()],
        )
    ]


def _agree(source: str, field: str, floor: float) -> UnexpectedRowsExpectation:
    return never(
        f"At least {floor:.1%} of texts agree with their {source} on the {field}",
        "select min(cable_id) filter (not agrees) as one_of_them, count(*) as compared, "
        "count(*) filter (not agrees) as apart from {batch} "
        f"where source = '{source}' and field = '{field}' "
        f"having apart > greatest({thresholds.ALLOWANCE}, {1 - floor:.4f} * compared)",
    )
