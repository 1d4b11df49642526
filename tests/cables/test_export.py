"""Exports, read back by other programs than the one that wrote them."""

import csv
import json
import struct
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import duckdb
import pyarrow.parquet as pq
import pytest

from cables import cli
from cables.errors import NotFoundError, UsageError
from cables.export import tables, workbook, writers
from cables.export.run import Export, Format, export
from cables.progress import Silence

pytestmark = pytest.mark.slow
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
PUBLIC = "where table_schema in ('shareable', 'reporting')"
STORAGE_NUMBER_OF_1_0 = 64


@pytest.fixture(scope="module")
def made(sample_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Export]:
    folder = tmp_path_factory.mktemp("exports")
    done: dict[str, Export] = {}

    def make(name: str) -> Export:
        if name not in done:
            done[name] = export(sample_warehouse, Format(name), folder / name, Silence())
        return done[name]

    return make


@pytest.fixture(scope="module")
def sql(sample_warehouse: Path):
    with duckdb.connect(str(sample_warehouse), read_only=True) as connection:
        yield lambda text: connection.execute(text).fetchall()


def sheets(path: Path) -> dict[str, list[list[str]]]:
    """The cells of a workbook as text, by sheet, as a reader of the format's own XML sees them."""
    with zipfile.ZipFile(path) as book:
        shared = (
            [
                "".join(text.text or "" for text in item.iter(f"{SHEET}t"))
                for item in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
            ]
            if "xl/sharedStrings.xml" in book.namelist()
            else []
        )
        listed = ElementTree.fromstring(book.read("xl/workbook.xml")).iter(f"{SHEET}sheet")
        found = {}
        for number, sheet in enumerate(listed, 1):
            rows = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml")).iter(f"{SHEET}row")
            found[sheet.attrib["name"]] = [[_cell(cell, shared) for cell in row] for row in rows]
    return found


def _cell(cell: ElementTree.Element, shared: list[str]) -> str:
    value = cell.findtext(f"{SHEET}v")
    if value is None:
        return "".join(text.text or "" for text in cell.iter(f"{SHEET}t"))
    return shared[int(value)] if cell.get("t") == "s" else value


@pytest.mark.parametrize("of", ["parquet", "csv", "duckdb", "xlsx"])
def test_every_mart_and_reporting_table_is_there_with_all_its_rows(of, made, sql):
    rows = made(of).rows
    listed = sql("select table_schema || '.' || table_name, table_name from information_schema.tables " + PUBLIC)
    assert rows == {name: sql(f"select count(*) from {whole}")[0][0] for whole, name in listed}
    assert len(rows) >= 20


def test_parquet_read_by_arrow_sums_to_sql(made, sql):
    folder = made("parquet").path
    cables = pq.read_table(folder / "fct_cable.parquet")
    assert sum(cables.column("word_count").to_pylist()) == sql("select sum(word_count) from marts.fct_cable")[0][0] > 0
    captions = [caption for row in cables.column("captions").to_pylist() for caption in row]
    assert sorted(captions) == [row[0] for row in sql("select unnest(captions) as c from marts.fct_cable order by c")]


def test_parquet_is_packed_with_zstd_and_says_what_it_means(made, sql):
    file = pq.ParquetFile(made("parquet").path / "fct_cable.parquet")
    assert file.metadata.row_group(0).column(0).compression == "ZSTD"
    notes = {key.decode(): value.decode() for key, value in file.metadata.metadata.items()}
    assert [notes["description"]] == [
        tables.one_line(row[0]) for row in sql("select comment from duckdb_tables() where table_name = 'fct_cable'")
    ]
    assert json.loads(notes["columns"])["subject"]
    assert json.loads(notes["build"])["built_at"]


def test_csv_read_by_python_sums_to_sql_and_keeps_every_character(made, sql):
    folder = made("csv").path
    with (folder / "cable_paragraph.csv").open(encoding="utf-8", newline="") as file:
        paragraphs = list(csv.DictReader(file))
    assert sorted(row["text"] for row in paragraphs) == sorted(
        row[0] or "" for row in sql("select text from shareable.cable_paragraph")
    )
    with (folder / "fct_cable.csv").open(encoding="utf-8", newline="") as file:
        cables = {row["cable_id"]: row for row in csv.DictReader(file)}
    expected = dict(sql("select cable_id, captions from marts.fct_cable"))
    assert {key: json.loads(row["captions"]) for key, row in cables.items()} == expected


