"""Every check holds over a good warehouse, and each is seen to break when the warehouse is spoiled."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from expectations import LAYERS, Layer
from expectations.checkpoint import run_layer, suites_of
from tests.expectations.page import markdown
from tests.expectations.spoilings import SPOILINGS, Spoiling

PAGE = Path(__file__).parents[2] / "docs/quality/spoilings.md"

pytestmark = pytest.mark.slow


@pytest.fixture
def spoiled(sample_warehouse: Path, tmp_path: Path) -> Iterator[Path]:
    copy = Path(shutil.copyfile(sample_warehouse, tmp_path / "spoiled.duckdb"))
    yield copy
    copy.unlink()


def execute(path: Path, statement: str) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute(statement)


@pytest.mark.parametrize("layer", LAYERS)
def test_the_untouched_warehouse_passes_clean(layer: Layer, sample_warehouse: Path) -> None:
    result = run_layer(layer, sample_warehouse)

    assert [(check.name, check.observed) for check in result.checks if not check.success] == []


@pytest.mark.parametrize(
    "spoiling", SPOILINGS, ids=lambda spoiling: f"{spoiling.layer}-{spoiling.kind}".replace(" ", "_")
)
def test_a_spoiling_is_caught_by_its_check(spoiling: Spoiling, spoiled: Path) -> None:
    execute(spoiled, spoiling.sql)

    (check,) = run_layer(spoiling.layer, spoiled, [spoiling.check]).checks

    assert not check.success
    assert not check.observed.startswith("could not be evaluated")
    assert check.rows or spoiling.check.endswith(".columns")


def test_every_check_is_seen_to_break_and_every_kind_stands_once() -> None:
    names = {suite.full_name(check) for layer in LAYERS for suite in suites_of(layer) for check in suite.checks}

    assert names - {spoiling.check for spoiling in SPOILINGS} == set()
    assert len({spoiling.kind for spoiling in SPOILINGS}) == len(SPOILINGS) >= 60


def test_the_page_of_spoilings_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == markdown(), "python -m tests.expectations.page writes it"
