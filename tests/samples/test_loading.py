"""Shipped and generated files through the real loader: every cable arrives as it was written."""

import json
from collections import Counter
from pathlib import Path

import duckdb
import pytest

import samples
from loaders.stage import load
from samples.generate import Format, write_corpus
from samples.generator import Generator
from samples.source import read_all, truth

ROOT = Path(samples.__file__).parent


def fetched(warehouse: Path, sql: str) -> list[tuple]:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_every_shipped_copy_is_read(warehouse: Path):
    load([str(ROOT / "cables")], warehouse)
    assert fetched(warehouse, "select path, reason from raw.reject") == []
    copies = sum(truth(source)["structure"]["source_count"] for source in read_all())
    assert fetched(warehouse, "select count(*) from raw.cable") == [(copies,)]


def test_shipped_texts_arrive_unaltered(warehouse: Path):
    load([str(ROOT / "cables")], warehouse)
    arrived = Counter(" ".join(text.split()) for (text,) in fetched(warehouse, "select text from raw.cable"))
    plain = ("viewer", "csv", "text")
    for source in read_all():
        for container in source.containers:
            if container.kind.rpartition(":")[2].startswith(plain):
                text = " ".join(source.record(container).text.split())
                assert arrived[text] >= 1, (source.cable_id, container.kind)


def test_damaged_files_end_as_they_should(warehouse: Path):
    load([str(ROOT / "damaged")], warehouse)
    expected = json.loads((ROOT / "damaged" / "EXPECTED.json").read_text())
    found = fetched(
        warehouse,
        """select parse_filename(path), cable_count, reject_count,
            (select max(reason_code) from raw.reject where reject.file_sha256 = source_file.file_sha256)
        from raw.source_file""",
    )
    assert {name: (cables, rejects, reason) for name, cables, rejects, reason in found} == {
        name: (about["cables"], about["rejects"], about["reason_code"]) for name, about in expected.items()
    }


@pytest.mark.parametrize(
    "form", [Format.html, Format.html2011, Format.csv, Format.csv_doubled, Format.text, Format.zip]
)
def test_generated_texts_arrive_unaltered(tmp_path: Path, warehouse: Path, form: Format):
    write_corpus(tmp_path / "made", 40, form, seed=7)
    load([str(tmp_path / "made")], warehouse)
    arrived = fetched(warehouse, "select text from raw.cable")
    made = Generator(7, 40).cables()
    assert sorted(" ".join(text.split()) for (text,) in arrived) == sorted(
        " ".join(one.record.text.split()) for one in made
    )
