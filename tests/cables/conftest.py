import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cables.project import Project
from expectations import Layer
from expectations.results import CheckResult, LayerResult

CABLE = """\
R 041210Z MAR 05
FM AMEMBASSY QUILLON
TO SECSTATE WASHDC 0412
UNCLAS QUILLON 000{serial}
E.O. 12958: N/A
TAGS: PREL
SUBJECT: HARBOUR TALKS, PART {serial}

1. (U) Minister Orsolya Tindall met the Ambassador on March 3.

NORBRIDGE
"""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project of four nodes, small enough to build in a second; each test may spoil its own copy."""
    directory = tmp_path / "project"
    shutil.copytree(Path(__file__).parent / "project", directory)
    return Project(directory)


@pytest.fixture
def write_cable(tmp_path: Path) -> Callable[[int], str]:
    def write(serial: int) -> str:
        path = tmp_path / f"cable-{serial}.txt"
        path.write_text(CABLE.format(serial=serial), encoding="utf-8")
        return str(path)

    return write


def passing(layer: Layer, _database: Path) -> LayerResult:
    held = CheckResult(f"{layer}.t.c", "holds", "expect_nothing", f"{layer}.t", None, "passed", "0 rows")
    return LayerResult(layer, (held,), 0.0)


def failing_at(broken: Layer) -> Callable[[Layer, Path], LayerResult]:
    def check(layer: Layer, database: Path) -> LayerResult:
        if layer != broken:
            return passing(layer, database)
        broke = CheckResult(
            f"{layer}.t.c",
            "holds",
            "expect_nothing",
            f"{layer}.t",
            "c",
            "failed",
            "1 row",
            columns=("key",),
            rows=(("k1",),),
        )
        return LayerResult(layer, (broke,), 0.0)

    return check
