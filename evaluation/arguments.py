"""What every fit is told on the command line: labels, a warehouse that holds their cables, the seed to write."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.facts import CableFacts, read_labels

SEED = Path("seeds/language/event_weights.csv")


@dataclass(frozen=True)
class Given:
    """What a fit was told.

    Attributes:
        labels: labelled facts by cable id.
        warehouse: a warehouse that holds these cables.
        seed: the seed in which the fit replaces its own rows.
        models: the models to fit, where a command knows several.
    """

    labels: Mapping[str, CableFacts]
    warehouse: Path
    seed: Path
    models: tuple[str, ...] = ()


def given(description: str, arguments: Sequence[str] | None, models: Sequence[str] = ()) -> Given:
    """Read a command line; `models` are those that `--event` may name."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("labels", type=Path, nargs="+", help="directories of CABLE_ID.json label files")
    parser.add_argument("--warehouse", type=Path, required=True, help="warehouse that holds these cables")
    parser.add_argument("--seed", type=Path, default=SEED, help="the seed to write")
    if models:
        parser.add_argument("--event", choices=models, action="append", required=True, help="a model to fit")
    read = parser.parse_args(arguments)
    labels = {cable_id: facts for folder in read.labels for cable_id, facts in read_labels(folder).items()}
    return Given(labels, read.warehouse, read.seed, tuple(read.event) if models else ())
