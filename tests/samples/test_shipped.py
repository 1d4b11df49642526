"""The sample cables that ship: fresh, complete, and labelled as the rules for labels say."""

import csv
import json
from pathlib import Path

import pytest

import samples
from samples.damage import DAMAGE
from samples.damaged import EXPECTED
from samples.make import stale
from samples.source import BadSource, Source, kinds_of_damage, read_all, read_source, truth
from tests.samples.labels import faults

ROOT = Path(samples.__file__).parent
SOURCES = read_all()
IDS = [source.cable_id for source in SOURCES]

# Each kind of damage and of form, and samples that must show it. The tables of docs and tests lean on these.
SHOWN = {
    "apostrophe-as-comma": {"07HELSINKI588", "10LUSAKA77"},
    "caption-misread": {"06ULAANBAATAR731"},
    "carriage-returns": {"86MASERU1188"},
    "classified-by-doubled": {"06PARAMARIBO210", "08TALLINN19", "10LUSAKA77"},
    "end-mark": {"07STATE98114"},
    "executive-order-11652": {"75REYKJAVIK1187"},
    "false-pilcrow": {"06TBILISI1033", "07VIENTIANE311"},
    "first-line": {"09DOHA141"},
    "header-in-body": {"04WINDHOEK588"},
    "headings-ruled-above": {"07USNATO702"},
    "letter-o-for-zero": {"05GABORONE640", "06PARAMARIBO210", "07HELSINKI588"},
    "letter-spaced-classification": {"07TALLINN412", "09DOHA141"},
    "malformed-number": {"09DOHA141"},
    "missing-mark": {"05COLOMBO1440"},
    "missing-number": {"06ULAANBAATAR731", "10TALLINN14"},
    "missing-pilcrow": {"08MONTEVIDEO276"},
    "no-header": {"07VIENTIANE311"},
    "no-subject": {"08MONTEVIDEO402"},
    "no-tags": {"07ULAANBAATAR55"},
    "notal": {"07HELSINKI588"},
    "page-mark-in-sentence": {"07HELSINKI588", "09TALLINN77"},
    "partial-extract": {"06ULAANBAATAR731", "06PARAMARIBO210", "08LAPAZ1502", "QUITO417"},
    "pilcrow-as-dashed-one": {"06ULAANBAATAR731"},
    "pilcrow-as-formula": {"06ULAANBAATAR731"},
    "pilcrow-in-references": {"09MUSCAT233"},
    "pilcrow-as-one": {"07TALLINN412", "06ASTANA504"},
    "protect-mark": {"09MUSCAT233", "10LUSAKA77"},
    "quotes-as-codes": {"07HANOI902", "08TALLINN19"},
    "redaction": {"09DOHA141", "09MUSCAT233", "09SUVA88"},
    "section-mark-in-sentence": {"09WELLINGTON131"},
    "section-line": {"07HELSINKI588", "09TALLINN77"},
    "signer-glued": {"06BAKU877"},
    "signer-misread": {"08TALLINN19"},
    "signer-missing": {"07VIENTIANE311"},
    "signer-titled": {"06ANKARA2290"},
    "sipdis-doubled": {"07TALLINN412"},
    "sipdis-in-sentence": {"07TALLINN412"},
    "subject-word": {"08MONTEVIDEO276"},
    "summary-misspelt": {"05GABORONE640"},
    "summary-unclosed": {"06ANKARA2290"},
    "summary-unopened": {"05WINDHOEK121"},
    "tags-glued": {"08SAOPAULO310"},
    "tags-word": {"05WINDHOEK121", "07USNATO702", "09TALLINN77", "10RABAT59"},
    "text-lost": {"74REYKJAVIK260", "78MASERU119"},
    "text-withheld": {"77SUVA61", "79LISBON2217"},
    "trailing-blanks": {"09MUSCAT233"},
    "unnumbered": {"09KATHMANDU210"},
    "url-split": {"05COLOMBO1440"},
}
ONLY_GENERATED = {"extract-notice"}


def test_shipped_files_are_what_the_sources_make():
    assert stale(ROOT) == []


def test_staleness_is_seen(tmp_path):
    (tmp_path / "truth").mkdir()
    (tmp_path / "truth" / "99NOWHERE1.json").write_text("{}")
    wrong = stale(tmp_path)
    assert "truth/99NOWHERE1.json" in wrong
    assert "truth/07TALLINN412.json" in wrong


