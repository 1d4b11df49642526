"""From paths to contents: files, folders, patterns, pipes, archives and archives within archives.

Nothing is ever unpacked to a name: members are read as streams, and their names are labels only. Whatever
stops a content from being read comes out as a problem in its place, so that every file is accounted for.
"""

import bz2
import glob
import gzip
import hashlib
import lzma
import os
import stat
import sys
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, BinaryIO, cast

from loaders import seven_zip
from loaders.errors import PathNotFound
from loaders.reasons import Reason

STANDARD_INPUT = "-"
COPY_BYTES = 1 << 20
_TAR_BLOCK = 512
_STREAM_MAGIC = {b"\x1f\x8b": "gz", b"BZh": "bz2", b"\xfd7zXZ\x00": "xz"}
_ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_READ_ERRORS = (
    EOFError,
    OSError,
    zlib.error,
    lzma.LZMAError,
    tarfile.TarError,
    zipfile.BadZipFile,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What an archive may expand to before it is taken for a bomb.

    Attributes:
        depth: Archives within archives, the outermost counted.
        member_bytes: Bytes of one unpacked content.
        ratio: Bytes unpacked for each byte of the outermost archive, once ``ratio_floor`` bytes are unpacked.
        ratio_floor: Bytes that any archive may expand to.
        memory_bytes: Contents up to this size stay in memory; larger ones go to a temporary file.
    """

    depth: int = 4
    member_bytes: int = 16 << 30
    ratio: int = 250
    ratio_floor: int = 64 << 20
    memory_bytes: int = 16 << 20


@dataclass(frozen=True, slots=True)
class Place:
    """Where a content stands.

    Attributes:
        path: The file as the walk found it.
        member_path: Names within archives, joined by ``!/``; None for a file of its own.
    """

    path: str
    member_path: str | None = None

    def member(self, name: str) -> "Place":
        """The place of a member of the archive standing here."""
        label = printable_name(name)
        return Place(self.path, label if self.member_path is None else f"{self.member_path}!/{label}")

    def __str__(self) -> str:
        """The path as people write it."""
        return self.path if self.member_path is None else f"{self.path}!/{self.member_path}"


@dataclass(frozen=True, slots=True)
class Content:
    """A content to be read: seekable, at its first byte, open until the next item is asked for.

    Attributes:
        place: Where it stands.
        stream: Its bytes.
        sha256: Hash of all its bytes, hexadecimal.
        size_bytes: Length.
        consumed: Bytes of the outermost file gone through when this content was reached, for progress.
    """

    place: Place
    stream: BinaryIO
    sha256: str
    size_bytes: int
    consumed: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that stands in the place of a content, or of the rest of an archive.

    Attributes:
        place: Where.
        reason: The code.
        detail: What exactly, in a sentence; may be empty.
    """

    place: Place
    reason: Reason
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Archive:
    """The end of an archive: all it holds came before this.

    Attributes:
        place: Where it stands.
        sha256: Hash of the archive's own bytes.
        size_bytes: Length of the archive.
        kind: ``zip``, ``7z``, ``tar``, ``gz``, ``bz2`` or ``xz``.
        problem: Why not all of it could be read, or None.
    """

    place: Place
    sha256: str
    size_bytes: int
    kind: str
    problem: Problem | None = None


@dataclass(slots=True)
class Walk:
    """State of one walk over the given paths.

    Attributes:
        limits: Protection against bombs.
        known: Hashes of contents that need no opening: archives among them are skipped whole.
        hidden: Files and folders passed over because their names begin with a dot.
    """

    limits: Limits = field(default_factory=Limits)
    known: set[str] = field(default_factory=set)
    hidden: int = 0


class _Bomb(Exception):
    """The archive expands beyond the limits."""


def printable_name(name: str) -> str:
    """A file name that can be stored and shown: undecodable bytes and control characters replaced."""
    text = name.encode("utf-8", errors="surrogateescape").decode("utf-8", errors="replace")
    return "".join(c if c.isprintable() else "�" for c in text)


def expand(paths: Sequence[str], walk: Walk) -> Iterator[str]:
    """List the files that the given paths name: folders recursively, in order of name, patterns expanded.

    Args:
        paths: Files, folders, patterns, pipes, or ``-`` for standard input.
        walk: Counts what is passed over.

    Yields:
        Paths of files, ``-``, and folders that could not be listed.

    Raises:
        PathNotFound: A path names nothing, before anything is yielded for it.
    """
    for path in paths:
        if path == STANDARD_INPUT or os.path.lexists(path):
            yield from _files_under(path, walk)
            continue
        matches = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) else []  # noqa: PTH207
        if not matches:
            raise PathNotFound(path)
        for match in matches:
            if not Path(match).is_dir() or "**" not in path:
                yield from _files_under(match, walk)


