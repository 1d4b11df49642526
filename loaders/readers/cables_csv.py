"""The ``cables.csv`` dump: 8 quoted columns without a header line, streamed in bounded memory.

Columns: row number, date, reference id, origin, classification, references, header, body. Copies escape quotation marks
with a backslash or by doubling them; each row is tried in the dialect of the row before it, then in the other.

A row that does not parse ends where the next row visibly begins (a quoted number and a quoted date at the start of a line),
so a broken row costs itself and nothing else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from loaders.encodings import LARGEST_STRAY_SHARE, decode_utf8_with_strays
from loaders.readers.base import Reader
from loaders.reasons import Reason
from loaders.records import Record, Reject, sample_of

NAME = "cables_csv"
COLUMNS = ("row", "date", "reference_id", "origin", "classification", "references", "header", "body")
CHUNK_BYTES = 4 << 20
LARGEST_ROW_BYTES = 32 << 20

_BOM = b"\xef\xbb\xbf"
_ROW_START = rb'"[0-9]{1,10}","[0-9/:. -]{0,30}","'
_NEXT_ROW = re.compile(rb"\n(?=" + _ROW_START + rb")")
_ROW_OR_NOTHING = re.compile(rb"[\r\n]*(?:" + _ROW_START + rb"|\Z)")
_LEADING_BLANK_LINES = re.compile(rb"[\r\n]*")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How quotation marks stand inside a quoted field.

    Attributes:
        row: A whole row with its line end, one group a field.
        last_row: The same without a line end, at the end of the file.
        field: One field with its quotes.
        escaped: An escaped character within a field; group 1 is what it stands for.
        escape: The character sequence that tells that a field needs unescaping at all.
    """

    row: re.Pattern[bytes]
    last_row: re.Pattern[bytes]
    field: re.Pattern[bytes]
    escaped: re.Pattern[str]
    escape: str


def _dialect(inside: bytes, escaped: str, escape: str) -> Dialect:
    field = rb'"(' + inside + rb')"'
    fields = rb",".join([field] * len(COLUMNS))
    return Dialect(
        row=re.compile(fields + rb"\r?\n", re.S),
        last_row=re.compile(fields + rb"\r?\Z", re.S),
        field=re.compile(field, re.S),
        escaped=re.compile(escaped),
        escape=escape,
    )


# Possessive: a field that does not close fails at once instead of trying every shorter one.
BACKSLASH = _dialect(rb'[^"\\]*+(?:\\.[^"\\]*+)*+', r'\\(["\\])', "\\")
DOUBLED = _dialect(rb'[^"]*+(?:""[^"]*+)*+', r'"(")', '""')


def sniff(head: bytes) -> float:
    """Score the dump: a row at the very start, or, should the first rows be broken, at the start of a later line."""
    start = head.removeprefix(_BOM).lstrip(b"\r\n")
    if re.match(_ROW_START, start):
        return 0.99
    return 0.5 if _NEXT_ROW.search(start) else 0.0


def read(source: BinaryIO) -> Iterator[Record | Reject]:
    """Read all rows, good and broken, in order.

    Args:
        source: The content from its first byte.

    Yields:
        A record for each row that parses, a reject for each stretch that does not; together they cover the file but
        for blank lines between rows.
    """
    buffer = b""
    offset = 0  # of the buffer's first byte in the file
    position = 0  # in the buffer
    line = 1
    record_no = 0
    dialects = (BACKSLASH, DOUBLED)
    at_end = False
    while True:
        if position == 0 and offset == 0 and buffer.startswith(_BOM):
            position = len(_BOM)
        blank = _LEADING_BLANK_LINES.match(buffer, position)
        if blank is not None and blank.end() > position:
            line += buffer.count(b"\n", position, blank.end())
            position = blank.end()
        match, dialects = _match_row(buffer, position, dialects, at_end)
        if match is not None:
            end = match.end()
        else:
            following = _NEXT_ROW.search(buffer, position)
            if following is not None:
                end = following.end()
            elif at_end or len(buffer) - position > LARGEST_ROW_BYTES:
                end = len(buffer)
            else:
                offset += position
                more = source.read(CHUNK_BYTES)
                at_end = not more
                buffer = buffer[position:] + more
                position = 0
                continue
        if end == position:
            return
        record_no += 1
        lines = buffer.count(b"\n", position, end)
        row_end = line + lines - (buffer[end - 1] == 10)
        byte_start, byte_end = offset + position, offset + end
        if match is not None:
            yield _record(match, dialects[0], record_no, byte_start, byte_end, line, row_end)
        else:
            yield _broken(buffer[position:end], record_no, byte_start, byte_end, dialects[0])
        line += lines
        position = end


