import csv
from collections.abc import Callable
from pathlib import Path

import pytest

SEEDS = Path(__file__).parents[2] / "seeds"

Rows = list[dict[str, str]]


@pytest.fixture(scope="session")
def seed() -> Callable[[str], Rows]:
    """Read a seed by name; an empty field is an empty string."""

    def read(name: str) -> Rows:
        with (SEEDS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return read
