"""The seed `event_weights`: the weights of the fitted models, one row a feature."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

HEADER = ("event", "feature", "weight", "source")
LEAST_CONFIDENCE = "(least confidence)"
LEAST_WEIGHT = 0.005


def replace_weights(path: Path, event: str, weights: Mapping[str, float], least_confidence: float) -> None:
    """Write one model's weights into the seed and leave the other models as they are.

    Args:
        path: the seed file; it must exist.
        event: the model.
        weights: by feature; what is all but zero is left out.
        least_confidence: the chance from which on a candidate counts.
    """
    with path.open(encoding="utf-8", newline="") as file:
        others = [row for row in csv.reader(file) if row[0] not in (event, HEADER[0])]
    own = [
        [event, feature, f"{weight:.3f}", "fitted"]
        for feature, weight in {**weights, LEAST_CONFIDENCE: least_confidence}.items()
        if abs(weight) >= LEAST_WEIGHT
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(sorted(others + own))
