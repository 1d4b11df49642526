"""PDFs with a text layer: one cable a file, such as a printed viewer page.

What the print adds is told apart from the cable and kept as fields: running heads and feet, page numbers, and the
viewer's heading and table of the cable's fields. A PDF without text is a scan and is rejected as such.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from loaders.pdf_text import DamagedPdf, EncryptedPdf, pages_of
from loaders.readers.base import Reader, reject_all, whole_document
from loaders.readers.plain_text import has_marks_of_a_cable
from loaders.reasons import Reason
from loaders.records import Record, Reject

NAME = "pdf"

_MAGIC = b"%PDF-"
# Readers of PDF accept as much before the magic bytes.
_LARGEST_PREAMBLE = 1024
_EDGE_LINES = 3
_TIME = r"\d{4}-\d\d-\d\d(?: \d\d:\d\d)?"
_LEVEL = r"(?:UNCLASSIFIED|LIMITED OFFICIAL USE|CONFIDENTIAL|TOP SECRET|SECRET)(?://(?:NOFORN|FOR OFFICIAL USE ONLY))?"
_LABELS = ("Reference ID", "Created", "Released", "Classification", "Origin")
_LABEL_ROW = re.compile(r"\s*" + r"\s+".join(_LABELS) + r"\s*")
_VALUE_ROW = re.compile(rf"\s*([0-9]{{2}}\S+)\s+({_TIME})\s+({_TIME})\s+({_LEVEL})\s+(\S.*?)\s*")
_HEADING = re.compile(r"\s*Viewing cable ([0-9]{2}\w+),?\s*(.*)")
_FRAME_LINES = 40


def sniff(head: bytes) -> float:
    """Score the magic bytes: certain at the very start, likely a little further on."""
    if head.startswith(_MAGIC):
        return 1.0
    return 0.7 if _MAGIC in head[:_LARGEST_PREAMBLE] else 0.0


def read(source: BinaryIO) -> Iterator[Record | Reject]:
    """Read the one cable of a PDF, or reject the file."""
    content = whole_document(source)
    yield content if isinstance(content, Reject) else _read_pdf(content)


def _read_pdf(content: bytes) -> Record | Reject:
    try:
        pages = list(pages_of(content))
    except EncryptedPdf:
        return reject_all(content, Reason.PDF_ENCRYPTED)
    except DamagedPdf as error:
        return reject_all(content, Reason.PDF_DAMAGED, f"{error}.")
    if not any(pages):
        return reject_all(content, Reason.PDF_WITHOUT_TEXT, f"{len(pages)} page(s).")
    cut = [_without_furniture(page, number, pages) for number, page in enumerate(pages)]
    furniture = [line for _, removed in cut for line in removed]
    lines, heading, fields = _without_heading([line for page, _ in cut for line in page])
    text = "\n".join(lines) + "\n"
    if not has_marks_of_a_cable(text):
        return reject_all(content, Reason.NOT_A_CABLE)
    if furniture or heading:
        fields["Page frame"] = "\n".join(dict.fromkeys(line.strip() for line in heading + furniture))
    fields["Pages"] = str(len(pages))
    if not all(pages):
        fields["Pages without text"] = ", ".join(str(number) for number, page in enumerate(pages, 1) if not page)
    return Record(
        record_no=1,
        byte_start=0,
        byte_end=len(content),
        row_start=1,
        row_end=len(lines),
        text=text,
        cable_id=fields.get("Reference ID"),
        date=fields.get("Created"),
        origin=fields.get("Origin"),
        classification=fields.get("Classification"),
        subject=fields.get("Subject"),
        encoding="pdf",
        fields=fields,
    )


def _without_furniture(page: list[str], number: int, pages: list[list[str]]) -> tuple[list[str], list[str]]:
    """The page without running head and foot, and their lines."""
    heads = Counter(mask for other in pages for mask in {_masked(line) for line in _edge(other)})
    feet = Counter(mask for other in pages for mask in {_masked(line) for line in _edge(other[::-1])})
    kept, top = _strip(page, heads, number, len(pages))
    kept, bottom = _strip(kept[::-1], feet, number, len(pages))
    return kept[::-1], top + bottom


def _strip(lines: list[str], repeated: Counter[str], number: int, total: int) -> tuple[list[str], list[str]]:
    removed: list[str] = []
    rest = lines
    for _ in range(_EDGE_LINES):
        first = next((at for at, line in enumerate(rest) if line), None)
        if first is None or not _is_furniture(rest[first], repeated, number, total):
            break
        removed.append(rest[first])
        rest = rest[first + 1 :]
    if removed:
        while rest and not rest[0]:
            rest = rest[1:]
    return rest, removed


def _is_furniture(line: str, repeated: Counter[str], number: int, total: int) -> bool:
    """Whether a line at the edge of a page numbers the page or stands at the edge of most pages."""
    words = [word.lower() for word in line.split() if word.strip("-–—")]
    page = str(number + 1)
    if words in ([page], ["page", page], [page, "of", str(total)], ["page", page, "of", str(total)]):
        return True
    if words and words[-1] == f"{page}/{total}":
        return True
    return total > 1 and repeated[_masked(line)] > max(1, total / 2)


def _edge(page: list[str]) -> list[str]:
    return list(islice((line for line in page if line), _EDGE_LINES))


def _masked(line: str) -> str:
    """The line with its numbers made equal: page numbers differ from page to page."""
    return re.sub(r"\d+", "0", " ".join(line.split()))


def _without_heading(lines: list[str]) -> tuple[list[str], list[str], dict[str, str]]:
    """The lines without the viewer's heading and table, those lines, and the fields in them."""
    for at, line in enumerate(lines[:_FRAME_LINES]):
        if not _LABEL_ROW.fullmatch(line):
            continue
        values = next((row for row in range(at + 1, min(at + 4, len(lines))) if lines[row]), at)
        found = _VALUE_ROW.fullmatch(lines[values])
        if found is None:
            continue
        fields = dict(zip(_LABELS, found.groups(), strict=True))
        subject = _subject(lines[:at])
        if subject:
            fields["Subject"] = subject
        start = values + 1
        while start < len(lines) and not lines[start]:
            start += 1
        return lines[start:], [line for line in lines[: values + 1] if line], fields
    return lines, [], {}


def _subject(heading: list[str]) -> str | None:
    """The subject in ``Viewing cable 07ELDORIA1, SUBJECT``, which may wrap."""
    for at, line in enumerate(heading):
        found = _HEADING.fullmatch(line)
        if found is not None:
            rest = [following.strip() for following in heading[at + 1 :]]
            return " ".join(part for part in [found.group(2).strip(), *rest] if part) or None
    return None


READER = Reader(NAME, sniff, read)