def check_paths(paths: Sequence[str]) -> None:
    """Refuse paths that name nothing before any work is done.

    Raises:
        PathNotFound: For the first such path.
    """
    for path in paths:
        if path == STANDARD_INPUT or os.path.lexists(path):
            continue
        if not (glob.has_magic(path) and next(glob.iglob(path, recursive=True), None)):  # noqa: PTH207
            raise PathNotFound(path)


def _files_under(path: str, walk: Walk) -> Iterator[str]:
    if path == STANDARD_INPUT or not Path(path).is_dir():
        yield path
        return
    visited: set[tuple[int, int]] = set()
    unlisted: list[str] = []
    for folder, subfolders, names in os.walk(
        path, followlinks=True, onerror=lambda error: unlisted.append(error.filename)
    ):
        info = Path(folder).stat()
        if (info.st_dev, info.st_ino) in visited:
            subfolders.clear()
            continue
        visited.add((info.st_dev, info.st_ino))
        walk.hidden += sum(name.startswith(".") for name in (*subfolders, *names))
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield str(Path(folder) / name)
    yield from unlisted


def contents(path: str, walk: Walk, *, named: bool) -> Iterator[Content | Problem | Archive]:
    """Open one file and all that is in it.

    Args:
        path: A file, pipe or ``-``.
        walk: Limits and known hashes.
        named: Whether the caller named this very path; pipes and devices are read only then.

    Yields:
        Contents, problems, and after the members of each archive the archive itself. A known archive comes
        out as a content-less ``Archive``, not opened.
    """
    place = Place(printable_name(path) if path != STANDARD_INPUT else STANDARD_INPUT)
    try:
        if path == STANDARD_INPUT:
            with _spooled(sys.stdin.buffer, walk.limits) as stream:
                yield from _open(place, stream, _Frame(walk))
            return
        mode = Path(path).stat().st_mode
        if stat.S_ISDIR(mode):
            yield Problem(place, Reason.UNREADABLE_FILE, "The folder could not be listed.")
        elif stat.S_ISREG(mode):
            with Path(path).open("rb") as stream:
                yield from _open(place, stream, _Frame(walk))
        elif named:
            with (
                Path(path).open("rb", buffering=0) as pipe,
                _spooled(cast(IO[bytes], pipe), walk.limits) as stream,
            ):
                yield from _open(place, stream, _Frame(walk))
        else:
            yield Problem(place, Reason.NOT_A_REGULAR_FILE)
    except OSError as error:
        yield Problem(place, Reason.UNREADABLE_FILE, f"{error.strerror or error}.")
    except _Bomb as bomb:
        yield Problem(place, Reason.ARCHIVE_BOMB, str(bomb))


@contextmanager
def _spooled(source: IO[bytes], limits: Limits, budget: "_Budget | None" = None) -> Iterator[BinaryIO]:
    """Copy a stream that cannot be wound back into memory or, when large, a nameless temporary file."""
    with tempfile.SpooledTemporaryFile(max_size=limits.memory_bytes) as copy:
        size = 0
        while chunk := source.read(COPY_BYTES):
            size += len(chunk)
            if size > limits.member_bytes:
                raise _Bomb(f"More than {limits.member_bytes} bytes in one content.")
            if budget is not None:
                budget.spend(len(chunk))
            copy.write(chunk)
        copy.seek(0)
        yield cast(BinaryIO, copy)


