"""Pages of the PlusD library: telegrams of 1973-79 and published cables of 2003-10.

A page prints what the library knows as pairs of ``div.s_key`` and ``div.s_val`` in ``#synopsis``, and the cable in
``#tagged-text`` or, in pages that tag nothing, in a ``pre``.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from selectolax.lexbor import LexborHTMLParser, LexborNode

from loaders.encodings import decode, in_utf8
from loaders.readers.base import Reader, reject_all, whole_document
from loaders.readers.markup import keep_first_newlines, line_of, outermost, text_of
from loaders.reasons import Reason
from loaders.records import Record, Reject

NAME = "plusd_html"

_SYNOPSIS = re.compile(rb"id\s{0,2}=\s{0,2}['\"]?synopsis\b", re.I)
_KEY = re.compile(rb"class\s{0,2}=\s{0,2}['\"]?s_key\b", re.I)
_ID_NAMES = ("Canonical ID", "ID", "Document Number")
# What the library prints where it has no text to show.
_NO_TEXT = re.compile(r"\W{0,4}(?:n/a|not available|no text(?: available)?|text (?:not |un)available)?\W{0,4}", re.I)


def sniff(head: bytes) -> float:
    """Score a page of the library: its synopsis and the class of the keys in it."""
    text = in_utf8(head)
    return 0.97 if _SYNOPSIS.search(text) and _KEY.search(text) else 0.0


def read(source: BinaryIO) -> Iterator[Record | Reject]:
    """Read the one cable of a page."""
    content = whole_document(source)
    yield content if isinstance(content, Reject) else _read_page(content)


def _read_page(content: bytes) -> Record | Reject:
    decoded = decode(content)
    if decoded is None:
        return reject_all(content, Reason.UNREADABLE_BYTES)
    tree = LexborHTMLParser(keep_first_newlines(decoded.text))
    synopsis = tree.css_first("#synopsis")
    fields = _pairs(synopsis) if synopsis is not None else {}
    cable_id = next((fields[name] for name in _ID_NAMES if name in fields), None)
    if cable_id is None:
        return reject_all(content, Reason.HTML_WITHOUT_CABLE, "The page's synopsis has no Canonical ID.")
    text = _cable_text(tree)
    return Record(
        record_no=1,
        byte_start=0,
        byte_end=len(content),
        row_start=1,
        row_end=content.count(b"\n") + (not content.endswith(b"\n")),
        text=text,
        cable_id=cable_id,
        date=fields.get("Date"),
        origin=fields.get("From"),
        classification=fields.get("Original Classification") or fields.get("Classification"),
        subject=fields.get("Subject") or fields.get("Title"),
        references=fields.get("References") or fields.get("Reference(s)"),
        tags=fields.get("TAGS"),
        encoding=decoded.encoding,
        fields=fields,
    )


def _pairs(synopsis: LexborNode) -> dict[str, str]:
    """Keys and values in the order of the page; several values of one key joined by a bar, empty ones left out."""
    fields: dict[str, str] = {}
    key = ""
    for node in synopsis.traverse():
        classes = (node.attributes.get("class") or "").split() if node.is_element_node else []
        if "s_key" in classes:
            key = line_of(node).rstrip(": ")
        elif "s_val" in classes and key and (value := line_of(node)):
            fields[key] = f"{fields[key]} | {value}" if key in fields else value
    return fields


def _cable_text(tree: LexborHTMLParser) -> str:
    """The text of the cable; empty where the library holds none, as of telegrams withheld or lost."""
    block = tree.css_first("#tagged-text") or max(
        outermost(tree, "pre"), key=lambda candidate: len(candidate.text()), default=None
    )
    if block is None:
        return ""
    inner = block.css("pre")
    text = text_of(inner[0]) if len(inner) == 1 else text_of(block)
    return "" if _NO_TEXT.fullmatch(text.strip()) else text


READER = Reader(NAME, sniff, read)
