import hashlib
import io
import json
from itertools import pairwise
from pathlib import Path

import duckdb
import pytest

from loaders import rows as raw_rows
from loaders.places import Content, Place
from loaders.readers import cables_csv
from loaders.rows import record_key
from loaders.stage import Stage, load
from loaders.tally import LoadProgress
from tests.loaders.made import (
    BODY,
    PLAIN,
    csv_row,
    gzipped,
    load_files,
    rejects,
    rows,
    unbalanced_files,
    viewer_page,
    zipped,
)

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
MIXED = {
    "cable.txt": PLAIN.encode(),
    "cable.html": viewer_page().encode(),
    "dump.csv": csv_row(1) + b'"2","2/10/2008 12:12","broken\n' + csv_row(3),
    "latin.csv": csv_row(4).replace(b"Tolmar", b"Tolm\xe1r"),
    "list.txt": b"bread\nbutter\n",
    "empty.txt": b"",
    "picture.txt": PNG,
    "half.gz": gzipped(PLAIN.encode() * 3)[:-20],
    "paper.txt": b"%PDF-1.4\n%rest",
    "noise.bin": bytes(range(256)) * 8,
}


def test_a_folder_of_everything_is_accounted_for(tmp_path: Path, warehouse: Path) -> None:
    summary = load_files(tmp_path / "in", warehouse, MIXED)
    assert rejects(warehouse) == [
        ("dump.csv", None, "csv_unclosed_quote"),
        ("empty.txt", None, "empty_file"),
        ("half.gz", None, "truncated_archive"),
        ("list.txt", None, "not_a_cable"),
        ("noise.bin", None, "unreadable_bytes"),
        ("paper.txt", None, "pdf_damaged"),
        ("picture.txt", None, "unsupported_format"),
    ]
    assert summary.files_seen == len(MIXED) == summary.files_read + summary.files_rejected + summary.archives
    assert (summary.cables_added, summary.rejects_added, summary.records_seen) == (5, 7, 12)
    assert not unbalanced_files(warehouse)
    statuses = dict(rows(warehouse, "select parse_filename(path), status from raw.source_file"))
    assert statuses["dump.csv"] == "partial"
    assert statuses["latin.csv"] == "read"
    assert statuses["half.gz"] == "archive"
    assert statuses["empty.txt"] == "rejected"


def test_reasons_tell_what_the_file_is(tmp_path: Path, warehouse: Path) -> None:
    load_files(tmp_path / "in", warehouse, {"a": PNG, "b": b"{\\rtf1 x}"})
    sentences = [str(reason) for (reason,) in rows(warehouse, "select reason from raw.reject order by path")]
    assert sentences[0].startswith("This is a PNG image.")
    assert sentences[1].startswith("This is an RTF document.")


def test_the_format_is_told_by_content_not_by_name(tmp_path: Path, warehouse: Path) -> None:
    load_files(
        tmp_path / "in",
        warehouse,
        {
            "page.csv": viewer_page().encode(),
            "dump.txt": csv_row(1),
            "plain.html": PLAIN.encode(),
            "wide page": viewer_page().encode("utf-16"),
            "wide page without mark": viewer_page().encode("utf-16-be"),
            "wide dump": csv_row(1).decode().encode("utf-16"),
            "wide dump without mark": csv_row(2).decode().encode("utf-16-le"),
            "printed page": b"Viewing cable 08ELDORIA42, HARBOR\n\n" + PLAIN.encode(),
            "other page": b"<head><title>Fish</title></head>TAGS: PREL<br>SIPDIS",
            "dump, first row broken": b'"1","2/10/2008 12:12\n' + csv_row(2),
        },
    )
    found = rows(warehouse, "select parse_filename(path), format from raw.source_file order by 1")
    assert found == [
        ("dump, first row broken", "cables_csv"),
        ("dump.txt", "cables_csv"),
        ("other page", "cablegate_html"),
        ("page.csv", "cablegate_html"),
        ("plain.html", "plain_text"),
        ("printed page", "plain_text"),
        ("wide dump", "cables_csv"),
        ("wide dump without mark", "cables_csv"),
        ("wide page", "cablegate_html"),
        ("wide page without mark", "cablegate_html"),
    ]


