import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from loaders.readers import history_lab_csv, history_lab_json
from loaders.readers.registry import reader_for
from loaders.records import Record, Reject
from tests.loaders.made import LAB_ROW, PLAIN, lab_csv, lab_json

ID = LAB_ROW["doc_id"]


def read_csv(content: bytes) -> list[Record | Reject]:
    return list(history_lab_csv.read(io.BytesIO(content)))


def read_json(content: bytes) -> list[Record | Reject]:
    return list(history_lab_json.read(io.BytesIO(content)))


def outcome(items: list[Record | Reject]) -> list[str | None]:
    return [item.cable_id if isinstance(item, Record) else item.reason.value for item in items]


def numbered(*numbers: int, **changes: str) -> list[dict[str, str]]:
    return [LAB_ROW | {"doc_id": f"1975ELDORI{number:05d}"} | changes for number in numbers]


WRITERS: dict[str, Callable[[list[dict[str, str]]], bytes]] = {
    "csv": lab_csv,
    "csv, crlf": lambda rows: lab_csv(rows, end="\r\n"),
    "csv, tabs": lambda rows: lab_csv(rows, delimiter="\t"),
    "csv, mark": lambda rows: b"\xef\xbb\xbf" + lab_csv(rows),
    "csv, no last newline": lambda rows: lab_csv(rows).rstrip(b"\n"),
    "json": lab_json,
    "json, indented": lambda rows: lab_json(rows, indent=2),
    "json, lines": lambda rows: lab_json(rows, lines=True),
    "json, in an object": lambda rows: (
        b'{"count": 2, "meta": {"page": 1}, "results": ' + lab_json(rows) + b', "next": null}'
    ),
    "json, in objects": lambda rows: (
        b'{"response": {"numFound": 2, "q": "a [b] {c}", "docs": ' + lab_json(rows, indent=1) + b"}}"
    ),
    "json, mark": lambda rows: b"\xef\xbb\xbf" + lab_json(rows),
}
BODIES = [
    "plain 1.",
    'He said "no", and left.',
    '"',
    "a,b;c\td|e",
    "LF\nCRLF\r\n",
    "back\\slash",
    "¶ “x” 🙂",
    "x" * 300_000,
]


@pytest.mark.parametrize("body", BODIES, ids=lambda body: repr(body[:12]))
@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS.keys())
def test_a_body_comes_out_as_it_went_in(body: str, write: Callable[[list[dict[str, str]]], bytes]) -> None:
    content = write(numbered(1, 2, body=body))
    reader = reader_for(content[:65536])
    assert reader is not None
    first, second = reader.read(io.BytesIO(content))
    assert isinstance(first, Record)
    assert isinstance(second, Record)
    assert (first.text, second.text) == (body, body)
    assert (first.cable_id, second.cable_id) == ("1975ELDORI00001", "1975ELDORI00002")
    assert first.byte_end <= second.byte_start < second.byte_end <= len(content)
    assert b"1975ELDORI00002" in content[second.byte_start : second.byte_end]
    assert content[: second.byte_start].count(b"\n") + 1 == second.row_start


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS.keys())
def test_all_that_the_row_says_is_kept(write: Callable[[list[dict[str, str]]], bytes]) -> None:
    content = write([LAB_ROW])
    reader = reader_for(content)
    assert reader is not None
    (record,) = reader.read(io.BytesIO(content))
    assert isinstance(record, Record)
    assert record.text == PLAIN
    assert (record.date, record.subject, record.origin) == ("1975-02-10", "HARBOR TALKS RESUME", "ELDORIA")
    assert record.tags == "PREL, QX"
    assert record.fields == {name: value for name, value in LAB_ROW.items() if name != "body"}


@pytest.mark.parametrize("body", ["", " \n"])
def test_a_row_without_a_body_is_a_cable_without_text(body: str) -> None:
    for items in (read_csv(lab_csv(numbered(1, body=body))), read_json(lab_json(numbered(1, body=body)))):
        (record,) = items
        assert isinstance(record, Record)
        assert (record.text, record.cable_id) == ("", "1975ELDORI00001")


