"""Ctrl-C and a polite kill, sent to a real process at work."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_build_publishes_nothing_and_cleans_up(
    number: signal.Signals, code: int, tmp_path: Path
) -> None:
    warehouse = tmp_path / "w.duckdb"
    process = subprocess.Popen(
        [sys.executable, "-m", "cables", "build", "-", "--warehouse", str(warehouse)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    try:
        deadline = time.monotonic() + 60
        while not list(tmp_path.glob("w.duckdb.building-*")):
            assert process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.05)
        process.send_signal(number)
        out, err = process.communicate(timeout=60)
    finally:
        process.kill()

    assert process.returncode == code
    assert "Interrupted. Nothing was published." in err or number == signal.SIGTERM
    assert "Traceback" not in err
    assert out == ""
    assert list(tmp_path.iterdir()) == []
