"""7z archives: their members one behind the other in one temporary file, as they are packed one behind the other."""

import io
import lzma
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

import py7zr
from py7zr.exceptions import AbsolutePathError, ArchiveError, PasswordRequired
from py7zr.io import Py7zIO, WriterFactory

MAGIC = b"7z\xbc\xaf\x27\x1c"
# What the library raises on damage: its own errors, and whatever a damaged header leads it to.
_DAMAGE = (
    AbsolutePathError,
    ArchiveError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    lzma.LZMAError,
    struct.error,
    zlib.error,
)


class EncryptedSevenZip(Exception):
    """The archive asks for a password."""


class DamagedSevenZip(ValueError):
    """The archive cannot be read to its end."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file of the archive and where it lies in the file that it was unpacked into.

    Attributes:
        name: Its name in the archive.
        start: Its first byte.
        size: Its length.
    """

    name: str
    start: int
    size: int

    def opened(self, unpacked: BinaryIO) -> BinaryIO:
        """The member as a stream of its own, at its first byte."""
        return io.BufferedReader(_Part(unpacked, self.start, self.size))


class _Part(io.RawIOBase):
    """A stretch of a seekable file, read as a file of its own."""

    def __init__(self, whole: BinaryIO, start: int, size: int) -> None:
        self._whole = whole
        self._start = start
        self._size = size
        self._position = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self._size}[whence]
        self._position = max(0, base + offset)
        return self._position

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        self._whole.seek(self._start + self._position)
        content = self._whole.read(max(0, min(len(buffer), self._size - self._position)))
        buffer[: len(content)] = content
        self._position += len(content)
        return len(content)


class _Appender(Py7zIO):
    """Takes the bytes of one member in, at the end of the file that all share."""

    def __init__(self, name: str, target: BinaryIO, charge: Callable[[int], None]) -> None:
        self.name = name
        self.start = target.tell()
        self._size = 0
        self._target = target
        self._charge = charge

    def write(self, s: bytes | bytearray) -> int:
        self._charge(len(s))
        self._size += len(s)
        return self._target.write(s)

    def read(self, size: int | None = None) -> bytes:
        return b""

    def seek(self, offset: int, whence: int = 0) -> int:
        return offset

    def flush(self) -> None:
        return None

    def size(self) -> int:
        return self._size


class _Appenders(WriterFactory):
    def __init__(self, target: BinaryIO, charge: Callable[[int], None]) -> None:
        self.made: list[_Appender] = []
        self._target = target
        self._charge = charge

    def create(self, filename: str) -> Py7zIO:
        self.made.append(_Appender(filename, self._target, self._charge))
        return self.made[-1]


def unpack(stream: BinaryIO, target: BinaryIO, charge: Callable[[int], None]) -> tuple[list[Member], str | None]:
    """Unpack all members.

    Args:
        stream: The archive.
        target: Where the members go, one behind the other; empty at first.
        charge: Called with the length of what is about to be written; may raise to stop.

    Returns:
        The members that came out whole, in order, and what stopped it before its end.

    Raises:
        EncryptedSevenZip: It asks for a password.
        DamagedSevenZip: Its directory cannot be read.
    """
    writers = _Appenders(target, charge)
    try:
        archive = py7zr.SevenZipFile(stream)
        if archive.needs_password():
            raise EncryptedSevenZip
    except PasswordRequired as error:
        raise EncryptedSevenZip from error
    except _DAMAGE as error:
        raise DamagedSevenZip(f"{type(error).__name__}: {error}") from error
    problem = None
    try:
        archive.extractall(factory=writers)
    except _DAMAGE as error:
        problem = f"{type(error).__name__}: {error}"
    # Members come out one after the other: the one at which it stopped is not whole, or not what its sum says.
    finished = writers.made if problem is None else writers.made[:-1]
    return [Member(writer.name, writer.start, writer.size()) for writer in finished], problem