def test_a_row_says_where_it_comes_from(tmp_path: Path, warehouse: Path) -> None:
    content = csv_row(1) + csv_row(2)
    load_files(tmp_path / "in", warehouse, {"dump.csv": content})
    columns = "record_id, file_sha256, record_no, byte_start, byte_end, row_start, text, body_offset, text_sha256"
    record = rows(warehouse, f"select {columns} from raw.cable where record_no = 2")[0]
    sha256 = hashlib.sha256(content).hexdigest()
    first = len(csv_row(1))
    assert record[:6] == (record_key(sha256, 2), sha256, 2, first, len(content), 1 + csv_row(1).count(b"\n"))
    text, body_offset, text_sha256 = str(record[6]), int(str(record[7])), record[8]
    assert text[body_offset:] == BODY
    assert text_sha256 == hashlib.sha256(text.encode()).hexdigest()
    ((fields,),) = rows(warehouse, "select container_fields from raw.cable where record_no = 2")
    assert json.loads(str(fields))["reference_id"] == "08ELDORIA2"


def test_the_same_bytes_add_nothing(tmp_path: Path, warehouse: Path) -> None:
    files = {**MIXED, "sub/copy.txt": MIXED["cable.txt"], "all.zip": zipped(MIXED)}
    first = load_files(tmp_path / "in", warehouse, files)
    assert first.files_known == 1 + len(MIXED)
    tables = ("source_file", "cable", "reject")
    before = {table: rows(warehouse, f"select * from raw.{table} order by all") for table in tables}
    again = load([str(tmp_path / "in")], warehouse)
    assert (again.cables_added, again.rejects_added, again.files_read, again.files_rejected) == (0, 0, 0, 0)
    assert again.files_seen == again.files_known
    assert before == {table: rows(warehouse, f"select * from raw.{table} order by all") for table in tables}


def test_more_files_add_only_these(tmp_path: Path, warehouse: Path) -> None:
    load_files(tmp_path / "in", warehouse, {"a.csv": csv_row(1)})
    more = load_files(tmp_path / "in", warehouse, {"b.csv": csv_row(2)})
    assert (more.load_id, more.files_known, more.files_read, more.cables_added) == (2, 1, 1, 1)
    assert rows(warehouse, "select load_id, container_cable_id from raw.cable order by 1") == [
        (1, "08ELDORIA1"),
        (2, "08ELDORIA2"),
    ]


def test_runs_are_recorded(tmp_path: Path, warehouse: Path) -> None:
    (tmp_path / "a.csv").write_bytes(MIXED["dump.csv"])
    load([str(tmp_path / "a.csv")], warehouse, arguments="load a.csv")
    columns = (
        "arguments, files_seen, files_known, files_read, files_rejected, records_seen, cables_added, rejects_added"
    )
    assert rows(warehouse, f"select {columns} from raw.load_run") == [("load a.csv", 1, 0, 1, 0, 3, 2, 1)]
    assert rows(warehouse, "select finished_at >= started_at from raw.load_run") == [(True,)]