GOOD = lab_csv(numbered(1, 2, 3))
HEADER_LINE, FIRST, *_ = GOOD.split(b"\n")
BROKEN_CSV: dict[str, tuple[bytes, list[str]]] = {
    "a quote never closes": (
        GOOD.replace(b"00002,1975-02-10,HARBOR", b'00002,1975-02-10,"HARBOR'),
        ["1975ELDORI00001", "csv_unclosed_quote", "1975ELDORI00003"],
    ),
    "a stray quote": (
        GOOD.replace("¶2. (C)".encode(), '¶2. "x" (C)'.encode(), 1),
        ["csv_stray_quote", "1975ELDORI00002", "1975ELDORI00003"],
    ),
    "a field too many": (
        GOOD.replace(b"00002,", b"00002,,"),
        ["1975ELDORI00001", "table_field_count", "1975ELDORI00003"],
    ),
    "a line of something else": (
        GOOD.replace(b"1975ELDORI00002", b"total: 1\n1975ELDORI00002"),
        ["1975ELDORI00001", "table_field_count", "1975ELDORI00002", "1975ELDORI00003"],
    ),
    "the last row breaks off": (GOOD[:-40], ["1975ELDORI00001", "1975ELDORI00002", "table_field_count"]),
    "no id and no body": (
        lab_csv([*numbered(1), dict.fromkeys(LAB_ROW, "")]),
        ["1975ELDORI00001", "row_without_cable"],
    ),
    "a document of another kind": (
        lab_csv([LAB_ROW | {"doc_id": "email-7", "body": "Lunch at one?"}]),
        ["not_a_cable"],
    ),
    "a cable without an id": (lab_csv([LAB_ROW | {"doc_id": ""}]), [None]),
    "blank lines": (
        GOOD.replace(b"1975ELDORI00002", b"\n\n1975ELDORI00002"),
        [f"1975ELDORI0000{n}" for n in (1, 2, 3)],
    ),
    "no rows": (HEADER_LINE + b"\n", []),
}


@pytest.mark.parametrize(("content", "expected"), BROKEN_CSV.values(), ids=BROKEN_CSV.keys())
def test_a_broken_row_costs_itself_alone(content: bytes, expected: list[str | None]) -> None:
    items = read_csv(content)
    assert outcome(items) == expected
    assert [item.record_no for item in items] == list(range(1, len(items) + 1))


GOOD_LINES = lab_json(numbered(1, 2, 3), lines=True)
GOOD_ARRAY = lab_json(numbered(1, 2, 3))
ALL = [f"1975ELDORI0000{number}" for number in (1, 2, 3)]
BROKEN_JSON: dict[str, tuple[bytes, list[str]]] = {
    "a line broken off": (
        GOOD_LINES.replace(b'"authored": "1975-02-10"', b'"auth', 1),
        ["json_damaged", *ALL[1:]],
    ),
    "an object broken off in an array": (
        GOOD_ARRAY.replace(b'"authored": "1975-02-10"', b'"authored" "1975', 1),
        ["json_damaged", *ALL[1:]],
    ),
    "a line of something else": (b"total: 3\n" + GOOD_LINES, ["json_damaged", *ALL]),
    "the file breaks off": (GOOD_ARRAY[:-40], [*ALL[:2], "json_damaged"]),
    "an array that does not end": (GOOD_ARRAY[:-1], ALL),
    "nested deep": (b'[{"doc_id": ' + b"[" * 100_000, ["json_damaged"]),
    "a number too large": (GOOD_LINES + b'{"doc_id": ' + b"9" * 5000 + b"}\n", [*ALL, "json_damaged"]),
    "numbers and lists": (
        json.dumps([{"doc_id": 7, "body": PLAIN, "tags": ["PREL", "QX"], "n": {"a": 1}, "z": None}]).encode(),
        ["7"],
    ),
    "neither id nor body": (b'[{"doc_id": "", "body": null}]', ["row_without_cable"]),
    "half a character": (b'{"doc_id": "75ELDORIA7", "title": "\\ud83d", "body": "x"}', ["75ELDORIA7"]),
}


@pytest.mark.parametrize(("content", "expected"), BROKEN_JSON.values(), ids=BROKEN_JSON.keys())
def test_a_broken_object_costs_itself_alone(content: bytes, expected: list[str]) -> None:
    items = read_json(content)
    assert outcome(items) == expected
    assert [item.record_no for item in items] == list(range(1, len(items) + 1))


