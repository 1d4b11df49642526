"""Which of several options is the right one: a conditional logistic model.

Who asks, who is asked and what came of it are chosen among options near a place of asking. The weight of an option is
the sum of the weights of its features, and its chance is exp(weight) over the sum of exp(weight) of all options. One
party may stand at several places, each an option; its chance is the sum of theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import optimize

from evaluation.weights import LARGEST, Features, Vector, Weights, as_matrix, names_seen


@dataclass(frozen=True)
class Choice:
    """Options of one place of the text, each with its features and its name, and which of them are right."""

    cable_id: str
    options: tuple[Features, ...]
    right: tuple[bool, ...]
    names: tuple[str, ...]
    """Options of one name stand or fall together."""

    def likeliest(self, weights: Weights) -> tuple[str, float]:
        """Return the likeliest name, the first of equals, and its chance."""
        odds: dict[str, float] = {}
        for name, features in zip(self.names, self.options, strict=True):
            odds[name] = odds.get(name, 0.0) + float(np.exp(np.clip(weights.sum(features), -LARGEST, LARGEST)))
        likeliest = max(odds, key=lambda name: odds[name])
        return likeliest, odds[likeliest] / sum(odds.values())

    def is_right(self, name: str) -> bool:
        """Tell whether the options of a name are right ones."""
        return self.right[self.names.index(name)]

    def is_got_right(self, weights: Weights) -> bool:
        """Tell whether the likeliest name is a right one."""
        return self.is_right(self.likeliest(weights)[0])


def fit_choices(choices: Sequence[Choice], *, penalty: float, seen_at_least: int, steps: int = 300) -> Weights:
    """Fit the weights under which the right options are likeliest.

    Choices without a right option, or without a wrong one, teach nothing and are passed over.

    Args:
        choices: what to learn from.
        penalty: L2 penalty on each weight.
        seen_at_least: a feature that fewer options have is left out.
        steps: most iterations of the optimizer (L-BFGS).
    """
    taught = [choice for choice in choices if any(choice.right) and not all(choice.right)]
    options = [features for choice in taught for features in choice.options]
    names = names_seen(options, seen_at_least)
    matrix = as_matrix(options, names)
    choice_of = np.repeat(np.arange(len(taught)), [len(choice.options) for choice in taught])
    is_right = np.array([right for choice in taught for right in choice.right], dtype=np.float64)

    def loss(weights: Vector) -> tuple[float, Vector]:
        odds = np.exp(np.clip(matrix @ weights, -LARGEST, LARGEST))
        all_odds = np.bincount(choice_of, odds)
        right_odds = np.bincount(choice_of, odds * is_right)
        slope = matrix.T @ (odds / all_odds[choice_of] - odds * is_right / right_odds[choice_of]) + penalty * weights
        return float(np.log(all_odds / right_odds).sum() + penalty / 2 * weights @ weights), slope

    found = optimize.minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": steps})
    return Weights({name: float(value) for name, value in zip(names, found.x, strict=True)})
