"""Cable viewer pages, in the layouts of 2010 and of August 2011.

A page prints the container's fields in its last ``table.cable``, and the cable in two ``code > pre`` blocks:
transmission header and body. The pages escape nothing but newlines, so an ampersand or an angle bracket in
them is mostly the cable's own.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from selectolax.lexbor import LexborHTMLParser, LexborNode

from loaders.encodings import decode, in_utf8
from loaders.readers.base import Reader, reject_all, whole_document
from loaders.readers.markup import is_html, keep_first_newlines, outermost, text_of
from loaders.reasons import Reason
from loaders.records import Record, Reject

NAME = "cablegate_html"
# A table of fields has a row of names, one of values and one for each article that cites the cable; in damaged pages
# thousands of tables lie in one another.
MOST_ROWS = 500

_VIEWER_MARK = re.compile(
    rb"<title>\s*Cable Viewer\s*</title>|<h3>\s*Viewing cable\b|<table class=['\"]cable['\"]", re.I
)
_HEADING = re.compile(r"<h3>\s*Viewing cable\b")
# An ampersand that begins no character reference with its semicolon is an ampersand: "R&D", "&saving8".
_BARE_AMPERSAND = re.compile(r"&(?!#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)")
# What looks like markup but is none that the site writes belongs to the cable: "<name@example.org>".
_OWN_MARKUP = (
    "a|b|big|blockquote|body|br|code|dd|div|dl|dt|em|font|h[1-6]|head|hr|html|i|img|li|link|meta|ol|p|pre|script|small|"
    "span|strong|style|sub|sup|table|tbody|td|th|thead|title|tr|tt|u|ul|xml"
)
_FOREIGN_BRACKET = re.compile(rf"<(?!/?(?:{_OWN_MARKUP})\b|!--|!doctype|\?xml)", re.I)
# Of a run of either all but the last are such. A damaged page may be one run of millions, and each match has its price.
_RUN = re.compile(r"<+(?=<)|&+(?=&)")
_ESCAPED = {"<": "&lt;", "&": "&amp;"}
_TAG_LINK = re.compile(r"^/?(?:\.\./)*tag/")


def sniff(head: bytes) -> float:
    """Score HTML: certain for a viewer page, likely for any other page, which is then rejected by name."""
    text = in_utf8(head)
    if _VIEWER_MARK.search(text):
        return 0.95
    return 0.6 if is_html(text) else 0.0


def read(source: BinaryIO) -> Iterator[Record | Reject]:
    """Read the one cable of a page."""
    content = whole_document(source)
    yield content if isinstance(content, Reject) else _read_page(content)


def own_markup_only(page: str) -> str:
    """The page with every ampersand and bracket escaped that is no markup or reference of the site's own."""
    page = _RUN.sub(lambda run: _ESCAPED[run[0][0]] * len(run[0]), page)
    return _FOREIGN_BRACKET.sub("&lt;", _BARE_AMPERSAND.sub("&amp;", page))


def _read_page(content: bytes) -> Record | Reject:
    decoded = decode(content)
    if decoded is None:
        return reject_all(content, Reason.UNREADABLE_BYTES)
    heading = _HEADING.search(decoded.text)
    page = decoded.text[heading.start() :] if heading else decoded.text
    page = keep_first_newlines(own_markup_only(page))
    tree = LexborHTMLParser(page)
    tables = tree.css("table.cable")
    blocks = outermost(tree, "code > pre")
    if not tables or not blocks:
        return reject_all(content, Reason.HTML_WITHOUT_CABLE, "No table of the cable's fields followed by its text.")
    fields = _table_fields(tables[-1])
    if "Reference ID" not in fields:
        return reject_all(content, Reason.HTML_WITHOUT_CABLE, "The table of the cable's fields has no Reference ID.")
    texts = [text_of(block) for block in blocks]
    header = "\n\n".join(texts[:-1])
    text = f"{header}\n\n{texts[-1]}" if header else texts[-1]
    title = tree.css_first("h3")
    subject = _subject_of(title.text(), fields["Reference ID"]) if title is not None else None
    tags = "|".join(
        link.text(strip=True)
        for block in blocks
        for link in block.css("a")
        if _TAG_LINK.match(link.attributes.get("href") or "")
    )
    if subject:
        fields["Subject"] = subject
    if tags:
        fields["Tags"] = tags
    return Record(
        record_no=1,
        byte_start=0,
        byte_end=len(content),
        row_start=1,
        row_end=content.count(b"\n") + (not content.endswith(b"\n")),
        text=text,
        body_offset=len(text) - len(texts[-1]),
        cable_id=fields.get("Reference ID"),
        date=fields.get("Created"),
        origin=fields.get("Origin"),
        classification=fields.get("Classification"),
        subject=subject,
        tags=tags or None,
        encoding=decoded.encoding,
        fields=fields,
    )


def _table_fields(table: LexborNode) -> dict[str, str]:
    """The cable's fields by the names in the table's head, and the articles that cite it."""
    names = [cell.text(strip=True) for cell in table.css("th")]
    rows = [row.css("td") for row in table.css("tr")[:MOST_ROWS]]
    values = next((row for row in rows if len(row) == len(names)), [])
    fields = {name: cell.text(strip=True) for name, cell in zip(names, values, strict=False)}
    articles = [link.attributes.get("href") or "" for row in rows if len(row) == 1 for link in row[0].css("a")]
    if articles:
        fields["Appears in"] = " ".join(articles)
    return fields


def _subject_of(title: str, cable_id: str) -> str | None:
    """The subject in ``Viewing cable 07ASTANA1, SUBJECT``; None where the site left it out."""
    subject = title.partition(f"{cable_id},")[2].strip()
    return subject or None


READER = Reader(NAME, sniff, read)