def test_lists_are_joined() -> None:
    content = BROKEN_JSON["numbers and lists"][0]
    (record,) = read_json(content)
    assert isinstance(record, Record)
    assert record.tags == "PREL|QX"
    assert record.fields == {"doc_id": "7", "tags": "PREL|QX", "n": '{"a": 1}'}


def test_bytes_that_are_no_utf_8_are_read_as_windows_1252() -> None:
    for content in (lab_csv([LAB_ROW]), lab_json([LAB_ROW])):
        reader = reader_for(content)
        assert reader is not None
        (record,) = reader.read(io.BytesIO(content.replace(b"Tolmar", b"Tolm\xe1r")))
        assert isinstance(record, Record)
        assert record.text == PLAIN.replace("Tolmar", "Tolmár")
        assert (record.encoding, record.fields["bytes_read_as_windows_1252"]) == ("utf-8+windows-1252", "1")


def test_names_of_columns_that_are_no_utf_8_can_be_stored() -> None:
    for content in (lab_csv([LAB_ROW]), lab_json([LAB_ROW])):
        reader = reader_for(content)
        assert reader is not None
        (record,) = reader.read(io.BytesIO(content.replace(b"concepts", b"conc\xe9pts")))
        assert isinstance(record, Record)
        assert {"concépts", "conc\N{REPLACEMENT CHARACTER}pts"} & set(record.fields)


@pytest.mark.parametrize(
    "content",
    [
        b"id,name,text\n1,fish,boat\n",
        b'[{"id": 1, "text": "boat"}]',
        b'{"body": "boat"}',
        b"doc_id,doc_id,body\n",
        b"doc_id and body\n",
    ],
)
def test_other_tables_are_left_alone(content: bytes) -> None:
    assert max(history_lab_csv.sniff(content), history_lab_json.sniff(content)) == 0


@pytest.mark.parametrize("write", [lab_csv, lab_json, lambda rows: lab_json(rows, lines=True)])
def test_rows_across_chunks_are_whole(write: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    content = write(numbered(*range(40)))
    reader = reader_for(content)
    assert reader is not None
    whole = list(reader.read(io.BytesIO(content)))
    for module in (history_lab_csv, history_lab_json):
        monkeypatch.setattr(module, "CHUNK_BYTES", 61)
    # The header line is read in one piece.
    monkeypatch.setattr(history_lab_csv, "CHUNK_BYTES", len(HEADER_LINE) + 2)
    assert list(reader.read(io.BytesIO(content))) == whole
    assert len(whole) == 40


@pytest.mark.parametrize("marked", [True, False], ids=["marked", "without mark"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS.keys())
def test_tables_in_utf_16(write: Callable[[list[dict[str, str]]], bytes], encoding: str, marked: bool) -> None:
    rows = numbered(1, 2, body="¶1. “x” 🙂 and 🙂")
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}[encoding] if marked else b""
    content = mark + write(rows).removeprefix(b"\xef\xbb\xbf").decode().encode(encoding)
    reader = reader_for(content[:65536])
    assert reader is not None
    first, second = reader.read(io.BytesIO(content))
    assert isinstance(first, Record)
    assert isinstance(second, Record)
    assert (first.text, second.text, second.encoding) == (rows[0]["body"], rows[1]["body"], encoding)
    assert (first.cable_id, second.cable_id) == ("1975ELDORI00001", "1975ELDORI00002")
    span = content[second.byte_start : second.byte_end].decode(encoding)
    assert "1975ELDORI00002" in span
    assert "1975ELDORI00001" not in span
    assert content[: second.byte_start].decode(encoding).count("\n") + 1 == second.row_start


def test_two_arrays_of_an_object_are_read() -> None:
    content = b'{"old": ' + lab_json(numbered(1)) + b', "n": 2, "new": ' + lab_json(numbered(2, 3)) + b', "end": true}'
    assert outcome(read_json(content)) == ALL


def test_a_cable_that_holds_objects_is_no_outer_object() -> None:
    content = json.dumps({"doc_id": ID, "body": PLAIN, "persons": [{"name": "A", "text": "x"}]}).encode()
    (record,) = read_json(content)
    assert isinstance(record, Record)
    assert (record.cable_id, record.text) == (ID, PLAIN)
