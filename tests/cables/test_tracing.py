"""Rejects shown, exported and retried; facts led back to their bytes."""

import csv
import json
from pathlib import Path

import duckdb
import pytest

from cables import quarantine, run
from cables.errors import NotFoundError, UsageError
from cables.progress import Silence
from cables.project import Project
from cables.trace import Kind, trace
from cables.warehouse import reading
from expectations.checkpoint import run_layer
from loaders.stage import load
from tests.cables.conftest import CABLE, passing
from tests.loaders.made import csv_row, zipped

ROOT = Path(__file__).parents[2]


@pytest.fixture
def rejecting(tmp_path: Path) -> Path:
    """A dump whose second row is broken, a list that is no cable, and the same list in an archive."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "dump.csv").write_bytes(csv_row(1) + b'"2","broken\n' + csv_row(3))
    (folder / "list.txt").write_text("milk, eggs, string")
    (folder / "packed.zip").write_bytes(
        zipped({"other.txt": b"soap, rope", "cable.txt": CABLE.format(serial=4).encode()})
    )
    load([str(folder)], tmp_path / "w.duckdb")
    return tmp_path / "w.duckdb"


def test_a_reject_is_shown_with_the_bytes_around_its_fault(rejecting: Path, tmp_path: Path) -> None:
    with reading(rejecting) as connection:
        rows = {row["path"].rpartition("/")[2]: row for row in quarantine.listed(connection)}
        broken = quarantine.show(connection, rows["dump.csv"]["reject_id"][:10])
        packed = quarantine.show(connection, rows["packed.zip"]["reject_id"])

    assert broken.source == packed.source == "found"
    content = (tmp_path / "in/dump.csv").read_bytes()
    assert content[broken.reject["byte_start"] :].startswith(broken.rejected[:10])
    assert broken.before
    assert content[: broken.reject["byte_start"]].endswith(broken.before)
    assert packed.rejected == b"soap, rope"
    assert json.loads(json.dumps(broken.as_json()))["rejected"].startswith('"2","broken')


def test_a_reject_whose_file_changed_or_went_is_told_so(rejecting: Path, tmp_path: Path) -> None:
    (tmp_path / "in/list.txt").write_text("milk")
    (tmp_path / "in/packed.zip").unlink()
    with reading(rejecting) as connection:
        states = {
            row["path"].rpartition("/")[2]: quarantine.show(connection, row["reject_id"]).source
            for row in quarantine.listed(connection)
        }
        with pytest.raises(NotFoundError):
            quarantine.show(connection, "zzz")
        with pytest.raises(UsageError, match="rejects begin with"):
            quarantine.show(connection, "")

    assert states == {"dump.csv": "found", "list.txt": "changed", "packed.zip": "absent"}


def test_rejects_are_chosen_and_exported(rejecting: Path, tmp_path: Path) -> None:
    with reading(rejecting) as connection:
        chosen = quarantine.listed(connection, "not_a_cable", "list")
        rows = quarantine.listed(connection)

    assert [row["path"].rpartition("/")[2] for row in chosen] == ["list.txt"]
    assert quarantine.export(rows, tmp_path / "r.csv") == quarantine.export(rows, tmp_path / "r.jsonl") == 3
    with (tmp_path / "r.csv").open(encoding="utf-8", newline="") as file:
        assert [row["reject_id"] for row in csv.DictReader(file)] == [row["reject_id"] for row in rows]
    assert len((tmp_path / "r.jsonl").read_text(encoding="utf-8").splitlines()) == 3
    with pytest.raises(UsageError):
        quarantine.export(rows, tmp_path / "r.txt")


def test_mended_files_are_loaded_again_and_the_accounts_still_balance(
    rejecting: Path, tmp_path: Path, project: Project
) -> None:
    (tmp_path / "in/dump.csv").write_bytes(csv_row(1) + csv_row(2) + csv_row(3))
    (tmp_path / "in/list.txt").unlink()
    with reading(rejecting) as connection:
        wanted = quarantine.files_to_retry(connection, None, None)

    summary = run.build(
        wanted, rejecting, project, Silence(), models=False, loader=quarantine.load_again, check=passing
    )

    assert sorted(path.rpartition("/")[2] for path in wanted) == ["dump.csv", "packed.zip"]
    assert (summary.accounts.cables_as_found, summary.accounts.rejects) == (4, 2)
    assert summary.accounts.balanced
    broken = [check.name for check in run_layer("raw", rejecting).checks if not check.success]
    assert broken == []
    with reading(rejecting) as connection:
        left = {row["path"].rpartition("/")[2] for row in quarantine.listed(connection)}
    assert left == {"list.txt", "packed.zip"}


def test_a_meeting_leads_back_to_the_bytes_that_prove_it(sample_warehouse: Path) -> None:
    with duckdb.connect(str(sample_warehouse), read_only=True) as connection:
        row = connection.execute(
            "select meeting_key, evidence, source_file.encoding from marts.fct_meeting "
            "join intermediate.int_cables using (cable_id) join raw.cable using (record_id) "
            "join raw.source_file using (file_sha256) "
            "where cable.format = 'plain_text' and member_path is null order by 1 limit 1"
        ).fetchone()
        assert row is not None
        found = trace(connection, Kind.meeting, row[0], "marts")

    copy = found.copies[0]
    assert (copy["counts"], copy["file"]) == (True, "same")
    content = (ROOT / copy["path"]).read_bytes()[copy["byte_start"] : copy["byte_end"]]
    assert " ".join(row[1].split()) in " ".join(content.decode(row[2]).split())
    assert found.rule
    assert found.build is not None
    assert len(found.build["seed_hashes"]["meeting_cues"]) == 64


@pytest.mark.parametrize(
    ("kind", "query"),
    [
        (Kind.request, "select min(request_key) from shareable.fct_request"),
        (
            Kind.mention,
            "select min(cable_id || ':' || start_offset) from reporting.cable_mark where mark_kind = 'official'",
        ),
        (Kind.official, "select min(official_key) from shareable.dim_official where official_key not like '-%'"),
        (Kind.cable, "select min(cable_id) from shareable.fct_cable"),
        (Kind.tag, "select 'PREL'"),
    ],
)
def test_every_kind_of_fact_leads_back_to_files(kind: Kind, query: str, sample_warehouse: Path) -> None:
    with duckdb.connect(str(sample_warehouse), read_only=True) as connection:
        (key,) = connection.execute(query).fetchone() or ("",)
        found = trace(connection, kind, key, "shareable")
        with pytest.raises(NotFoundError):
            trace(connection, kind, "nothing", "shareable")

    assert found.copy_count >= len(found.copies) >= 1
    assert all(copy["path"] and copy["byte_end"] > copy["byte_start"] for copy in found.copies)