@pytest.mark.parametrize("of", ["parquet", "csv"])
def test_the_descriptor_describes_every_file(of, made, sql):
    folder = made(of).path
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert {path.name for path in folder.iterdir()} == {r["path"] for r in descriptor["resources"]} | {
        "datapackage.json"
    }
    for resource in descriptor["resources"]:
        assert resource["bytes"] == (folder / resource["path"]).stat().st_size
        assert resource["description"], resource["name"]
        undescribed = [field["name"] for field in resource["schema"]["fields"] if not field["description"]]
        assert undescribed == [], resource["name"]


def test_the_database_is_of_a_storage_that_old_drivers_open(made, sql):
    path = made("duckdb").path
    head = path.read_bytes()[:20]
    assert head[8:12] == b"DUCK"
    assert struct.unpack("<Q", head[12:20])[0] <= STORAGE_NUMBER_OF_1_0
    with duckdb.connect(str(path), read_only=True) as connection:
        found = connection.execute("select count(*), sum(word_count) from marts.fct_cable").fetchall()
        assert found == sql("select count(*), sum(word_count) from marts.fct_cable")
        comments = dict(
            connection.execute(
                "select column_name, comment from duckdb_columns() where table_name = 'fct_meeting'"
            ).fetchall()
        )
        assert all(comments.values())
        assert dict(connection.execute("from about").fetchall())["includes_protected"] == "False"


def test_a_workbook_sums_to_sql(made, sql):
    found = sheets(made("xlsx").path)
    head, *rows = found["post_month"]
    place = head.index("cable_count")
    assert sum(int(row[place]) for row in rows) == sql("select sum(cable_count) from reporting.post_month")[0][0] > 0
    assert ["fct_cable", "subject"] in [row[:2] for row in found["contents"]]


