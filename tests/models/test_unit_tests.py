"""The dbt tests that a build leaves out: unit tests for each rule of language and structure, and those of the seeds."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
@pytest.mark.parametrize(("selection", "fewest"), [("test_type:unit", 30), ("path:seeds", 100)])
def test_every_dbt_test_passes(
    selection: str, fewest: int, sample_warehouse: Path, repository: Path, tmp_path: Path
) -> None:
    # dbt asks the warehouse for the types of what a test does not give.
    warehouse = tmp_path / "warehouse.duckdb"
    shutil.copy(sample_warehouse, warehouse)
    run = subprocess.run(
        [sys.executable, "-m", "dbt.cli.main", "--no-use-colors", "test", "--select", selection],
        cwd=repository,
        env=os.environ
        | {"CABLES_WAREHOUSE": str(warehouse), "DBT_TARGET_PATH": str(tmp_path), "DBT_LOG_PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-8000:]
    found = re.search(r"PASS=(\d+)", run.stdout)
    assert found and int(found[1]) >= fewest, "fewer tests than rules: was the selection lost?"
