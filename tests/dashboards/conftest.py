"""A site of the sample cables, and a real browser to look at it."""

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from cables.progress import Silence
from dashboards import site as maker
from dashboards.serve import server


@pytest.fixture(scope="session")
def site(sample_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the sample warehouse, written once a run."""
    folder = tmp_path_factory.getbasetemp()
    shared = folder.parent if os.environ.get("PYTEST_XDIST_WORKER") else folder
    out = shared / "site"
    with (shared / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not out.exists():
            maker.build(sample_warehouse, out, Silence())
    return out


@pytest.fixture(scope="session")
def http_site(site: Path) -> Iterator[str]:
    """The address of the site over http."""
    with server(site, 0) as serving:
        Thread(target=serving.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{serving.server_port}/"
        serving.shutdown()