def test_a_full_sheet_goes_on_in_the_next(sample_warehouse, tmp_path, sql):
    out = tmp_path / "split.xlsx"
    with tables.attached(sample_warehouse, "shareable") as connection:
        of = tables.about(connection, include_protected=False)
        wanted = tables.chosen(tables.public_tables(connection), ["dim_post"])
        rows, _ = workbook.write_workbook(connection, wanted, out, of, Silence(), rows_a_sheet=101)
    found = sheets(out)
    parts = [found[name] for name in found if name.startswith("dim_post")]
    assert len(parts) == -(-rows["dim_post"] // 100) > 2
    assert all(part[0] == parts[0][0] and len(part) <= 101 for part in parts)
    keys = [row[0] for part in parts for row in part[1:]]
    assert sorted(keys) == [row[0] for row in sql("select post_key from marts.dim_post order by post_key")]


@pytest.mark.parametrize(
    ("value", "shown", "cut"),
    [
        ("=1+1", "=1+1", False),
        ("https://example.org/", "https://example.org/", False),
        ("007", "007", False),
        (10**17 + 1, "100000000000000001", False),
        (True, "1", False),
        (date(2005, 3, 4), "38415", False),
        (date(1850, 1, 1), "1850-01-01", False),
        ("x" * 32_767, "x" * 32_767, False),
        ("x" * 32_768, "x" * 32_766 + "…", True),
        ("𝔞" * 16_383, "𝔞" * 16_383, False),
        ("𝔞" * 16_384, "𝔞" * 16_383 + "…", True),
    ],
)
def test_what_excel_would_alter_is_kept_and_what_it_cannot_hold_is_told(value, shown, cut, tmp_path):
    out = tmp_path / "cell.xlsx"
    with duckdb.connect() as connection:
        connection.execute("create table odd as select ? as value", [value])
        data_type = connection.execute("select data_type from duckdb_columns() where table_name = 'odd'").fetchall()[0][
            0
        ]
        odd = tables.Table("main", "odd", "odd", "Odd.", (tables.Column("value", data_type, "Odd."),))
        about = tables.About("", "", "", False)
        _, cells = workbook.write_workbook(connection, [odd], out, about, Silence())
    assert sheets(out)["odd"][1] == [shown]
    assert cells == ({"odd": 1} if cut else {})


@pytest.fixture(scope="module")
def protected(sql) -> list[str]:
    """Last names of protected persons."""
    names = [row[0] for row in sql("select distinct surname from intermediate.int_protected_names order by 1")]
    assert names
    return names


def text_of(done: Export) -> str:
    """Everything that an export holds as text: its bytes, and what they say when they are unpacked."""
    files = [done.path] if done.path.is_file() else sorted(done.path.iterdir())
    parts = [path.read_bytes().decode("utf-8", "replace") for path in files]
    if done.format == "xlsx":
        with zipfile.ZipFile(done.path) as book:
            parts += [book.read(name).decode() for name in book.namelist()]
    with duckdb.connect() as connection:
        relations: list[str] = []
        if done.format == "parquet":
            relations = [f"read_parquet('{path}')" for path in files if path.suffix == ".parquet"]
        elif done.format == "duckdb":
            connection.execute(f"attach '{done.path}' as db (read_only)")
            listed = connection.execute("select schema_name, table_name from duckdb_tables()").fetchall()
            relations = [f"db.{schema}.{name}" for schema, name in listed]
        parts += [str(connection.execute(f"from {relation}").fetchall()) for relation in relations]
    return "\n".join(parts)


@pytest.mark.parametrize("of", ["parquet", "csv", "duckdb", "xlsx"])
def test_protected_names_are_nowhere_in_an_export(of, made, protected):
    text = text_of(made(of)).casefold()
    assert [name for name in protected if name.casefold() in text] == []


def test_protected_persons_are_taken_where_asked_for(sample_warehouse, tmp_path, protected, sql):
    done = export(sample_warehouse, Format.csv, tmp_path / "all", Silence(), include_protected=True)
    assert done.includes_protected
    assert json.loads((done.path / "datapackage.json").read_text())["includes_protected"] is True
    assert done.rows["dim_official"] == sql("select count(*) from marts.dim_official")[0][0]
    text = text_of(done).casefold()
    assert all(name.casefold() in text for name in protected)


def test_an_export_is_the_same_each_time(sample_warehouse, made, tmp_path):
    again = export(sample_warehouse, Format.parquet, tmp_path / "again", Silence()).path
    for path in made("parquet").path.iterdir():
        assert path.read_bytes() == (again / path.name).read_bytes(), path.name


def test_an_earlier_export_is_replaced_only_when_asked_and_nothing_else_ever(sample_warehouse, tmp_path):
    out = tmp_path / "out"
    names = ("dim_tag",)
    export(sample_warehouse, Format.csv, out, Silence(), names=names)
    with pytest.raises(UsageError, match="is there already"):
        export(sample_warehouse, Format.csv, out, Silence(), names=names)
    export(sample_warehouse, Format.csv, out, Silence(), names=("dim_post",), replace=True)
    assert {path.name for path in out.iterdir()} == {"dim_post.csv", writers.DESCRIPTOR}
    (out / "notes.txt").write_text("mine")
    with pytest.raises(UsageError, match="holds more than an earlier export"):
        export(sample_warehouse, Format.csv, out, Silence(), names=names, replace=True)
    with pytest.raises(UsageError, match="is no earlier duckdb export"):
        export(sample_warehouse, Format.duckdb, out, Silence(), names=names, replace=True)
    assert (out / "notes.txt").read_text() == "mine"


def test_an_export_that_fails_leaves_nothing(sample_warehouse, tmp_path, monkeypatch):
    monkeypatch.setattr(writers, "describe", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        export(sample_warehouse, Format.csv, tmp_path / "out", Silence(), names=("dim_tag",))
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_exported_is_told_with_a_way_out(sample_warehouse, tmp_path):
    with pytest.raises(UsageError) as told:
        export(sample_warehouse, Format.csv, tmp_path / "out", Silence(), names=("fct_cabel",))
    assert "fct_cable" in told.value.way_out
    with pytest.raises(NotFoundError):
        export(tmp_path / "none.duckdb", Format.csv, tmp_path / "out", Silence())


def test_the_command_tells_what_it_wrote(sample_warehouse, tmp_path, capsys, monkeypatch, sql):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CABLES_WAREHOUSE", str(sample_warehouse))
    assert cli.run_command(["export", "--format", "csv", "--tables", "dim_tag, marts.dim_post", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["path"] == "cables-csv"
    assert told["rows"] == {name: sql(f"select count(*) from marts.{name}")[0][0] for name in ("dim_post", "dim_tag")}
    assert Path("cables-csv/dim_tag.csv").read_text(encoding="utf-8").startswith("tag_key,")
    assert cli.run_command(["export", "--format", "csv", "--tables", "dim_tag"]) == 2
    assert "is there already" in capsys.readouterr().err
