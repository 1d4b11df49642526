"""Fixtures that all rooms share."""

import os
from pathlib import Path

import pytest

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