def _match_row(
    buffer: bytes, position: int, dialects: tuple[Dialect, Dialect], at_end: bool
) -> tuple[re.Match[bytes] | None, tuple[Dialect, Dialect]]:
    """Match a whole row in the first dialect, else in the second, which then becomes the first.

    The second must prove itself by what follows the row: an escaped quotation mark before a line break looks like the end
    of a row to the dialect that does not know the escape.
    """
    for order in (dialects, dialects[::-1]):
        match = order[0].row.match(buffer, position)
        if match is None and at_end:
            match = order[0].last_row.match(buffer, position)
        if match is None:
            continue
        if order is dialects or (
            _ROW_OR_NOTHING.match(buffer, match.end()) and (at_end or match.end() < len(buffer))
        ):
            return match, order
    return None, dialects


def _record(
    match: re.Match[bytes],
    dialect: Dialect,
    record_no: int,
    byte_start: int,
    byte_end: int,
    row_start: int,
    row_end: int,
) -> Record | Reject:
    content = match.group()
    strays = 0
    try:
        values = [field.decode("utf-8") for field in match.groups()]
    except UnicodeDecodeError:
        decoded = [decode_utf8_with_strays(field) for field in match.groups()]
        values = [text for text, _ in decoded]
        strays = sum(count for _, count in decoded)
        if strays > len(content) * LARGEST_STRAY_SHARE:
            detail = f"{strays} of the row's {len(content)} bytes are not UTF-8."
            return Reject(
                record_no, byte_start, byte_end, Reason.UNREADABLE_BYTES, detail, sample_of(content)
            )
    if dialect.escape in "".join(values):
        values = [dialect.escaped.sub(r"\1", value) if dialect.escape in value else value for value in values]
    row, date, reference_id, origin, classification, references, header, body = values
    text = f"{header}\n\n{body}" if header.strip() else body
    fields = dict(zip(COLUMNS[:6], values[:6], strict=True))
    if strays:
        fields["bytes_read_as_windows_1252"] = str(strays)
    return Record(
        record_no=record_no,
        byte_start=byte_start,
        byte_end=byte_end,
        row_start=row_start,
        row_end=row_end,
        text=text,
        body_offset=len(text) - len(body),
        cable_id=reference_id,
        date=date,
        origin=origin,
        classification=classification,
        references=references,
        encoding="utf-8+windows-1252" if strays else "utf-8",
        fields=fields,
    )


def _broken(content: bytes, record_no: int, byte_start: int, byte_end: int, dialect: Dialect) -> Reject:
    """Say what is wrong with a stretch in which no row ends properly."""
    reason, detail = _diagnosis(content, dialect)
    return Reject(record_no, byte_start, byte_end, reason, detail, sample_of(content))


def _diagnosis(content: bytes, dialect: Dialect) -> tuple[Reason, str]:
    if not content.startswith(b'"'):
        return Reason.CSV_NO_RECORD, "The stretch does not begin with a quoted field."
    if len(content) > LARGEST_ROW_BYTES:
        return Reason.CSV_RECORD_TOO_LONG, f"{len(content)} bytes without the end of a row."
    count = 0
    position = 0
    while (field := dialect.field.match(content, position)) is not None:
        count += 1
        position = field.end()
        if content[position : position + 1] == b",":
            position += 1
            continue
        if content[position:].strip(b"\r\n") == b"" or content[position : position + 1] in (b"\r", b"\n"):
            return Reason.CSV_FIELD_COUNT, f"The row has {count} fields."
        return (
            Reason.CSV_STRAY_QUOTE,
            f"In field {count} ({COLUMNS[min(count, 8) - 1]}), after {position} bytes of the row.",
        )
    if content[position : position + 1] == b'"':
        return Reason.CSV_UNCLOSED_QUOTE, f"Field {count + 1} does not close."
    return Reason.CSV_FIELD_COUNT, f"Field {count + 1} is not quoted."


READER = Reader(NAME, sniff, read)
