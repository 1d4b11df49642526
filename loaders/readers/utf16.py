"""Tables in UTF-16 for readers that walk bytes of UTF-8: the same text, and places counted in the file's own bytes."""

import codecs
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import BinaryIO

from loaders.encodings import SHOWS_ORDER, utf16_order
from loaders.records import Record, Reject

CHUNK_BYTES = 1 << 20
_CONTINUATION = bytes(range(0x80, 0xC0))
_NOT_OF_FOUR = bytes(range(0xF0))

Read = Callable[[BinaryIO], Iterator[Record | Reject]]


class _Source:
    """A stream whose first bytes were looked at."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def read(self, size: int = -1) -> bytes:
        if size < 0:
            content, self._head = self._head + self._rest.read(), b""
            return content
        head, self._head = self._head[:size], self._head[size:]
        return head + self._rest.read(size - len(head)) if len(head) < size else head


class _InUtf8:
    """A stream in UTF-16 read as UTF-8, which knows where its bytes stand in the one it reads."""

    def __init__(self, source: _Source, encoding: str, mark_length: int) -> None:
        self._source = source
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._ready = b""
        self._at_end = False
        # Of what was read out: bytes not yet asked for, where they begin, and where that is in the file.
        self._given = bytearray()
        self._place, self._file_place = 0, mark_length
        self._file_size = mark_length

    def read(self, size: int = -1) -> bytes:
        while not self._at_end and (size < 0 or len(self._ready) < size):
            chunk = self._source.read(CHUNK_BYTES)
            self._at_end = not chunk
            self._file_size += len(chunk)
            self._ready += self._decoder.decode(chunk, final=self._at_end).encode("utf-8", "surrogatepass")
        content = self._ready if size < 0 else self._ready[:size]
        self._ready = self._ready[len(content) :]
        self._given += content
        return content

    def file_place(self, place: int) -> int:
        """Where in the file a byte read from here stands; places are asked for in order."""
        step = bytes(self._given[: place - self._place])
        del self._given[: len(step)]
        units = len(step.translate(None, _CONTINUATION)) + len(step.translate(None, _NOT_OF_FOUR))
        # Of a character cut in two at the end there is less.
        self._place, self._file_place = place, min(self._file_place + 2 * units, self._file_size)
        return self._file_place


def also_utf16(read: Read) -> Read:
    """Let a reader of UTF-8 read UTF-16 too, with its mark or without.

    Args:
        read: Yields what it finds in order, one behind the other, with places in bytes.

    Returns:
        The same reader; of a file in UTF-16 its places are in the file's bytes.
    """

    def read_either(source: BinaryIO) -> Iterator[Record | Reject]:
        head = source.read(SHOWS_ORDER)
        order = utf16_order(head)
        if order is None:
            yield from read(_Source(head, source))  # type: ignore[arg-type]  # readers only read
            return
        encoding, mark_length = order
        stream = _InUtf8(_Source(head[mark_length:], source), encoding, mark_length)
        for item in read(stream):  # type: ignore[arg-type]
            start = stream.file_place(item.byte_start)
            end = stream.file_place(item.byte_end)
            if isinstance(item, Record):
                yield replace(item, byte_start=start, byte_end=end, encoding=encoding)
            else:
                yield replace(item, byte_start=start, byte_end=end)

    return read_either
