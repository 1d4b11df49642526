"""The ``cables.csv`` dump: 8 quoted columns without a header line, streamed in bounded memory.

Columns: row number, date, reference id, origin, classification, references, header, body. Copies escape
quotation marks with a backslash or by doubling them, and copies that went through a spreadsheet quote only what
needs it. Each row is tried in the dialect of the row before it, then in the others.

A row that does not parse ends where the next row visibly begins (a number and a date at the start of a line), so a
broken row costs itself and nothing else.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from loaders.encodings import LARGEST_STRAY_SHARE, MIXED, decode_utf8_with_strays, in_utf8
from loaders.readers.base import Reader
from loaders.readers.utf16 import also_utf16
from loaders.reasons import Reason
from loaders.records import Record, Reject, sample_of

NAME = "cables_csv"
COLUMNS = ("row", "date", "reference_id", "origin", "classification", "references", "header", "body")
CHUNK_BYTES = 4 << 20
LARGEST_ROW_BYTES = 32 << 20

_BOM = b"\xef\xbb\xbf"
_QUOTED_START = rb'"[0-9]{1,10}","[0-9/:. -]{0,30}","'
_BARE_START = rb'[0-9]{1,10},"?[0-9]{1,2}/[0-9]{1,2}/[0-9]{4} [0-9]{1,2}:[0-9]{2}"?,'
_ROW_START = rb"(?:" + _QUOTED_START + rb"|" + _BARE_START + rb")"
_NEXT_ROW = re.compile(rb"\n(?=" + _ROW_START + rb")")
_ROW_OR_NOTHING = re.compile(rb"[\r\n]*(?:" + _ROW_START + rb"|\Z)")
_LINE_ENDS = (b"", b"\r", b"\n")
_LINE_FEED = 10
_BLANK_LINES = re.compile(rb"[\r\n]++")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How quotation marks stand inside a quoted field.

    Attributes:
        row: A whole row with its line end, one group a field.
        last_row: The same without a line end, at the end of the file.
        field: One field with its quotes.
        escape: Bytes without which no field needs unescaping.
        unescape: A field's text as it was before it was quoted.
    """

    row: re.Pattern[bytes]
    last_row: re.Pattern[bytes]
    field: re.Pattern[bytes]
    escape: bytes
    unescape: Callable[[str], str]


def _dialect(field: bytes, escape: bytes, unescape: Callable[[str], str], start: bytes = b"") -> Dialect:
    fields = start + rb",".join([field] * len(COLUMNS))
    return Dialect(
        row=re.compile(fields + rb"\r?\n", re.S),
        last_row=re.compile(fields + rb"\r?\Z", re.S),
        field=re.compile(field, re.S),
        escape=escape,
        unescape=unescape,
    )


def _without_backslashes(value: str) -> str:
    if "\\\\" in value:
        return re.sub(r'\\(["\\])', r"\1", value)
    return value.replace('\\"', '"')


def _without_doubles(value: str) -> str:
    return value.replace('""', '"')


def _bare_or_without_doubles(value: str) -> str:
    return value[1:-1].replace('""', '"') if value.startswith('"') else value


