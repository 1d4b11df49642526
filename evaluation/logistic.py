"""A logistic model with an L2 penalty, and which labelled cables it is fitted on."""

from __future__ import annotations

import zlib

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]

CONSTANT = "constant"
FOLDS = 6
HELD_OUT_ONE_IN = 3


def logistic(matrix: Matrix, right: Vector, weight: Vector, penalty: Vector, steps: int = 30) -> Vector:
    """Fit a logistic model by Newton's method.

    Args:
        matrix: one row a candidate, one column a feature.
        right: 1 where the candidate is right, else 0.
        weight: how much each candidate counts.
        penalty: L2 penalty on each coefficient.
        steps: iterations.

    Returns:
        One coefficient a feature.
    """
    found = np.zeros(matrix.shape[1])
    for _ in range(steps):
        chance = confidence(matrix, found)
        slope = matrix.T @ (weight * (chance - right)) + penalty * found
        bend = (matrix * (weight * chance * (1 - chance))[:, None]).T @ matrix + np.diag(penalty)
        found = found - np.linalg.solve(bend, slope)
    return found


def confidence(matrix: Matrix, coefficients: Vector) -> Vector:
    """Return the chance that each candidate is right."""
    chance: Vector = 1 / (1 + np.exp(-(matrix @ coefficients)))
    return chance


def penalties(features: list[str], penalty: float) -> Vector:
    """Return the penalty on each feature: next to none on the constant."""
    return np.array([0.01 if name == CONSTANT else penalty for name in features])


def is_held_out(cable_id: str) -> bool:
    """Tell whether a cable is for the score alone."""
    return zlib.crc32(cable_id.encode()) % HELD_OUT_ONE_IN == 0


def fold_of(cable_id: str) -> int:
    """Return the fold of a cable in cross-validation: all its candidates are in one."""
    return zlib.crc32(cable_id[::-1].encode()) % FOLDS
