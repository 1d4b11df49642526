import csv
import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.readers import cables_csv
from loaders.records import Record, Reject
from tests.loaders.made import BODY, HEADER, csv_row, sparing_row


def read(content: bytes) -> list[Record | Reject]:
    return list(cables_csv.read(io.BytesIO(content)))


def outcome(items: list[Record | Reject]) -> list[str | None]:
    return [item.cable_id if isinstance(item, Record) else item.reason.value for item in items]


@pytest.mark.parametrize("doubled", [False, True], ids=["backslash", "doubled"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(
    "body",
    [
        "plain",
        "",
        'He said "no", and left.',
        '"',
        '""',
        '","',
        "a back\\slash",
        "ends in a backslash\\",
        'a quote after a backslash \\" here',
        'five feet 5"\nnext line',
        "CRLF\r\ninside\rand alone",
        "¶ and “quotes” and \N{WINKING FACE}",
        "x" * 300_000,
        "nul \0 byte",
        "\n\n\n",
    ],
    ids=lambda body: repr(body[:20]),
)
def test_a_field_comes_out_as_it_went_in(body: str, end: str, doubled: bool) -> None:
    # The row before settles the dialect, which a field of only `""` cannot.
    content = csv_row(1, 'a "b" c', doubled=doubled, end=end) + csv_row(2, body, doubled=doubled, end=end)
    first, second = read(content)
    assert isinstance(first, Record)
    assert isinstance(second, Record)
    assert second.text == f"{HEADER}\n\n{body}"
    assert second.text[second.body_offset :] == body


@pytest.mark.parametrize("bare", [csv.QUOTE_MINIMAL, csv.QUOTE_NONNUMERIC], ids=["minimal", "numbers bare"])
@pytest.mark.parametrize("body", ["plain", "", 'said "no", left', '"', "a\\b", "two\nlines", "comma, comma", 'a\\"\nb'])
def test_rows_that_a_spreadsheet_has_saved(body: str, bare: int) -> None:
    items = read(
        sparing_row(1, body, bare=bare) + sparing_row(2, bare=bare) + b"3,2/1/2008,x\n" + sparing_row(4, bare=bare)
    )
    assert outcome(items) == ["08ELDORIA1", "08ELDORIA2", "csv_field_count", "08ELDORIA4"]
    first, second = items[:2]
    assert isinstance(first, Record)
    assert isinstance(second, Record)
    assert first.text == f"{HEADER}\n\n{body}"
    assert second.text == f"{HEADER}\n\n{BODY}"
    assert second.fields["origin"] == "Embassy Eldoria"


def test_eight_bare_words_are_no_row() -> None:
    assert outcome(read(csv_row(1) + b"a,b,c,d,e,f,g,h\n" + csv_row(2)))[1].startswith("csv_")  # type: ignore[union-attr]


def test_all_that_the_row_says_is_kept() -> None:
    (record,) = read(csv_row(42))
    assert isinstance(record, Record)
    assert (record.cable_id, record.date, record.origin) == ("08ELDORIA42", "2/10/2008 12:12", "Embassy Eldoria")
    assert (record.classification, record.references) == ("CONFIDENTIAL", "08AVALON7|07AVALON8")
    assert record.fields["row"] == "42"
    assert record.text == f"{HEADER}\n\n{BODY}"


def test_a_row_without_a_header_is_its_body() -> None:
    (record,) = read(csv_row(1, header=""))
    assert isinstance(record, Record)
    assert (record.text, record.body_offset) == (BODY, 0)


def test_places_are_bytes_and_lines_of_the_file() -> None:
    parts = [csv_row(1), b"\n", csv_row(2, "¶é\nx", end="\r\n"), b'"3","broken\n', csv_row(4).rstrip(b"\n")]
    content = b"".join(parts)
    items = read(content)
    assert outcome(items) == ["08ELDORIA1", "08ELDORIA2", "csv_unclosed_quote", "08ELDORIA4"]
    assert [content[i.byte_start : i.byte_end] for i in items] == [parts[0], parts[2], parts[3], parts[4]]
    assert [item.record_no for item in items] == [1, 2, 3, 4]
    lines = content.decode().split("\n")
    for item in items:
        if isinstance(item, Record):
            assert lines[item.row_start - 1].startswith(f'"{item.fields["row"]}"')
            assert lines[item.row_end - 1].rstrip("\r").endswith('"')


BROKEN = {
    "nine fields": (csv_row(2).replace(b'"CONFIDENTIAL"', b'"CONFIDENTIAL","EXTRA"'), "csv_field_count"),
    "seven fields": (csv_row(2).replace(b'"CONFIDENTIAL",', b""), "csv_field_count"),
    "a field without quotes": (csv_row(2).replace(b'"CONFIDENTIAL"', b"CONFIDENTIAL"), "csv_field_count"),
    "no closing quote": (csv_row(2)[:-2] + b"\n", "csv_unclosed_quote"),
    "cut in mid-row": (csv_row(2)[:200] + b"\n", "csv_unclosed_quote"),
    "a stray quote": (csv_row(2).replace(b"Minister", b'Minister "X" of'), "csv_stray_quote"),
    "a line that is no row": (b"id,date,reference,origin\n", "csv_no_record"),
    "nothing but rubbish": (b"\xff\xfe\x00\x9c" * 5 + b"\n", "csv_no_record"),
    "a body of undecodable bytes": (csv_row(2, "x").replace(b'x"\n', b"\x81\xfe" * 500 + b'"\n'), "unreadable_bytes"),
}


@pytest.mark.parametrize("doubled", [False, True], ids=["backslash", "doubled"])
@pytest.mark.parametrize(("broken", "reason"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_row_costs_itself_only(broken: bytes, reason: str, doubled: bool) -> None:
    before, after = csv_row(1, 'a "b"', doubled=doubled), csv_row(3, 'c "d"', doubled=doubled)
    items = read(before + broken + after)
    assert outcome(items) == ["08ELDORIA1", reason, "08ELDORIA3"]
    rejected = items[1]
    assert isinstance(rejected, Reject)
    assert (rejected.byte_start, rejected.byte_end) == (len(before), len(before + broken))
    assert rejected.sample
    assert rejected.sentence


def test_the_detail_counts_the_fields() -> None:
    (reject,) = read(BROKEN["nine fields"][0])
    assert isinstance(reject, Reject)
    assert reject.sentence.startswith("The row has 9 fields.")


def test_stray_bytes_are_read_as_windows_1252_and_told() -> None:
    (record,) = read(csv_row(1, "¶1. caf@ said @yes@").replace(b"caf@", b"caf\xe9").replace(b"@yes@", b"\x93yes\x94"))
    assert isinstance(record, Record)
    assert record.text.endswith("¶1. café said “yes”")
    assert record.encoding == "utf-8+windows-1252"
    assert record.fields["bytes_read_as_windows_1252"] == "3"


def test_rows_of_both_dialects_in_one_file() -> None:
    content = csv_row(1, 'a "b"') + csv_row(2, 'c "d"', doubled=True) + csv_row(3, 'e "f"')
    items = read(content)
    assert [item.text.rpartition("\n")[2] for item in items if isinstance(item, Record)] == ['a "b"', 'c "d"', 'e "f"']


def test_a_byte_order_mark_belongs_to_no_row() -> None:
    (record,) = read(b"\xef\xbb\xbf" + csv_row(1))
    assert isinstance(record, Record)
    assert record.byte_start == 3


@pytest.mark.parametrize("chunk", [1, 7, 100, 1_000])
def test_chunks_do_not_show(chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    content = csv_row(1, 'said "5\\"\n"') + b'"2","bad\n' + csv_row(3, end="\r\n") + csv_row(4, 'x "y"\n', doubled=True)
    expected = read(content)
    monkeypatch.setattr(cables_csv, "CHUNK_BYTES", chunk)
    assert read(content) == expected


def test_a_row_without_an_end_is_given_up_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cables_csv, "CHUNK_BYTES", 1_000)
    monkeypatch.setattr(cables_csv, "LARGEST_ROW_BYTES", 5_000)
    endless = b'"1","1/1/2008 1:01","' + b"x" * 20_000 + b"\n"
    items = read(endless + csv_row(2))
    assert outcome(items)[0] == "csv_record_too_long"
    assert outcome(items)[-1] == "08ELDORIA2"
    assert b"".join((endless + csv_row(2))[i.byte_start : i.byte_end] for i in items) == endless + csv_row(2)


@given(
    bodies=st.lists(st.text(st.sampled_from('ab"\\\n\r,é¶')), min_size=1, max_size=5),
    doubled=st.booleans(),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_whatever_is_quoted_properly_is_read(bodies: list[str], doubled: bool, end: str) -> None:
    first = csv_row(0, 'a "b" c', doubled=doubled, end=end)
    content = first + b"".join(csv_row(n, body, doubled=doubled, end=end) for n, body in enumerate(bodies, 1))
    items = read(content)
    assert [i.text[i.body_offset :] for i in items[1:] if isinstance(i, Record)] == bodies
    assert len(items) == len(bodies) + 1


@given(data=st.data())
@settings(max_examples=200)
def test_damage_anywhere_loses_no_byte_and_little_else(data: st.DataObject) -> None:
    content = b"".join(csv_row(n, f'body "{n}"\nmore') for n in range(1, 9))
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 40)))
    damaged = content[:start] + data.draw(st.binary(max_size=20)) + content[end:]
    items = read(damaged)
    covered = 0
    for item in items:
        assert re.fullmatch(rb"[\r\n]*", damaged[covered : item.byte_start])
        covered = item.byte_end
    assert re.fullmatch(rb"[\r\n]*", damaged[covered:])
    assert sum(isinstance(item, Record) for item in items) >= 5


@pytest.mark.parametrize("mark", [b"\xff\xfe", b""], ids=["marked", "without mark"])
def test_a_dump_in_utf_16_has_the_rows_of_one_in_utf_8_and_its_own_places(mark: bytes) -> None:
    plain = csv_row(1, "¶1. “x” 🙂") + b'"2","broken\n' + csv_row(3, "two\nlines")
    wide = mark + plain.decode().encode("utf-16-le")
    items = list(cables_csv.READER.read(io.BytesIO(wide)))
    assert cables_csv.sniff(wide) == cables_csv.sniff(plain) > 0.9
    assert outcome(items) == outcome(read(plain))
    first, broken, last = items
    assert isinstance(last, Record)
    assert (last.text, last.encoding) == (next(i for i in read(plain)[2:] if isinstance(i, Record)).text, "utf-16-le")
    assert wide[broken.byte_start : broken.byte_end].decode("utf-16-le").startswith('"2","broken')
    assert (first.byte_start, last.byte_end) == (len(mark), len(wide))
