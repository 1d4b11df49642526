import io

import pytest

from loaders.readers import plusd_html
from loaders.readers.registry import reader_for
from loaders.records import Record, Reject
from tests.loaders.made import PLAIN, plusd_page, viewer_page


def read(page: str | bytes) -> Record | Reject:
    content = page if isinstance(page, bytes) else page.encode()
    (item,) = plusd_html.read(io.BytesIO(content))
    return item


def record_of(page: str) -> Record:
    item = read(page)
    assert isinstance(item, Record)
    return item


def test_a_page_comes_out_as_its_cable() -> None:
    page = plusd_page()
    record = record_of(page)
    assert record.text == PLAIN
    assert record.body_offset == 0
    assert (record.cable_id, record.date) == ("1975ELDORI00042_b", "1975 February 10, 00:00 (Monday)")
    assert (record.origin, record.classification) == ("Embassy Eldoria", "CONFIDENTIAL")
    assert record.tags == "PREL - External Political Relations | QX - Eldoria"
    assert record.fields["To"] == "Department of State | Secretary of State"
    assert "Outside" not in record.fields
    assert "Markings" not in record.fields
    assert (record.byte_start, record.byte_end) == (0, len(page.encode()))


@pytest.mark.parametrize("block", ["div", "bare", "pre"])
def test_the_text_stands_in_one_of_three_places(block: str) -> None:
    assert record_of(plusd_page(block=block)).text.strip() == PLAIN.strip()


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("one <a href='/tag/PREL'>PREL</a>\ntwo", "one PREL\ntwo"),
        ("R&amp;D &lt;name&gt;", "R&D <name>"),
        ("one<br/>two<br>\nthree", "one\ntwo\nthree"),
        ("\nbegins with a newline", "\nbegins with a newline"),
        ("two  blanks", "two  blanks"),
        ("n/a", ""),
        (" \n ", ""),
        ("Text not available", ""),
        ("", ""),
    ],
)
def test_markup_becomes_text(markup: str, text: str) -> None:
    assert record_of(plusd_page(markup)).text == text


@pytest.mark.parametrize(
    ("fields", "kept"),
    [
        ({"TAGS": "<a href='x'>PREL - Politics</a> | <a>QX - Eldoria</a>"}, "PREL - Politics | QX - Eldoria"),
        ({"TAGS": "PREL -\n  Politics"}, "PREL - Politics"),
        ({"TAGS": "A</div><div class='s_val'>B"}, "A | B"),
    ],
    ids=["links", "wrapped", "two values"],
)
def test_values_are_lines(fields: dict[str, str], kept: str) -> None:
    assert record_of(plusd_page(fields=fields)).tags == kept


@pytest.mark.parametrize(
    ("page", "name"),
    [
        (plusd_page(), "plusd_html"),
        (plusd_page().replace('id="synopsis"', "id = synopsis"), "plusd_html"),
        (viewer_page(), "cablegate_html"),
        ("<html><body>A synopsis of s_key</body></html>", "cablegate_html"),
    ],
    ids=["library", "unquoted", "viewer", "words alone"],
)
def test_pages_find_their_reader(page: str, name: str) -> None:
    reader = reader_for(page.encode())
    assert reader is not None
    assert reader.name == name


@pytest.mark.parametrize(
    "page",
    [plusd_page().replace("Canonical ID", "Number"), "<div id='synopsis'></div>", "<p class='s_key'>Canonical ID</p>"],
    ids=["other keys", "no keys", "no synopsis"],
)
def test_a_page_without_an_id_is_rejected(page: str) -> None:
    reject = read(page)
    assert isinstance(reject, Reject)
    assert reject.reason == "html_without_cable"