# Possessive: a field that does not close fails at once instead of trying every shorter one.
BACKSLASH = _dialect(rb'"([^"\\]*+(?:\\.[^"\\]*+)*+)"', b"\\", _without_backslashes)
DOUBLED = _dialect(rb'"([^"]*+(?:""[^"]*+)*+)"', b'""', _without_doubles)
# As spreadsheets save it. With so little to hold on to, a row must begin as rows of the dump do, the number bare.
SPARING = _dialect(
    rb'("[^"]*+(?:""[^"]*+)*+"|(?!")[^",\r\n]*+)', b"", _bare_or_without_doubles, rb"(?=" + _BARE_START + rb")"
)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A row, or what lies between two rows.

    Attributes:
        match: The row's fields; None where no row parses.
        dialect: The dialect of the row, or of the row before it.
        content: All its bytes.
    """

    match: re.Match[bytes] | None
    dialect: Dialect
    content: bytes
    record_no: int
    byte_start: int
    byte_end: int
    row_start: int
    row_end: int


def sniff(head: bytes) -> float:
    """Score the dump: a row at the very start or, should the first rows be broken, on a later line."""
    start = in_utf8(head).lstrip(b"\r\n")
    if re.match(_ROW_START, start):
        return 0.99
    return 0.5 if _NEXT_ROW.search(start) else 0.0


def read(source: BinaryIO) -> Iterator[Record | Reject]:
    """Read all rows, good and broken, in order.

    Args:
        source: The content from its first byte.

    Yields:
        A record for each row that parses, a reject for each stretch that does not; together they cover the
        file but for blank lines between rows.
    """
    for stretch in _stretches(source):
        yield _broken(stretch) if stretch.match is None else _row(stretch, stretch.match)


def _stretches(source: BinaryIO) -> Iterator[_Stretch]:
    """Cut the dump into rows and what lies between them, holding no more than a chunk and a row."""
    buffer = source.read(CHUNK_BYTES)
    position = len(_BOM) if buffer.startswith(_BOM) else 0
    offset = 0  # of the buffer's first byte in the file
    at_end = False
    line = 1
    record_no = 0
    dialects: tuple[Dialect, ...] = (BACKSLASH, DOUBLED, SPARING)
    while True:
        blank = _BLANK_LINES.match(buffer, position)
        if blank is not None:
            line += blank.group().count(b"\n")
            position = blank.end()
        match, dialects = _match_row(buffer, position, dialects, at_end)
        end = match.end() if match else _end_of_broken(buffer, position, at_end)
        if end is None:
            more = source.read(CHUNK_BYTES)
            at_end = not more
            buffer, offset, position = buffer[position:] + more, offset + position, 0
            continue
        if end == position:
            return
        record_no += 1
        lines = buffer.count(b"\n", position, end)
        yield _Stretch(
            match=match,
            dialect=dialects[0],
            content=buffer[position:end],
            record_no=record_no,
            byte_start=offset + position,
            byte_end=offset + end,
            row_start=line,
            row_end=line + lines - (buffer[end - 1] == _LINE_FEED),
        )
        line += lines
        position = end


def _match_row(
    buffer: bytes, position: int, dialects: tuple[Dialect, ...], at_end: bool
) -> tuple[re.Match[bytes] | None, tuple[Dialect, ...]]:
    """Match a whole row in the first dialect, else in another, which then becomes the first.

    A backslash before a quotation mark means different things to them, and where a line ends there the wrong dialect
    sees the end of the row. So a row in another dialect that holds one must be followed by another row.
    """
    for dialect in dialects:
        match = dialect.row.match(buffer, position)
        if match is None and at_end:
            match = dialect.last_row.match(buffer, position)
        if match is None:
            continue
        if dialect is dialects[0]:
            return match, dialects
        if b'\\"' not in match.group() or _is_followed_by_a_row(buffer, match.end(), at_end):
            return match, (dialect, *(other for other in dialects if other is not dialect))
    return None, dialects


def _is_followed_by_a_row(buffer: bytes, position: int, at_end: bool) -> bool:
    return (at_end or position < len(buffer)) and _ROW_OR_NOTHING.match(buffer, position) is not None


def _end_of_broken(buffer: bytes, position: int, at_end: bool) -> int | None:
    """Where what does not parse ends: at the next row, the end or the limit; None if more must be read."""
    following = _NEXT_ROW.search(buffer, position)
    if following is not None:
        return following.end()
    return len(buffer) if at_end or len(buffer) - position > LARGEST_ROW_BYTES else None


def _row(stretch: _Stretch, match: re.Match[bytes]) -> Record | Reject:
    strays = 0
    try:
        values = [field.decode("utf-8") for field in match.groups()]
    except UnicodeDecodeError:
        decoded = [decode_utf8_with_strays(field) for field in match.groups()]
        values = [text for text, _ in decoded]
        strays = sum(count for _, count in decoded)
        if strays > len(stretch.content) * LARGEST_STRAY_SHARE:
            detail = f"{strays} of the row's {len(stretch.content)} bytes are not UTF-8."
            return _reject(stretch, Reason.UNREADABLE_BYTES, detail)
    if stretch.dialect.escape in stretch.content:
        values = [stretch.dialect.unescape(value) for value in values]
    _, date, reference_id, origin, classification, references, header, body = values
    text = f"{header}\n\n{body}" if header else body
    fields = dict(zip(COLUMNS[:6], values[:6], strict=True))
    if strays:
        fields["bytes_read_as_windows_1252"] = str(strays)
    return Record(
        record_no=stretch.record_no,
        byte_start=stretch.byte_start,
        byte_end=stretch.byte_end,
        row_start=stretch.row_start,
        row_end=stretch.row_end,
        text=text,
        body_offset=len(text) - len(body),
        cable_id=reference_id,
        date=date,
        origin=origin,
        classification=classification,
        references=references,
        encoding=MIXED if strays else "utf-8",
        fields=fields,
    )


def _reject(stretch: _Stretch, reason: Reason, detail: str) -> Reject:
    sample = sample_of(stretch.content)
    return Reject(stretch.record_no, stretch.byte_start, stretch.byte_end, reason, detail, sample)


def _broken(stretch: _Stretch) -> Reject:
    """Say what is wrong with a stretch that is no row, walking it field by field."""
    content = stretch.content
    if len(content) > LARGEST_ROW_BYTES:
        return _reject(stretch, Reason.CSV_RECORD_TOO_LONG, f"{len(content)} bytes without the end of a row.")
    count = position = 0
    while (field := stretch.dialect.field.match(content, position)) is not None:
        count += 1
        position = field.end()
        following = content[position : position + 1]
        if following == b",":
            position += 1
        elif following in _LINE_ENDS:
            return _reject(stretch, Reason.CSV_FIELD_COUNT, f"The row has {count} fields.")
        else:
            detail = f"Field {count} closes after {position} bytes of the row, and no comma follows."
            return _reject(stretch, Reason.CSV_STRAY_QUOTE, detail)
    if content[position : position + 1] == b'"':
        return _reject(stretch, Reason.CSV_UNCLOSED_QUOTE, f"Field {count + 1} does not close.")
    if count == 0:
        return _reject(stretch, Reason.CSV_NO_RECORD, "")
    return _reject(stretch, Reason.CSV_FIELD_COUNT, f"Field {count + 1} is not quoted.")


READER = Reader(NAME, sniff, also_utf16(read))
