"""Streams that cannot be wound back, and what unpacking may cost before it is taken for a bomb."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, BinaryIO, cast

from loaders.places import Limits

COPY_BYTES = 1 << 20
TAR_BLOCK = 512


class Bomb(Exception):
    """The archive expands beyond the limits."""


@dataclass(slots=True)
class Budget:
    """Bytes that an outermost archive may still expand to."""

    limits: Limits
    packed: int
    spent: int = 0

    def spend(self, count: int) -> None:
        """Take so many bytes off.

        Raises:
            Bomb: There are none left.
        """
        self.spent += count
        if self.spent > max(self.limits.ratio_floor, self.limits.ratio * self.packed):
            raise Bomb(f"More than {self.limits.ratio} times its own {self.packed} bytes.")


@contextmanager
def spooled(source: IO[bytes], limits: Limits, budget: Budget | None = None) -> Iterator[BinaryIO]:
    """Copy a stream that cannot be wound back into memory or, when large, a nameless temporary file."""
    with tempfile.SpooledTemporaryFile(max_size=limits.memory_bytes) as copy:
        size = 0
        while chunk := source.read(COPY_BYTES):
            size += len(chunk)
            if size > limits.member_bytes:
                raise Bomb(f"More than {limits.member_bytes} bytes in one content.")
            if budget is not None:
                budget.spend(len(chunk))
            copy.write(chunk)
        copy.seek(0)
        yield cast(BinaryIO, copy)


class Unpacked:
    """A forward-only stream that can be peeked at, remembers how it ended and charges a budget."""

    def __init__(self, source: IO[bytes], budget: Budget | None = None) -> None:
        """Read a stream, and charge what it gives."""
        # One read of the source at a time: a source that breaks off gives all it has before it fails.
        self._read = getattr(source, "read1", source.read)
        self._budget = budget
        self._ahead = b""
        self.length = 0
        self.tail = b""

    def peek(self, count: int) -> bytes:
        """The bytes ahead, so many at least unless the stream ends before, without going on."""
        while len(self._ahead) < count and (more := self._take(count - len(self._ahead))):
            self._ahead += more
        return self._ahead

    def read(self, count: int = -1) -> bytes:
        """Go on by at most so many bytes; none at the end."""
        if count < 0:
            count = COPY_BYTES
        if not self._ahead:
            return self._take(count)
        chunk, self._ahead = self._ahead[:count], self._ahead[count:]
        return chunk + self._take(count - len(chunk)) if count > len(chunk) else chunk

    def _take(self, count: int) -> bytes:
        chunk: bytes = self._read(count)
        if self._budget is not None:
            self._budget.spend(len(chunk))
        self.length += len(chunk)
        self.tail = (self.tail + chunk[-TAR_BLOCK:])[-TAR_BLOCK:]
        return chunk
