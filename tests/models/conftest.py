"""One warehouse for the tests of the models: the golden texts and the samples, through the real pipeline."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from cables.progress import Meter
from cables.project import Project
from cables.transform import Transformation
from loaders.stage import load
from tests.models import lines

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "structure"
STRUCTURE = (
    "+fct_cable",
    "+cable_paragraph",
    "+bridge_cable_tag",
    "+bridge_cable_post",
    "+fct_cable_reference",
    "+fct_repair",
    "+dim_post",
    "posts",
)


class _Silent:
    def update(self, *_: object) -> None:
        """Show nothing."""


def golden_cases() -> list[dict[str, Any]]:
    """Every golden text of the structure models, with what is expected of it."""
    return [case for path in sorted(GOLDEN.glob("*.yml")) for case in yaml.safe_load(path.read_text("utf-8"))]


def build(paths: list[str], warehouse: Path, repository: Path, *, full_refresh: bool = True) -> None:
    """Load the paths and build the structure marts."""
    build_selected(paths, warehouse, repository, STRUCTURE, full_refresh=full_refresh)


def build_selected(
    paths: list[str], warehouse: Path, repository: Path, selection: tuple[str, ...], *, full_refresh: bool = True
) -> None:
    """Load the paths and build the models that are selected."""
    load(paths, warehouse)
    transformation = Transformation(Project(repository), warehouse, warehouse.parent)
    transformation.parse()
    meter: Meter = _Silent()  # type: ignore[assignment]
    outcome = transformation.build(selection, meter, full_refresh=full_refresh, indirect="buildable")
    assert outcome.failures == ()


@pytest.fixture(scope="session")
def structure(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    folder = tmp_path_factory.mktemp("structure")
    texts = folder / "texts"
    texts.mkdir()
    for number, case in enumerate(golden_cases()):
        (texts / f"{number:03d}.txt").write_text(case["text"], encoding="utf-8")
    for name, text in lines.texts().items():
        (texts / f"{name}.txt").write_text(text, encoding="utf-8")
    build([str(texts), str(repository / "samples" / "cables")], folder / "warehouse.duckdb", repository)
    connection = duckdb.connect(str(folder / "warehouse.duckdb"), read_only=True)
    yield connection
    connection.close()
