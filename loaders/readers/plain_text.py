"""Plain text and Markdown: one cable a file or several one after another, recognised by their anatomy.

Telegrams of 1973-79 as their archive prints them ("Message Text", "Message Attributes") are read as text as
well.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import BinaryIO

from loaders.encodings import Decoded, decode
from loaders.readers import telegrams
from loaders.readers.base import Reader, reject_all, whole_document
from loaders.reasons import Reason
from loaders.records import Record, Reject

NAME = "plain_text"

_CLASSIFICATION = (
    r"UNCLAS(?:SIFIED)?|U N C L A S(?: S I F I E D)?|CONFIDENTIAL|C O N F I D E N T I A L|SECRET|S E C R E T|"
    r"LIMITED OFFICIAL USE|L I M I T E D {1,4}O F F I C I A L {1,4}U S E|TOP SECRET|T O P {1,4}S E C R E T"
)
# Marks that hardly occur outside cables, and marks that letters and memoranda share with them.
_STRONG_MARKS = {
    "VZCZC line": r"^\W{0,8}VZCZC[A-Z0-9]{2,}",
    "DE line": r"^\W{0,8}DE R[A-Z]{3,7} #?\d{3,5}",
    "ZNY or ZNR line": r"^\W{0,8}ZN[RY] [A-Z]{4,6}\b",
    "date-time group": r"^\W{0,8}(?:[ZOPR] {1,2}){0,3}\d{6}Z {1,3}[A-Za-z]{3} {1,3}\d{2,4}\b",
    "FM line": r"^\W{0,8}FM {1,4}[A-Z]{2,}",
    "classification line": rf"^\W{{0,8}}(?:{_CLASSIFICATION})\b[^\n]{{0,80}}?[A-Z]{{3,}}[ \t]{{1,4}}\d{{3,7}}\b",
    "E.O. line": r"^\W{0,8}E\.? ?O\.? {0,3}1[12]\d{3}\b",
    "TAGS line": r"^\W{0,8}T(?:AGS?|ABS|GS)\W{0,4}[:;]?\W{0,4}\[?[A-Z]{2,4}\b",
    "SIPDIS line": r"^\W{0,8}SIPDIS\b",
    "Classified By line": r"^\W{0,8}(?:CLASSIFIED BY|Classified [Bb]y)\b",
    "archive heading": r"^\W{0,8}Message (?:Text|Attributes)\b",
    "Document Number": r"^\W{0,8}Document Number: {0,4}\d{4}[A-Z]",
}
_WEAK_MARKS = {
    "TO or INFO line": r"^\W{0,8}(?:TO|INFO) {1,4}(?:R[A-Z]{3,7}/)?[A-Z]{3,}",
    "SUBJECT line": r"^\W{0,8}SUBJ(?:ECT)?\b\W{0,4}[:;]",
    "REF line": r"^\W{0,8}REF(?:TEL)?S?\b\W{0,4}[:;]",
    "portion-marked paragraph": (
        r"^\W{0,8}(?:¶\s{0,2}\d{1,2}|\d{1,3})\W{1,4}\((?:U|C|S|SBU|LOU|FOUO|TS)(?://?[A-Z]{2,8})?\)"
    ),
    "NNNN": r"^\W{0,8}NNNN\s*\Z",
}
MARKS_NEEDED = 2
_SERIAL = re.compile(
    rf"^\W{{0,8}}(?:{_CLASSIFICATION})\b[^\n]{{0,80}}?[A-Z]{{3,}}[ \t]{{1,8}}(\d{{3,7}})\b"
    r"|^\W{0,8}Document Number: {0,4}\d{4}[A-Z]+(\d+)",
    re.M | re.I,
)


def marks_of(text: str) -> tuple[list[str], list[str]]:
    """Find the kinds of marks of a cable in a text.

    Args:
        text: The whole text.

    Returns:
        Names of the strong and of the weak marks that occur at least once.
    """
    strong, weak = (
        [name for name, mark in marks.items() if re.search(mark, text, re.M)] for marks in (_STRONG_MARKS, _WEAK_MARKS)
    )
    return strong, weak


def has_marks_of_a_cable(text: str) -> bool:
    """Whether a text has enough marks to be taken for a cable."""
    strong, weak = marks_of(text)
    return bool(strong) and len(strong) + len(weak) >= MARKS_NEEDED


def serials_of(text: str) -> set[int]:
    """The serials in a text's lines of classification and document numbers."""
    return {int(match[1] or match[2]) for match in _SERIAL.finditer(text)}


def sniff(head: bytes) -> float:
    """Score text: whatever decodes may be a cable, and no other reader wants it."""
    return 0.1 if decode(_whole_characters(head)) is not None else 0.0


def read(source: BinaryIO) -> Iterator[Record | Reject]:
    """Read the cables of a text file, or reject the file.

    Args:
        source: The content from its first byte.

    Yields:
        A record a cable; together they hold every character of the file. One reject where the file holds none.
    """
    content = whole_document(source)
    if isinstance(content, Reject):
        yield content
    else:
        yield from _read_text(content)


def _read_text(content: bytes) -> Iterator[Record | Reject]:
    decoded = decode(content)
    if decoded is None:
        yield reject_all(content, Reason.UNREADABLE_BYTES)
        return
    if not decoded.text.strip():
        yield reject_all(content, Reason.EMPTY_FILE, "The file holds white space only.")
        return
    strong, weak = marks_of(decoded.text)
    if not strong or len(strong) + len(weak) < MARKS_NEEDED:
        found = f"Found only: {', '.join(strong + weak)}." if strong or weak else "Found none of the marks of a cable."
        yield reject_all(content, Reason.NOT_A_CABLE, found)
        return
    byte_start, row_start = 0, 1
    parts = _cables(decoded.text)
    for record_no, text in enumerate(parts, start=1):
        byte_end = (
            len(content) if record_no == len(parts) else byte_start + _bytes_of(text, content, byte_start, decoded)
        )
        lines = text.count("\n")
        yield Record(
            record_no=record_no,
            byte_start=byte_start,
            byte_end=byte_end,
            row_start=row_start,
            row_end=row_start + lines - text.endswith("\n"),
            text=text,
            encoding=decoded.encoding,
        )
        byte_start, row_start = byte_end, row_start + lines


def _cables(text: str) -> list[str]:
    """Cut a text into its cables.

    Of two parts that follow one another the second is a cable of its own if both have the marks of one and other
    serials: some containers print a header twice, and archives their attributes behind the end of the message.
    """
    places = [*telegrams.starts(text), len(text)]
    cables = [text[places[0] : places[1]]]
    for start, end in pairwise(places[1:]):
        part = text[start:end]
        known, found = serials_of(cables[-1]), serials_of(part)
        if known and found and not known & found and has_marks_of_a_cable(part) and has_marks_of_a_cable(cables[-1]):
            cables.append(part)
        else:
            cables[-1] += part
    return cables


def _bytes_of(text: str, content: bytes, start: int, decoded: Decoded) -> int:
    """How many bytes of the content a part is, whole lines from a byte on."""
    if decoded.encoding.startswith("utf-16"):
        return len(text.encode(decoded.encoding, "surrogatepass")) + (decoded.bom_length if start == 0 else 0)
    end = start
    for _ in range(text.count("\n")):
        end = content.index(b"\n", end) + 1
    return end - start


def _whole_characters(head: bytes) -> bytes:
    """The head without a UTF-16 unit cut in two at its end."""
    return head[: len(head) // 2 * 2]


READER = Reader(NAME, sniff, read)
