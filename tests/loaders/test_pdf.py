import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.pdf_text import pages_of
from loaders.readers import pdf
from loaders.records import Record, Reject
from samples.pdf import paged, text_pdf
from tests.loaders.made import BODY, HEADER

LINES = f"{HEADER}\n\n{BODY}".split("\n")
SET = [line.rstrip() for line in LINES]
HEADING = [
    "Viewing cable 08ELDORIA42, HARBOR TALKS",
    "RESUME",
    "",
    "Reference ID   Created           Released          Classification  Origin",
    "08ELDORIA42    2008-02-10 12:12  2010-12-03 15:03  CONFIDENTIAL    Embassy Eldoria",
    "",
]
ENCRYPTED = (
    f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >> "
    f"/ID [<{'43' * 16}> <{'43' * 16}>]"
)


def read(content: bytes) -> Record | Reject:
    (item,) = pdf.read(io.BytesIO(content))
    return item


def record_of(*pages: list[str], font: str = "Courier") -> Record:
    item = read(text_pdf(pages, font=font))
    assert isinstance(item, Record), item.sentence
    return item


def test_a_print_comes_out_as_its_lines() -> None:
    record = record_of(LINES)
    assert record.text.split("\n") == [*SET, ""]
    assert (record.cable_id, record.date, record.fields) == (None, None, {"Pages": "1"})


@pytest.mark.parametrize(
    "line",
    [
        "two  blanks.  And two",
        "    indented",
        "commander-",
        "--",
        "a(b)c\\d",
        "caf\xe9 \xb67. (C)",
        "x" * 90,
        "a" + " " * 30 + "b",
    ],
)
def test_lines_are_set_as_they_stand(line: str) -> None:
    assert record_of([*LINES, line, "in-chief"]).text.split("\n")[len(LINES) :] == [line, "in-chief", ""]


@pytest.mark.parametrize("blanks", [0, 1, 2])
def test_blank_lines_are_kept(blanks: int) -> None:
    text = record_of([*LINES, *[""] * blanks, "after"]).text
    assert text.endswith("ROWE\n" + "\n" * blanks + "after\n")


def test_a_font_of_many_widths_is_read() -> None:
    record = record_of(LINES, font="Helvetica")
    assert [" ".join(line.split()) for line in record.text.split("\n") if line] == [
        " ".join(line.split()) for line in SET if line
    ]


def test_the_viewers_heading_becomes_fields() -> None:
    record = record_of(HEADING + LINES)
    assert record.text.split("\n") == [*SET, ""]
    assert (record.cable_id, record.date) == ("08ELDORIA42", "2008-02-10 12:12")
    assert (record.origin, record.classification) == ("Embassy Eldoria", "CONFIDENTIAL")
    assert record.subject == "HARBOR TALKS RESUME"
    assert record.fields["Released"] == "2010-12-03 15:03"
    assert record.fields["Page frame"].startswith("Viewing cable 08ELDORIA42")


FURNITURE = {
    "page n of m": lambda n, m: ([], [f"Page {n} of {m}"]),
    "n/m behind an address": lambda n, m: ([], [f"https://example.org/cable  {n}/{m}"]),
    "a bare number": lambda n, _m: ([], [str(n)]),
    "a number between dashes": lambda n, _m: ([f"- {n} -"], []),
    "a running head": lambda n, _m: ([f"3/{n}/2012", "Archive of Eldoria"], []),
    "head and foot": lambda n, m: (["CONFIDENTIAL"], ["CONFIDENTIAL", f"{n}/{m}"]),
}


@pytest.mark.parametrize("frame", FURNITURE.values(), ids=FURNITURE.keys())
def test_running_heads_and_feet_are_no_text(frame) -> None:
    pages = paged(LINES, 9)
    framed = []
    for number, page in enumerate(pages, 1):
        head, foot = frame(number, len(pages))
        framed.append([*head, *page, *foot])
    record = record_of(*framed)
    assert [line for line in record.text.split("\n") if line] == [line for line in SET if line]
    head, foot = frame(1, len(pages))
    assert {" ".join(line.split()) for line in record.fields["Page frame"].split("\n")} >= {
        " ".join(line.split()) for line in head + foot
    }


@pytest.mark.parametrize("first", ["1. (C) One.", "2008", "-------", "7", "Page 9 of 12"])
def test_the_first_line_of_a_page_is_text_unless_it_counts_pages(first: str) -> None:
    record = record_of(LINES, [first, "and on"])
    assert record.text.endswith(f"ROWE\n{first}\nand on\n")


def test_pages_without_text_are_told() -> None:
    assert record_of(LINES, []).fields["Pages without text"] == "2"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (text_pdf([[], []]), "pdf_without_text"),
        (text_pdf([LINES], trailer=ENCRYPTED), "pdf_encrypted"),
        (b"%PDF-1.4\nrubbish", "pdf_damaged"),
        (text_pdf([["Bread", "and butter"]]), "not_a_cable"),
        (b"%PDF-", "pdf_damaged"),
    ],
    ids=["scan", "encrypted", "damaged", "other text", "magic only"],
)
def test_what_cannot_be_read_is_rejected_by_name(content: bytes, reason: str) -> None:
    item = read(content)
    assert isinstance(item, Reject)
    assert item.reason == reason


WORDS = st.text(st.characters(codec="cp1252", exclude_categories=["C", "Z"]), min_size=1, max_size=12)
PRINTED = st.lists(st.tuples(WORDS, st.integers(1, 4)), min_size=1, max_size=8).map(
    lambda words: "".join(word + " " * blanks for word, blanks in words).rstrip()
)


@given(lines=st.lists(PRINTED, min_size=1, max_size=20))
@settings(max_examples=60, deadline=None)
def test_any_lines_come_back_as_they_were_printed(lines: list[str]) -> None:
    (page,) = pages_of(text_pdf([[*LINES, *lines]]))
    assert page[len(LINES) :] == lines
