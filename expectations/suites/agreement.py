"""What a cable says twice, both sides agree on: text and container, transmission header and the lines under it."""

from __future__ import annotations

from expectations import thresholds
from expectations.checks import Check, TableSuite, never, too_many
from expectations.thresholds import Floor

CAUSES = {
    "container": "A rule misreads the text, or the container was filed under another cable: compare the two sides.",
    "transmission": "A line of the transmission header is misread, or the header belongs to another message.",
}


def suites() -> list[TableSuite]:
    """Return the suite of the comparison of sources."""
    return [
        TableSuite(
            "intermediate.int_cross_checks",
            ("cable_id", "field"),
            [_agree(source, field, floor) for (source, field), floor in thresholds.AGREEMENT.items()],
        )
    ]


def _agree(source: str, field: str, floor: Floor) -> Check:
    compared = f"source = '{source}' and field = '{field}'"
    return never(
        f"{source}_{field}",
        f"At least {floor.value:.1%} of texts agree with their {source} on the {field}",
        f"select cable_id, in_text, elsewhere from {{batch}} where {compared} and not agrees "
        f"{too_many(floor, f'select count(*) from {{batch}} where {compared}')}",
        cause=CAUSES[source],
    )
