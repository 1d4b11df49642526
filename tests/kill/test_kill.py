"""A small portion of `make kill`: builds of a project of four nodes, killed at a few points or out of disk."""

import shutil
import signal
from pathlib import Path

import pytest

from tests.cables.conftest import CABLE
from tests.kill.__main__ import build, contents, sha256

pytestmark = pytest.mark.slow


def test_whatever_happens_to_a_build_the_published_warehouse_is_old_or_new_and_the_next_run_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    project = tmp_path / "project"
    shutil.copytree(Path(__file__).parents[1] / "cables/project", project)
    paths = []
    for serial in (1, 2):
        paths.append(tmp_path / f"{serial}.txt")
        paths[-1].write_text(CABLE.format(serial=serial), encoding="utf-8")
    warehouse, undisturbed = tmp_path / "at" / "w.duckdb", tmp_path / "undisturbed.duckdb"
    warehouse.parent.mkdir()
    assert build(warehouse, paths[:1], project=project).code == 0
    before = sha256(warehouse)
    shutil.copyfile(warehouse, undisturbed)
    count = build(undisturbed, paths, project=project).told["points"]

    # Amid the models, and right before the new file takes the place of the old.
    for at in (count // 2, count - 3):
        assert build(warehouse, paths, project=project, at=at).code == -signal.SIGKILL
        assert sha256(warehouse) == before
    full = build(warehouse, paths, project=project, limit=warehouse.stat().st_size // 2)
    assert full.told["error"] == "DiskFullError"
    assert sha256(warehouse) == before
    assert {path.name for path in warehouse.parent.iterdir()} == {"w.duckdb"}
    # Right after: the new one is published, and what the killed run left is cleared away by the next.
    assert build(warehouse, paths, project=project, at=count - 2).code == -signal.SIGKILL
    assert contents(warehouse) == contents(undisturbed)
    assert build(warehouse, paths, project=project).code == 0
    assert {path.name for path in warehouse.parent.iterdir()} == {"w.duckdb"}
