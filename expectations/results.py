"""What a checkpoint found, free of Great Expectations' own types."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from expectations import Layer


@dataclass(frozen=True)
class CheckResult:
    """One expectation, held or broken."""

    expectation: str
    """What is expected, in words."""
    kind: str
    """Great Expectations' name for it, such as `expect_column_values_to_not_be_null`."""
    table: str
    """`schema.table`."""
    column: str | None
    success: bool
    observed: str
    """What was seen: a count, a share, a value."""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[object, ...], ...] = ()
    """Sample rows that break it, keys first."""


@dataclass(frozen=True)
class LayerResult:
    """All expectations of one layer."""

    layer: Layer
    checks: tuple[CheckResult, ...]
    seconds: float

    @property
    def failures(self) -> tuple[CheckResult, ...]:
        """The expectations that were broken."""
        return tuple(check for check in self.checks if not check.success)

    def as_json(self) -> dict[str, Any]:
        """Return the result as plain types."""
        return asdict(self) | {"success": not self.failures}
