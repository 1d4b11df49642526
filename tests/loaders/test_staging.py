import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from loaders.stage import load
from tests.loaders.made import PLAIN, csv_row, viewer_page

pytestmark = pytest.mark.slow

SPOILT = {
    "unique_stg_raw__cable_record_id": "insert into raw.cable from raw.cable where format = 'plain_text'",
    "relationships_stg_raw__reject_file_sha256": "update raw.reject set file_sha256 = 'none'",
    "accepted_values_stg_raw__source_file_status": "update raw.source_file set status = 'lost' where format = 'empty'",
}


@pytest.fixture
def loaded(tmp_path: Path, warehouse: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    dump = csv_row(1) + csv_row(2).replace(b"08AVALON7|07AVALON8", b"")
    for name, content in {"a.txt": PLAIN.encode(), "b.csv": dump, "c.html": viewer_page().encode(), "d": b""}.items():
        (folder / name).write_bytes(content)
    load([str(folder)], warehouse)
    return warehouse


def build_staging(repository: Path, warehouse: Path, target: Path) -> dict[str, str]:
    """Build the staging views with their tests; the status of each node by its name."""
    subprocess.run(
        [sys.executable, "-m", "dbt.cli.main", "--quiet", "build", "--select", "staging", "--target-path", str(target)],
        cwd=repository,
        env={**os.environ, "CABLES_WAREHOUSE": str(warehouse), "DBT_LOG_PATH": str(target)},
        check=False,
        capture_output=True,
    )
    results = json.loads((target / "run_results.json").read_text())["results"]
    return {result["unique_id"].split(".")[2]: result["status"] for result in results}


def test_staging_passes_what_is_sound_and_fails_what_is_spoilt(repository: Path, loaded: Path, tmp_path: Path) -> None:
    statuses = build_staging(repository, loaded, tmp_path / "target")
    assert set(statuses.values()) == {"success", "pass"}
    with duckdb.connect(str(loaded)) as connection:
        staged = connection.execute(
            """
            select format, cast(container_created_at as varchar), container_reference_list, container_origin
            from staging.stg_raw__cable
            order by format, record_no
            """
        ).fetchall()
        for spoil in SPOILT.values():
            connection.execute(spoil)
    assert staged == [
        ("cablegate_html", "2008-02-10 12:12:00", None, "Embassy Eldoria"),
        ("cables_csv", "2008-02-10 12:12:00", ["08AVALON7", "07AVALON8"], "Embassy Eldoria"),
        ("cables_csv", "2008-02-10 12:12:00", None, "Embassy Eldoria"),
        ("plain_text", None, None, None),
    ]
    statuses = build_staging(repository, loaded, tmp_path / "target")
    failed = [name for name, status in statuses.items() if status == "fail"]
    assert [name for name in SPOILT if not any(found.startswith(name) for found in failed)] == []
