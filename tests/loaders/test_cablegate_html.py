import io

import pytest

from loaders.readers import cablegate_html
from loaders.records import Record, Reject
from tests.loaders.made import BODY, HEADER, viewer_page


def read(page: str | bytes) -> Record | Reject:
    content = page if isinstance(page, bytes) else page.encode()
    (item,) = cablegate_html.read(io.BytesIO(content))
    return item


def body_of(markup: str) -> str:
    record = read(viewer_page(body=markup))
    assert isinstance(record, Record)
    return record.text[record.body_offset :]


def test_a_page_comes_out_as_its_cable() -> None:
    page = viewer_page()
    record = read(page)
    assert isinstance(record, Record)
    assert record.text == f"{HEADER}\n\n{BODY}"
    assert record.text[record.body_offset :] == BODY
    assert (record.cable_id, record.date) == ("08ELDORIA42", "2008-02-10 12:12")
    assert (record.origin, record.classification) == ("Embassy Eldoria", "CONFIDENTIAL")
    assert record.subject == "HARBOR TALKS RESUME"
    assert record.fields["Released"] == "2010-12-03 15:03"
    assert (record.byte_start, record.byte_end) == (0, len(page.encode()))


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("a&#x000A;&#x000A;b", "a\n\nb"),
        ("&#x000A;begins with a newline", "\nbegins with a newline"),
        ("\nbegins with a newline of the page", "\nbegins with a newline of the page"),
        ("<a id='par1' href='#par1'>¶</a>1. (C) x", "¶1. (C) x"),
        ("TAGS: <a href='/tag/PREL_0.html'>PREL</a>, <a href='/tag/QX_0.html'>QX</a>", "TAGS: PREL, QX"),
        ("R&D and &saving8 and &region8 and AT&T; x", "R&D and &saving8 and &region8 and AT&T; x"),
        ("&amp; &lt;b&gt; &quot;q&quot; &#8220;x&#8221;", '& <b> "q" “x”'),
        ("&amp;amp; twice", "&amp; twice"),
        ("write to <rowe@example.org> or <<12345>>", "write to <rowe@example.org> or <<12345>>"),
        ("5 < 7 and 7 > 5", "5 < 7 and 7 > 5"),
        ("one <br>&#x000A;two<br />three<br>", "one \ntwo\nthree"),
        ("<strong>bold</strong> and <em>slanted</em>", "bold and slanted"),
        ("trailing blanks   &#x000A;  leading", "trailing blanks   \n  leading"),
        ("carriage&#x000D;&#x000A;return", "carriage\r\nreturn"),
        ("no-break space", "no-break space"),
    ],
    ids=lambda value: value[:24],
)
def test_markup_becomes_text(markup: str, text: str) -> None:
    assert body_of(markup) == text


def test_tags_that_the_page_links_are_told() -> None:
    record = read(
        viewer_page(body="TAGS: <a href='/tag/PREL_0.html'>PREL</a> <a href='/tag/X_0.html'>TOLMAR, ANNA</a>")
    )
    assert isinstance(record, Record)
    assert record.tags == "PREL|TOLMAR, ANNA"


def test_a_page_without_subject_has_none() -> None:
    record = read(viewer_page(subject=""))
    assert isinstance(record, Record)
    assert record.subject is None


def test_articles_are_kept() -> None:
    record = read(viewer_page(articles="https://news.example.org/1"))
    assert isinstance(record, Record)
    assert record.fields["Appears in"] == "https://news.example.org/1"


def test_a_header_inside_the_body_stays_there() -> None:
    record = read(viewer_page(header="", body=f"{HEADER}\n\n{BODY}"))
    assert isinstance(record, Record)
    assert (record.text, record.body_offset) == (f"{HEADER}\n\n{BODY}", 0)


def test_pages_in_latin_1_are_read() -> None:
    record = read(viewer_page(body="¶1. café").encode("latin-1"))
    assert isinstance(record, Record)
    assert record.text.endswith("¶1. café")
    assert record.encoding == "iso-8859-1"


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><p>Weather</p></body></html>",
        "<!DOCTYPE html><title>Cable Viewer</title>",
        viewer_page().replace("<code>", "<div>"),
        viewer_page().replace("Reference ID", "Number"),
        viewer_page().replace("class='cable'", "class='other'"),
    ],
    ids=["other page", "empty viewer", "no text", "other fields", "no table"],
)
def test_a_page_without_a_cable_is_rejected(page: str) -> None:
    reject = read(page)
    assert isinstance(reject, Reject)
    assert reject.reason == "html_without_cable"


def test_blocks_within_a_block_are_read_once() -> None:
    assert body_of("one <code><pre>two <code><pre>three</pre></code></pre></code>") == "one two three"


@pytest.mark.parametrize(
    "text",
    ["<<SECRET>> and <<<", "<" * 5000 + " x", "&" * 5000 + "c", "R&&D && <&>", "&&amp; stays"],
    ids=["brackets", "many brackets", "many ampersands", "mixed", "a reference after an ampersand"],
)
def test_runs_of_brackets_and_ampersands_are_the_cables_own(text: str) -> None:
    assert body_of(text) == text.replace("&amp;", "&")
