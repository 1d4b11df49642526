"""The generator: the same seed gives the same cables in every container, and labels fit their text."""

import csv
import io
import json
import zipfile
from collections import Counter
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from samples.containers import Record, dump_row, viewer_page
from samples.generate import Format, write_corpus
from samples.generator import Generator
from samples.names import TRADITIONS, surnames
from samples.page import Made
from tests.samples.labels import faults

COUNT = 120
SEED = 20


@pytest.fixture(scope="module")
def made() -> list[Made]:
    return list(Generator(SEED, COUNT).cables())


def written(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def page_texts(page: str) -> tuple[str, str]:
    header, body = LexborHTMLParser(page).css("code pre")
    return header.text(), body.text().removesuffix("\n")


def dump_texts(text: str, doubled: bool) -> dict[str, tuple[str, str]]:
    dialect = {"doublequote": True} if doubled else {"doublequote": False, "escapechar": "\\"}
    return {row[2]: (row[6], row[7]) for row in csv.reader(io.StringIO(text, newline=""), strict=True, **dialect)}


@pytest.mark.parametrize("form", list(Format))
def test_same_seed_same_bytes(tmp_path, form):
    for folder in ("a", "b"):
        write_corpus(tmp_path / folder, 15, form, SEED, with_truth=True)
    assert written(tmp_path / "a") == written(tmp_path / "b")
    assert len(written(tmp_path / "a")) >= 2


def test_another_seed_other_cables(tmp_path):
    for seed in (1, 2):
        write_corpus(tmp_path / str(seed), 15, Format.csv, seed)
    assert written(tmp_path / "1") != written(tmp_path / "2")


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(min_value=0, max_value=2**40), count=st.integers(min_value=1, max_value=8))
def test_containers_of_one_seed_hold_the_same_texts(tmp_path_factory, seed, count):
    out = tmp_path_factory.mktemp("made")
    expected = {m.record.cable_id: (m.record.header, m.record.body) for m in Generator(seed, count).cables()}
    assert len(expected) == count
    for form in (Format.html, Format.html2011, Format.csv, Format.csv_doubled, Format.zip, Format.text):
        write_corpus(out / form, count, form, seed)
    for form in (Format.html, Format.html2011):
        pages = {p.stem: page_texts(p.read_text(encoding="utf-8")) for p in (out / form).rglob("*.html")}
        assert pages == expected
    for form in (Format.csv, Format.csv_doubled):
        text = (out / form / "cables.csv").read_bytes().decode()
        assert dump_texts(text, form is Format.csv_doubled) == expected
    with zipfile.ZipFile(out / Format.zip / "cables.zip") as archive:
        members = {Path(n).stem: page_texts(archive.read(n).decode()) for n in archive.namelist()}
    assert members == expected
    texts = {p.stem: p.read_text(encoding="utf-8") for p in (out / Format.text).rglob("*.txt")}
    assert texts == {cable: f"{header}\n{body}\n" for cable, (header, body) in expected.items()}


def test_labels_fit_their_text(made):
    wrong = {}
    for one in made:
        paragraphs = {p.number: p.text for p in one.message.paragraphs}
        plain = " ".join([one.record.text, one.message.classified_by, *paragraphs.values()])
        found = faults(one.truth, paragraphs, plain)
        if found:
            wrong[one.record.cable_id] = found
    assert wrong == {}


def test_labels_of_the_seventies_fit_their_text(tmp_path):
    write_corpus(tmp_path, 30, Format.nara, SEED, with_truth=True)
    labels = [json.loads(line) for line in (tmp_path / "truth.jsonl").read_text(encoding="utf-8").splitlines()]
    files = list(tmp_path.rglob("*.txt"))
    assert len(labels) == len(files) == 30
    assert {label["structure"]["sent_year"] for label in labels} <= set(range(1973, 1980))
    assert all(name == name.upper() for label in labels for o in label["officials"] for name in (o["name"],))


def test_cables_come_in_order_and_serials_rise(made):
    assert all(a.message.sent_at <= b.message.sent_at for a, b in pairwise(made))
    seen: dict[tuple[str, int], int] = {}
    for one in made:
        counter = (one.message.post.station, one.message.sent_at.year)
        assert one.message.serial > seen.get(counter, 0)
        seen[counter] = one.message.serial
    assert len({one.record.cable_id for one in made}) == COUNT


def test_references_never_point_ahead_or_at_themselves(made):
    order = {one.record.cable_id: n for n, one in enumerate(made)}
    for n, one in enumerate(made):
        assert all(order.get(cable, -1) < n for cable in one.record.references)


def test_cables_are_various(made):
    structures = [one.truth["structure"] for one in made]
    assert len({s["post_name"] for s in structures}) >= 20
    assert len({s["classification"] for s in structures}) >= 5
    assert {r["response"] for one in made for r in one.truth["requests"]} >= {"agreed", "declined", "none"}


def test_officials_recur():
    met = Counter(o["name"] for one in Generator(SEED, 500).cables() for o in one.truth["officials"])
    assert sum(count > 2 for count in met.values()) >= 50
    assert sum(count == 1 for count in met.values()) >= 200


def test_damage_can_be_turned_off_and_up():
    def kinds(damage):
        return [k for m in Generator(SEED, 60, damage=damage).cables() for k in m.truth["structure"]["damage"]]

    assert kinds(0) == []
    assert len(kinds(3)) > len(kinds(1)) > 60 * 0.5


def test_surnames_are_thousands():
    assert len({name for tradition in TRADITIONS for name in surnames(tradition)}) >= 5000


@given(header=st.text(max_size=60), body=st.text(max_size=200), doubled=st.booleans())
def test_dump_rows_keep_any_text(header, body, doubled):
    record = Record("07OSLO1", datetime(2007, 1, 2, 3, 4), "Embassy Oslo", "SECRET", "X", ("06OSLO2",), header, body)
    assert dump_texts(dump_row(record, 1, doubled), doubled) == {"07OSLO1": (header, body)}


def test_viewer_pages_show_false_minutes_only_in_the_layout_of_2010():
    record = Record(
        "07OSLO1", datetime(2007, 1, 2, 18, 48), "Embassy Oslo", "SECRET", "<X>", (), "H", "TAGS: PREL NO\n<B>"
    )
    assert ">2007-01-02 18:18<" in viewer_page(record, "2010")
    assert ">2007-01-02 18:48<" in viewer_page(record, "2011")
    assert page_texts(viewer_page(record, "2010")) == ("H", "TAGS: PREL NO\n<B>")
