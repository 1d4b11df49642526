"""What a checkpoint found, free of Great Expectations' own types."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

from expectations import Layer

Status = Literal["passed", "warned", "failed"]


@dataclass(frozen=True)
class CheckResult:
    """One expectation, held or broken."""

    name: str
    """`schema.table.check`: by this name reports and the history know it."""
    expectation: str
    """What is expected, in words."""
    kind: str
    """Great Expectations' name for it, such as `expect_column_values_to_not_be_null`."""
    table: str
    """`schema.table`."""
    column: str | None
    status: Status
    """`warned`: a ceiling was passed, and the build may be published all the same."""
    observed: str
    """What was seen: a count, a share, a value."""
    seen: int = 0
    """Rows looked at."""
    broken: int = 0
    """Of these, rows that break it, allowed ones included."""
    cause: str = ""
    """What is most likely wrong when it is broken, and where to look."""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[object, ...], ...] = ()
    """Sample rows that break it, keys first."""
    cable_count: int = 0
    """Cables that the rows that break it are about, where they are about cables."""
    cables: tuple[str, ...] = ()
    """Some of these cables."""
    sources: tuple[tuple[str, int], ...] = ()
    """Rows that break it by the kind of source that they come from."""

    @property
    def success(self) -> bool:
        """Tell whether it held."""
        return self.status == "passed"

    def as_json(self) -> dict[str, Any]:
        """Return the result as plain types."""
        return asdict(self) | {"success": self.success, "sources": dict(self.sources)}


@dataclass(frozen=True)
class LayerResult:
    """All expectations of one layer."""

    layer: Layer
    checks: tuple[CheckResult, ...]
    seconds: float

    def with_status(self, status: Status) -> tuple[CheckResult, ...]:
        """The expectations of a status."""
        return tuple(check for check in self.checks if check.status == status)

    @property
    def failures(self) -> tuple[CheckResult, ...]:
        """The expectations that were broken and block."""
        return self.with_status("failed")

    @property
    def warnings(self) -> tuple[CheckResult, ...]:
        """The expectations that were broken and warn."""
        return self.with_status("warned")

    def as_json(self) -> dict[str, Any]:
        """Return the result as plain types."""
        return {
            "layer": self.layer,
            "seconds": self.seconds,
            "success": not self.failures,
            "checks": [check.as_json() for check in self.checks],
        }