@pytest.mark.parametrize("batch_records", [1, 3, 1_000])
def test_batches_do_not_show(
    batch_records: int, tmp_path: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(raw_rows, "BATCH_RECORDS", batch_records)
    files = {**MIXED, "long.csv": b"".join(csv_row(n) for n in range(100, 130))}
    summary = load_files(tmp_path / "in", warehouse, files)
    assert summary.cables_added == 35
    assert not unbalanced_files(warehouse)
    found = rows(
        warehouse,
        """
        select record_no from raw.cable inner join raw.source_file using (file_sha256)
        where path like '%long.csv' order by 1
        """,
    )
    assert [number for (number,) in found] == list(range(1, 31))


class _BreaksOff(io.BytesIO):
    """A stream whose disk fails after its first bytes."""

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell() > 0:
            raise OSError(5, "Input/output error")
        return super().read(size)


def test_a_stream_that_fails_costs_the_rest_of_its_file(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = csv_row(1) + csv_row(2)
    monkeypatch.setattr(cables_csv, "CHUNK_BYTES", len(csv_row(1)) + 10)
    item = Content(Place("on a bad disk.csv"), _BreaksOff(content), "0" * 64, len(content), 0)
    with Stage(warehouse) as opened:
        opened.add(item, set(), lambda place, consumed: None)
        count = opened.finish()
    assert (count.cables, count.rejects) == (1, 1)
    assert rows(warehouse, "select reason_code, byte_start, byte_end from raw.reject") == [
        ("unreadable_file", len(csv_row(1)), len(content))
    ]


class _Killed(BaseException):
    pass


def test_a_killed_load_leaves_whole_files_and_can_be_run_again(
    tmp_path: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(raw_rows, "BATCH_RECORDS", 4)
    files = {f"{n:02}.csv": b"".join(csv_row(n * 10 + m) for m in range(7)) for n in range(1, 6)}

    def kill_in_the_fourth(progress: LoadProgress) -> None:
        if progress.current.endswith("04.csv"):
            raise _Killed

    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    paths = [str(tmp_path / name) for name in files]
    with pytest.raises(_Killed):
        load(paths, warehouse, progress=kill_in_the_fourth)
    assert not unbalanced_files(warehouse)
    kept = rows(warehouse, "select count(*) from raw.source_file")[0][0]
    assert kept == 3
    assert rows(warehouse, "select finished_at from raw.load_run") == [(None,)]

    load(paths, warehouse)
    assert rows(warehouse, "select count(*), count(distinct record_id) from raw.cable") == [(35, 35)]
    assert not unbalanced_files(warehouse)


def test_progress_ends_at_its_totals(tmp_path: Path, warehouse: Path) -> None:
    seen: list[LoadProgress] = []
    folder = tmp_path / "in"
    folder.mkdir()
    for name, content in {**MIXED, "all.zip": zipped({"x.csv": csv_row(77)})}.items():
        (folder / name).write_bytes(content)
    load([str(folder)], warehouse, progress=seen.append)
    last = seen[-1]
    assert last.files_done == last.files_total == len(MIXED) + 1
    assert last.bytes_done == last.bytes_total == sum(path.stat().st_size for path in folder.iterdir())
    assert (last.cables, last.rejects) == (6, 7)
    assert all(a.bytes_done <= b.bytes_done for a, b in pairwise(seen))


def test_a_warehouse_that_is_none_is_refused(tmp_path: Path, warehouse: Path) -> None:
    warehouse.write_bytes(b"this is no database at all" * 1000)
    (tmp_path / "a.csv").write_bytes(csv_row(1))
    with pytest.raises(duckdb.Error):
        load([str(tmp_path / "a.csv")], warehouse)
    assert warehouse.read_bytes().startswith(b"this is no database")


def test_odd_names_of_warehouses(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(csv_row(1))
    warehouse = tmp_path / 'it\'s a "ware house".duckdb'
    load([str(tmp_path / "a.csv")], warehouse)
    assert rows(warehouse, "select count(*) from raw.cable") == [(1,)]
    assert {path.name for path in tmp_path.iterdir()} == {"a.csv", warehouse.name}


def test_older_clients_can_open_what_is_made(tmp_path: Path, warehouse: Path) -> None:
    load_files(tmp_path / "in", warehouse, {"a.csv": csv_row(1)})
    with duckdb.connect(str(warehouse)) as connection:
        connection.execute("create table later as select 1 as x")
        ((tags,),) = connection.execute(
            "select tags from duckdb_databases() where database_name = 'warehouse'"
        ).fetchall()
    assert tags["storage_version"].startswith("v1.5.0")
