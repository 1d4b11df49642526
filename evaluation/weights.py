"""Weights of named features, and logistic models fitted on features too many and too rare for a dense matrix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, sparse

Vector = NDArray[np.float64]
Features = Mapping[str, float]

CONSTANT = "constant"
LARGEST = 30.0
"""Sums of weights beyond this change no chance that can be told apart."""


@dataclass(frozen=True)
class Weights:
    """Fitted weights by feature."""

    of: Mapping[str, float]

    def sum(self, features: Features) -> float:
        """Return the weighted sum of some features."""
        return sum(self.of.get(name, 0.0) * value for name, value in features.items())

    def chance(self, features: Features) -> float:
        """Return the chance that these features give."""
        return float(1 / (1 + np.exp(-np.clip(self.sum(features), -LARGEST, LARGEST))))


def names_seen(examples: Iterable[Features], seen_at_least: int) -> list[str]:
    """Return the features that enough examples have, sorted."""
    counts = Counter(name for features in examples for name in features)
    return sorted(name for name, count in counts.items() if count >= seen_at_least)


def as_matrix(examples: Sequence[Features], names: Sequence[str]) -> sparse.csr_matrix:
    """Return a matrix of one row an example, one column a feature."""
    place_of = {name: place for place, name in enumerate(names)}
    entries = [
        (row, place_of[name], value)
        for row, features in enumerate(examples)
        for name, value in features.items()
        if name in place_of
    ]
    rows, columns, values = zip(*entries, strict=True) if entries else ((), (), ())
    return sparse.csr_matrix((values, (rows, columns)), shape=(len(examples), len(names)), dtype=np.float64)


def fit_logistic(
    examples: Sequence[Features],
    right: Sequence[bool],
    weight: Sequence[float],
    *,
    penalty: float,
    seen_at_least: int,
    steps: int = 300,
) -> Weights:
    """Fit the weights under which right examples are likely and wrong ones are not.

    Args:
        examples: features of each example.
        right: whether it is right.
        weight: how much it counts.
        penalty: L2 penalty on each weight but the constant's.
        seen_at_least: a feature that fewer examples have is left out.
        steps: most iterations of the optimizer (L-BFGS).
    """
    names = names_seen(examples, seen_at_least)
    matrix = as_matrix(examples, names)
    wanted = np.array(right, dtype=np.float64)
    counted = np.array(weight, dtype=np.float64)
    penalties = np.array([0.01 if name == CONSTANT else penalty for name in names])

    def loss(weights: Vector) -> tuple[float, Vector]:
        sums = matrix @ weights
        chance = 1 / (1 + np.exp(-np.clip(sums, -LARGEST, LARGEST)))
        cost = float((counted * (np.logaddexp(0, sums) - wanted * sums)).sum() + penalties @ weights**2 / 2)
        return cost, matrix.T @ (counted * (chance - wanted)) + penalties * weights

    found = optimize.minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": steps})
    return Weights({name: float(value) for name, value in zip(names, found.x, strict=True)})
