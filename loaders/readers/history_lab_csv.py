"""Tables of cables as csv with a header line, streamed in bounded memory.

Quotation marks are doubled inside quoted fields; fields hold newlines and are of any length. A row that does not
parse, or has another number of fields than the header line, ends where the next good row begins.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from loaders.encodings import in_utf8
from loaders.readers.base import Reader
from loaders.readers.history_lab import ID_NAMES, Span, names_a_table, record_of
from loaders.readers.utf16 import also_utf16
from loaders.reasons import Reason
from loaders.records import Record, Reject

NAME = "history_lab_csv"
CHUNK_BYTES = 4 << 20
LARGEST_ROW_BYTES = 32 << 20

_BOM = b"\xef\xbb\xbf"
_DELIMITERS = (b",", b"\t", b";", b"|")
_ID = re.compile(rb'"?[0-9]{2,4}[A-Za-z][A-Za-z .()/-]{0,40}[0-9]{1,8}(?:_[a-z])?"?')
_LINE_FEED = 10


@dataclass(frozen=True, slots=True)
class _Table:
    """How rows stand in a table.

    Attributes:
        row: A whole row with its line end.
        last_row: The same without a line end, at the end of the file.
        field: One field of a row that matched, with the delimiter before it if any.
        names: Column names.
        id_first: Whether the id is the first column, by which the start of a row is recognised.
    """

    row: re.Pattern[bytes]
    last_row: re.Pattern[bytes]
    field: re.Pattern[bytes]
    names: tuple[str, ...]
    id_first: bool

    def values(self, content: bytes) -> list[str]:
        """The fields of a row, unquoted; undecodable bytes as surrogates."""
        fields = (match.group(1) for match in self.field.finditer(content.rstrip(b"\r\n")))
        return [
            (value[1:-1].replace(b'""', b'"') if value.startswith(b'"') else value).decode("utf-8", "surrogateescape")
            for value in fields
        ]


def _table(header: bytes) -> _Table | None:
    """How rows stand, from the header line; None if it names no table of cables."""
    delimiter = max(_DELIMITERS, key=header.count)
    mark = re.escape(delimiter)
    # Possessive: a field that does not close fails at once instead of trying every shorter one.
    field = rb'(?:"[^"]*+(?:""[^"]*+)*+"|(?!")[^' + mark + rb"\r\n]*+)"
    row = field + rb"(?:" + mark + field + rb")*+"
    names = [name.strip().strip(b'"') for name in header.strip().split(delimiter)]
    table = _Table(
        row=re.compile(row + rb"\r?\n"),
        last_row=re.compile(row + rb"\r?\Z"),
        field=re.compile(rb"(?:\A|" + mark + rb")(" + field + rb")"),
        names=tuple(name.decode("utf-8", "replace") for name in names),
        id_first=names[0].decode("utf-8", "replace").lower() in ID_NAMES,
    )
    return table if names_a_table(list(table.names)) and len(set(table.names)) == len(table.names) else None


def sniff(head: bytes) -> float:
    """Score a header line that names a document's id or time and its body."""
    header = in_utf8(head).lstrip(b"\r\n").partition(b"\n")[0]
    return 0.9 if header and _table(header) is not None else 0.0


def read(source: BinaryIO) -> Iterator[Record | Reject]:
    """Read all rows under the header line, good and broken, in order.

    Args:
        source: The content from its first byte.

    Yields:
        A record for each row that has the header's number of fields, a reject for each stretch that does not.
    """
    buffer = source.read(CHUNK_BYTES)
    position = len(_BOM) if buffer.startswith(_BOM) else 0
    position += len(buffer) - position - len(buffer[position:].lstrip(b"\r\n"))
    line = 1 + buffer.count(b"\n", 0, position)
    header_end = buffer.find(b"\n", position) + 1 or len(buffer)
    table = _table(buffer[position:header_end])
    if table is None:
        span = Span(1, 0, len(buffer), 1, 1)
        yield span.reject(Reason.TABLE_WITHOUT_HEADER, buffer)
        return
    yield from _rows(source, table, buffer[header_end:], header_end, line + 1)


def _rows(source: BinaryIO, table: _Table, buffer: bytes, offset: int, line: int) -> Iterator[Record | Reject]:
    position, record_no, at_end = 0, 0, False
    while True:
        while buffer[position : position + 1] in (b"\r", b"\n"):
            line += buffer[position] == _LINE_FEED
            position += 1
        end, values = _next_row(table, buffer, position, at_end)
        if end is None:
            more = source.read(CHUNK_BYTES)
            at_end = not more
            buffer, offset, position = buffer[position:] + more, offset + position, 0
            continue
        if end == position:
            return
        record_no += 1
        content = buffer[position:end]
        lines = content.count(b"\n")
        last_line = line + lines - content.endswith(b"\n")
        span = Span(record_no, offset + position, offset + end, line, last_line)
        if values is None:
            yield _broken(span, table, content)
        else:
            yield record_of(dict(zip(table.names, values, strict=True)), span, content)
        line += lines
        position = end


def _next_row(table: _Table, buffer: bytes, position: int, at_end: bool) -> tuple[int | None, list[str] | None]:
    """The end of what stands here and its fields, None if it does not parse; no end if more must be read."""
    match = table.row.match(buffer, position)
    if match is None and at_end:
        match = table.last_row.match(buffer, position)
    if match is not None:
        values = table.values(match.group())
        if len(values) == len(table.names):
            return match.end(), values
    if position == len(buffer):
        return (position if at_end else None), None
    following = _following_row(table, buffer, position)
    if following is not None:
        return following, None
    return (len(buffer) if at_end or len(buffer) - position > LARGEST_ROW_BYTES else None), None


def _following_row(table: _Table, buffer: bytes, position: int) -> int | None:
    """Where, at the start of a later line, a row with all its fields begins."""
    start = buffer.find(b"\n", position) + 1
    while start:
        if not table.id_first or _ID.match(buffer, start):
            match = table.row.match(buffer, start)
            if match is not None and len(table.values(match.group())) == len(table.names):
                return start
        start = buffer.find(b"\n", start) + 1
    return None


def _broken(span: Span, table: _Table, content: bytes) -> Reject:
    if len(content) > LARGEST_ROW_BYTES:
        return span.reject(Reason.CSV_RECORD_TOO_LONG, content)
    if table.last_row.match(content.rstrip(b"\r\n")):
        found = len(table.values(content))
        return span.reject(
            Reason.TABLE_FIELD_COUNT, content, f"{found} field(s), where the header line names {len(table.names)}."
        )
    reason = Reason.CSV_UNCLOSED_QUOTE if content.count(b'"') % 2 else Reason.CSV_STRAY_QUOTE
    return span.reject(reason, content)


READER = Reader(NAME, sniff, also_utf16(read))
