import io
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.encodings import decode, decode_utf8_with_strays, decode_windows_1252
from loaders.readers.registry import READERS
from loaders.records import Record
from loaders.stage import load
from samples.pdf import text_pdf
from tests.loaders.made import (
    LAB_ROW,
    PLAIN,
    csv_row,
    gzipped,
    lab_csv,
    lab_json,
    plusd_page,
    rows,
    seven_zipped,
    tarred,
    unbalanced_files,
    viewer_page,
    zipped,
)

WHOLE = [
    PLAIN.encode(),
    PLAIN.encode("utf-16"),
    viewer_page().encode(),
    csv_row(1) + csv_row(2, doubled=True),
    plusd_page().encode(),
    text_pdf([PLAIN.split("\n"), ["Page 2 of 2"]]),
    lab_csv([LAB_ROW, LAB_ROW | {"body": ""}]),
    lab_json([LAB_ROW, LAB_ROW | {"body": ""}]),
    lab_json([LAB_ROW, LAB_ROW], lines=True),
    zipped({"a.txt": PLAIN.encode(), "b.html": viewer_page().encode()}),
    tarred({"a.txt": PLAIN.encode(), "b.csv": csv_row(3)}, "gz"),
    tarred({"a.txt": PLAIN.encode()}),
    gzipped(csv_row(4)),
    seven_zipped({"a.txt": PLAIN.encode(), "b.csv": csv_row(3)}),
]


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A whole content, cut, with bytes put in and taken out; or any bytes at all."""
    content = draw(st.sampled_from([*WHOLE, draw(st.binary(max_size=300))]))
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(content)))
        end = draw(st.integers(start, min(len(content), start + 64)))
        content = content[:start] + draw(st.binary(max_size=16)) + content[end:]
    return content[: draw(st.integers(0, len(content)))] if draw(st.booleans()) else content


@given(content=damaged())
@settings(max_examples=300)
def test_no_reader_fails_on_any_bytes(content: bytes) -> None:
    for reader in READERS:
        assert 0 <= reader.sniff(content) <= 1
        items = list(reader.read(io.BytesIO(content)))
        assert [item.record_no for item in items] == list(range(1, len(items) + 1))
        for item in items:
            assert 0 <= item.byte_start <= item.byte_end <= len(content)
            if isinstance(item, Record):
                item.text.encode("utf-8")
                assert 0 <= item.body_offset <= len(item.text)
            else:
                assert item.sentence


@given(contents=st.lists(damaged(), min_size=1, max_size=6))
@settings(max_examples=15)
def test_every_file_is_accounted_for(contents: list[bytes]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "in"
        folder.mkdir()
        for number, content in enumerate(contents):
            (folder / str(number)).write_bytes(content)
        warehouse = Path(name) / "warehouse.duckdb"
        summary = load([str(folder)], warehouse)
        assert not unbalanced_files(warehouse)
        assert summary.records_seen == summary.cables_added + summary.rejects_added
        ((files,),) = rows(warehouse, "select count(*) from raw.source_file")
        assert files == summary.files_seen - summary.files_known
        assert load([str(folder)], warehouse).records_seen == 0


@given(st.binary())
def test_windows_1252_has_a_character_for_every_byte(content: bytes) -> None:
    assert len(decode_windows_1252(content)) == len(content)


@given(st.text(), st.lists(st.integers(0x80, 0xFF)))
def test_strays_do_not_touch_the_text_around_them(text: str, strays: list[int]) -> None:
    content = text.encode("utf-8", errors="ignore")
    decoded, count = decode_utf8_with_strays(content + b"|" + b"|".join(bytes([stray]) for stray in strays))
    assert decoded.startswith(content.decode("utf-8") + "|")
    assert count == len(strays)


@given(st.text(min_size=1))
def test_text_in_utf_8_with_a_mark_is_decoded_as_it_was(text: str) -> None:
    content = text.encode("utf-8", errors="ignore")
    decoded = decode(b"\xef\xbb\xbf" + content)
    assert decoded is not None
    assert decoded.text == content.decode("utf-8")