@pytest.mark.parametrize("source", SOURCES, ids=IDS)
def test_labels_fit_their_text(source: Source):
    record = source.record(source.main)
    paragraphs = {p.number: f"{p.heading} {p.text}" for p in source.message.paragraphs}
    assert faults(truth(source), paragraphs, record.text) == []


@pytest.mark.parametrize("source", SOURCES, ids=IDS)
def test_references_as_written_stand_in_the_text(source: Source):
    text = " ".join(source.record(source.main).text.split())
    assert [written for _, _, written in source.references if written not in text] == []


@pytest.mark.parametrize("kind", sorted(SHOWN))
def test_each_kind_of_damage_is_shown(kind):
    shown = {source.cable_id for source in SOURCES if kind in kinds_of_damage(source)}
    assert shown >= SHOWN[kind]


def test_no_kind_of_damage_is_left_out():
    shown = {kind for source in SOURCES for kind in kinds_of_damage(source)}
    assert shown == SHOWN.keys()
    assert SHOWN.keys() >= DAMAGE.keys() - ONLY_GENERATED


def test_samples_are_many_and_various():
    assert len(SOURCES) >= 36
    assert len({source.message.post.station for source in SOURCES}) >= 25
    assert {source.classification for source in SOURCES} == {
        "UNCLASSIFIED",
        "UNCLASSIFIED//FOR OFFICIAL USE ONLY",
        "CONFIDENTIAL",
        "CONFIDENTIAL//NOFORN",
        "SECRET",
        "SECRET//NOFORN",
        "LIMITED OFFICIAL USE",
        "TOP SECRET",
    }
    assert {container.kind for source in SOURCES for container in source.containers} == {
        "viewer-2010",
        "viewer-2011",
        "csv",
        "csv-doubled",
        "text",
        "text-bom",
        "text-utf16",
        "text-latin1",
        "text-cp1252",
        "ocr",
        "nara",
        "plusd",
        "lab-csv",
        "lab-json",
        "lab-jsonl",
        "pdf",
        "pdf-viewer",
        "zip:viewer-2010",
        "zip:viewer-2011",
        "tar.gz:text",
        "tar.gz:text-cp1252",
        "gz:text",
        "gz:viewer-2011",
    }
    labels = [truth(source) for source in SOURCES]
    assert {r["response"] for label in labels for r in label["requests"]} == {
        "agreed",
        "declined",
        "deferred",
        "partial",
        "none",
    }
    meetings = [m for label in labels for m in label["meetings"]]
    assert {m["kind"] for m in meetings} == {"in_person", "phone", "demarche", "conference", "unknown"}
    assert {m["status"] for m in meetings} == {"held", "planned"}


def test_threads_lead_to_present_and_to_absent_cables():
    cited = {cable for source in SOURCES for _, cable, _ in source.references if cable}
    present = {source.cable_id for source in SOURCES}
    assert len(cited & present) >= 15
    assert len(cited - present) >= 15
    assert not [s.cable_id for s in SOURCES if s.cable_id in {cable for _, cable, _ in s.references}]


def test_encodings_are_what_they_say():
    text = ROOT / "cables" / "text"
    assert (text / "08TALLINN19.txt").read_bytes().startswith(b"\xef\xbb\xbf")
    assert (text / "06ANKARA2290.txt").read_bytes().startswith(b"\xff\xfe")
    latin = (text / "08MONTEVIDEO276.txt").read_bytes()
    assert b"\r\n" in latin and "Bermúñez".encode("latin-1") in latin
    assert "’".encode("cp1252") in (text / "09SUVA88.txt").read_bytes()


@pytest.mark.parametrize(
    ("name", "quoting"),
    [("cables.csv", {"doublequote": False, "escapechar": "\\"}), ("resaved.csv", {"doublequote": True})],
)
def test_dumps_have_eight_columns(name, quoting):
    with (ROOT / "cables" / "dump" / name).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, strict=True, **quoting))
    assert [len(row) for row in rows] == [8] * len(rows)
    assert [row[0] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]


def test_damaged_files_are_all_accounted_for():
    expected = json.loads((ROOT / "damaged" / "EXPECTED.json").read_text())
    assert expected == EXPECTED
    assert {p.name for p in (ROOT / "damaged").iterdir()} == expected.keys()


GOOD = (ROOT / "sources" / "07TALLINN412.cable").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("+++", "---"),
        ("| EE | military", "| EE"),
        ('classification = "CONFIDENTIAL"', 'classification = "SECRET//NOFORN"'),
    ],
)
def test_bad_sources_are_refused(old, new):
    with pytest.raises(BadSource):
        read_source(GOOD.replace(old, new))