@dataclass(slots=True)
class _Budget:
    """Bytes that an outermost archive may still expand to."""

    limits: Limits
    packed: int
    spent: int = 0

    def spend(self, count: int) -> None:
        self.spent += count
        if self.spent > max(self.limits.ratio_floor, self.limits.ratio * self.packed):
            raise _Bomb(f"More than {self.limits.ratio} times its own {self.packed} bytes.")


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where an opening stands among archives within archives.

    Attributes:
        walk: Limits and known hashes.
        depth: Archives around the content.
        consumed: Bytes of the outermost file gone through.
        budget: What the outermost archive may still expand to; None outside of any.
    """

    walk: Walk
    depth: int = 0
    consumed: int = 0
    budget: _Budget | None = None

    def within(self, packed: int) -> "_Frame":
        """The frame of the members of an archive of this many bytes."""
        budget = self.budget or _Budget(self.walk.limits, packed)
        return replace(self, depth=self.depth + 1, budget=budget)

    def at(self, consumed: int) -> "_Frame":
        """The frame further on in the outermost file; deeper frames stay where the outermost one is."""
        return replace(self, consumed=consumed) if self.depth == 1 else self


def _open(place: Place, stream: BinaryIO, frame: _Frame) -> Iterator[Content | Problem | Archive]:
    """Yield a content, or the members of the archive that it is and then the archive."""
    sha256, size = _hash(stream)
    kind = _archive_kind(stream)
    if kind is None:
        yield Content(place, stream, sha256, size, frame.consumed)
        return
    found: Problem | None = None
    if sha256 not in frame.walk.known:
        inner = frame.within(size)
        if inner.depth > frame.walk.limits.depth:
            detail = f"More than {frame.walk.limits.depth} archives, one in the other."
            found = Problem(place, Reason.ARCHIVE_TOO_DEEP, detail)
        else:
            unpack = {"zip": _zip_members, "7z": _seven_zip_members, "tar": _tar_members}.get(kind, _stream_members)
            try:
                yield from unpack(place, stream, kind, inner)
            except _Bomb as bomb:
                found = Problem(place, Reason.ARCHIVE_BOMB, str(bomb))
            except seven_zip.EncryptedSevenZip:
                found = Problem(place, Reason.ENCRYPTED_ARCHIVE)
            except _READ_ERRORS as error:
                found = Problem(place, _archive_reason(error), f"{error}.")
    yield Archive(place, sha256, size, kind, found)


def _archive_reason(error: Exception) -> Reason:
    """Tell an archive that ends too early from one that is damaged."""
    if isinstance(error, EOFError):
        return Reason.TRUNCATED_ARCHIVE
    message = str(error).lower()
    early = ("unexpected end", "truncated", "ended before", "end-of-stream", "not a zip file", "exceeds the archive")
    return Reason.TRUNCATED_ARCHIVE if any(words in message for words in early) else Reason.DAMAGED_ARCHIVE


def _hash(stream: BinaryIO) -> tuple[str, int]:
    digest = hashlib.sha256()
    size = 0
    while chunk := stream.read(COPY_BYTES):
        digest.update(chunk)
        size += len(chunk)
    stream.seek(0)
    return digest.hexdigest(), size


def _archive_kind(stream: BinaryIO) -> str | None:
    head = stream.read(_TAR_BLOCK)
    stream.seek(0)
    for magic, kind in _STREAM_MAGIC.items():
        if head.startswith(magic):
            return kind
    if head.startswith(_ZIP_MAGIC):
        return "zip"
    if head.startswith(seven_zip.MAGIC):
        return "7z"
    return "tar" if _is_tar(head) else None


def _is_tar(head: bytes) -> bool:
    """Whether a block is a tar header, by its checksum: old tars bear no magic."""
    if len(head) < _TAR_BLOCK or not head.strip(b"\0"):
        return False
    try:
        tarfile.TarInfo.frombuf(head, "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return False
    return True


def _zip_members(place: Place, stream: BinaryIO, _kind: str, frame: _Frame) -> Iterator[Content | Problem | Archive]:
    consumed = 0
    with zipfile.ZipFile(stream) as archive:
        for entry in archive.infolist():
            if entry.is_dir():
                continue
            if _is_hidden(entry.filename):
                frame.walk.hidden += 1
                continue
            member = place.member(entry.filename)
            try:
                with (
                    archive.open(entry) as packed,
                    _spooled(packed, frame.walk.limits, frame.budget) as unpacked,
                ):
                    yield from _open(member, unpacked, frame.at(consumed))
            except RuntimeError as error:
                yield Problem(member, Reason.ENCRYPTED_ARCHIVE, f"{error}.")
            except (*_READ_ERRORS, NotImplementedError) as error:
                yield Problem(member, _archive_reason(error), f"{error}.")
            consumed += entry.compress_size


def _seven_zip_members(
    place: Place, stream: BinaryIO, _kind: str, frame: _Frame
) -> Iterator[Content | Problem | Archive]:
    """The members of a 7z: its compression runs through all of them, so they are unpacked together first."""
    spent = 0

    def charge(count: int) -> None:
        nonlocal spent
        spent += count
        if spent > frame.walk.limits.member_bytes:
            raise _Bomb(f"More than {frame.walk.limits.member_bytes} bytes in one archive.")
        if frame.budget is not None:
            frame.budget.spend(count)

    with tempfile.SpooledTemporaryFile(max_size=frame.walk.limits.memory_bytes) as spool:
        unpacked = cast(BinaryIO, spool)
        members, problem = seven_zip.unpack(stream, unpacked, charge)
        for member in members:
            if _is_hidden(member.name):
                frame.walk.hidden += 1
            else:
                yield from _open(place.member(member.name), member.opened(unpacked), frame)
        if problem is not None:
            raise seven_zip.DamagedSevenZip(problem)


def _tar_members(place: Place, stream: BinaryIO, _kind: str, frame: _Frame) -> Iterator[Content | Problem | Archive]:
    yield from _members_of_tar(place, _Unpacked(stream), stream, frame)


def _stream_members(place: Place, stream: BinaryIO, kind: str, frame: _Frame) -> Iterator[Content | Problem | Archive]:
    """The one content of a compressed file, or the members of the tar that it is."""
    with _decompressor(stream, kind) as plain:
        unpacked = _Unpacked(plain, frame.budget)
        if _is_tar(unpacked.peek(_TAR_BLOCK)):
            yield from _members_of_tar(place, unpacked, stream, frame)
            return
        name = Path((place.member_path or place.path).rpartition("!/")[2]).name
        suffix = f".{kind}"
        member = place.member(name[: -len(suffix)] if name.lower().endswith(suffix) and name != suffix else name)
        with _spooled(cast(IO[bytes], unpacked), frame.walk.limits) as content:
            yield from _open(member, content, frame)


def _decompressor(stream: BinaryIO, kind: str) -> IO[bytes]:
    if kind == "gz":
        return cast(IO[bytes], gzip.GzipFile(fileobj=stream, mode="rb"))
    return cast(IO[bytes], bz2.BZ2File(stream) if kind == "bz2" else lzma.LZMAFile(stream))


class _Unpacked:
    """A forward-only stream that can be peeked at, remembers how it ended and charges a budget."""

    def __init__(self, source: IO[bytes], budget: _Budget | None = None) -> None:
        # One read of the source at a time: a source that breaks off gives all it has before it fails.
        self._read = getattr(source, "read1", source.read)
        self._budget = budget
        self._ahead = b""
        self.length = 0
        self.tail = b""

    def peek(self, count: int) -> bytes:
        while len(self._ahead) < count and (more := self._take(count - len(self._ahead))):
            self._ahead += more
        return self._ahead

    def read(self, count: int = -1) -> bytes:
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
        self.tail = (self.tail + chunk[-_TAR_BLOCK:])[-_TAR_BLOCK:]
        return chunk


def _members_of_tar(
    place: Place, unpacked: _Unpacked, packed: BinaryIO, frame: _Frame
) -> Iterator[Content | Problem | Archive]:
    with tarfile.open(fileobj=cast(IO[bytes], unpacked), mode="r|", errorlevel=1) as archive:
        for entry in archive:
            archive.members = []  # type: ignore[attr-defined]  # else tarfile remembers every member
            if not entry.isreg():
                continue
            if _is_hidden(entry.name):
                frame.walk.hidden += 1
                continue
            content = archive.extractfile(entry)
            if content is not None:
                with _spooled(content, frame.walk.limits) as member:
                    yield from _open(place.member(entry.name), member, frame.at(packed.tell()))
    while unpacked.read(COPY_BYTES):
        pass
    if unpacked.length % _TAR_BLOCK or unpacked.tail.strip(b"\0"):
        raise EOFError("the archive ends without its end mark")


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") and part not in (".", "..") for part in name.replace("\\", "/").split("/"))
