"""What one build gets right that another does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.facts import Kind
from evaluation.score import Miss, Report


@dataclass(frozen=True)
class Comparison:
    """The errors in which two builds differ."""

    gained: tuple[Miss, ...]
    """Errors of the earlier build that this one does not make."""
    lost: tuple[Miss, ...]
    """Errors of this build that the earlier one did not make."""

    def of(self, kind: Kind) -> Comparison:
        """Return the errors of one kind of fact."""
        return Comparison(
            tuple(miss for miss in self.gained if miss.kind == kind),
            tuple(miss for miss in self.lost if miss.kind == kind),
        )


def compare(report: Report, earlier: Report) -> Comparison:
    """Compare the errors of two builds on the same labelled cables."""
    return Comparison(
        gained=_without(earlier.misses, report.misses),
        lost=_without(report.misses, earlier.misses),
    )


def _without(errors: Sequence[Miss], others: Sequence[Miss]) -> tuple[Miss, ...]:
    """Return the errors that others do not make; each of theirs stands for one."""
    left = Counter(others)
    kept = []
    for error in errors:
        if left[error]:
            left[error] -= 1
        else:
            kept.append(error)
    return tuple(kept)
