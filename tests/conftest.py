"""Fixtures that all rooms share."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import sync_playwright

# A busy machine is no failure: examples have no deadline.
settings.register_profile("no_deadline", deadline=None)
settings.load_profile("no_deadline")

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
REPOSITORY = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the repository: the dbt project stands here."""
    return REPOSITORY


@pytest.fixture(scope="session")
def corpus_dir() -> Path:
    """The real cables: CABLES_CORPUS, or shared/corpus beside the repository. Tests that need them skip without."""
    corpus = Path(os.environ.get("CABLES_CORPUS") or REPOSITORY.parent / "shared" / "corpus")
    if not corpus.is_dir():
        pytest.skip("no corpus of real cables beside the repository; CABLES_CORPUS names one")
    return corpus


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    """Where a test may make a warehouse; no file is there yet."""
    return tmp_path / "warehouse.duckdb"


@pytest.fixture(scope="session")
def sample_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The warehouse of the samples, built once a run by the command itself. Read it; copy it to spoil it."""
    return _built(tmp_path_factory, "samples", [str(REPOSITORY / "samples" / "cables")])


@pytest.fixture(scope="session")
def corpus_warehouse(tmp_path_factory: pytest.TempPathFactory, corpus_dir: Path) -> Path:
    """The warehouse of the real cables, built once a run."""
    parts = ["html", "html-2011", "cables.csv", "pdf-text", "samples", "pdf"]
    return _built(tmp_path_factory, "corpus", [str(corpus_dir / part) for part in parts])


def _built(factory: pytest.TempPathFactory, name: str, paths: list[str]) -> Path:
    """Build once for all workers of a run: they share the folder above their own."""
    folder = factory.getbasetemp()
    shared = folder.parent if os.environ.get("PYTEST_XDIST_WORKER") else folder
    warehouse = shared / f"{name}.duckdb"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not warehouse.exists():
            command = [sys.executable, "-m", "cables", "build", *paths, "--warehouse", str(warehouse), "--quiet"]
            run = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
            assert run.returncode == 0, run.stdout + run.stderr
    return warehouse


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """Debian's Chromium, driven by Playwright. CABLES_CHROMIUM names another; CI must have one."""
    named = os.environ.get("CABLES_CHROMIUM")
    found = named or next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if not found:
        message = "no Chromium here: apt-get install chromium, or name one in CABLES_CHROMIUM"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()
