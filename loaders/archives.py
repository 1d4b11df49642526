"""A content opened, and all that is in it where it is an archive, or an archive within archives.

Nothing is ever unpacked to a name: members are read as streams, and their names are labels only. Whatever
stops a content from being read comes out as a problem in its place, so that every file is accounted for.
"""

import bz2
import gzip
import hashlib
import lzma
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, BinaryIO, cast

from loaders import seven_zip
from loaders.places import Archive, Content, Place, Problem, Walk
from loaders.reasons import Reason
from loaders.spool import COPY_BYTES, TAR_BLOCK, Bomb, Budget, Unpacked, spooled

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
class Frame:
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
    budget: Budget | None = None

    def within(self, packed: int) -> "Frame":
        """The frame of the members of an archive of this many bytes."""
        budget = self.budget or Budget(self.walk.limits, packed)
        return replace(self, depth=self.depth + 1, budget=budget)

    def at(self, consumed: int) -> "Frame":
        """The frame further on in the outermost file; deeper frames stay where the outermost one is."""
        return replace(self, consumed=consumed) if self.depth == 1 else self


def open_content(place: Place, stream: BinaryIO, frame: Frame) -> Iterator[Content | Problem | Archive]:
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
            except Bomb as bomb:
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
    head = stream.read(TAR_BLOCK)
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
    if len(head) < TAR_BLOCK or not head.strip(b"\0"):
        return False
    try:
        tarfile.TarInfo.frombuf(head, "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return False
    return True


def _zip_members(place: Place, stream: BinaryIO, _kind: str, frame: Frame) -> Iterator[Content | Problem | Archive]:
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
                    spooled(packed, frame.walk.limits, frame.budget) as unpacked,
                ):
                    yield from open_content(member, unpacked, frame.at(consumed))
            except RuntimeError as error:
                yield Problem(member, Reason.ENCRYPTED_ARCHIVE, f"{error}.")
            except (*_READ_ERRORS, NotImplementedError) as error:
                yield Problem(member, _archive_reason(error), f"{error}.")
            consumed += entry.compress_size


def _seven_zip_members(
    place: Place, stream: BinaryIO, _kind: str, frame: Frame
) -> Iterator[Content | Problem | Archive]:
    """The members of a 7z: its compression runs through all of them, so they are unpacked together first."""
    spent = 0

    def charge(count: int) -> None:
        nonlocal spent
        spent += count
        if spent > frame.walk.limits.member_bytes:
            raise Bomb(f"More than {frame.walk.limits.member_bytes} bytes in one archive.")
        if frame.budget is not None:
            frame.budget.spend(count)

    with tempfile.SpooledTemporaryFile(max_size=frame.walk.limits.memory_bytes) as spool:
        unpacked = cast(BinaryIO, spool)
        members, problem = seven_zip.unpack(stream, unpacked, charge)
        for member in members:
            if _is_hidden(member.name):
                frame.walk.hidden += 1
            else:
                yield from open_content(place.member(member.name), member.opened(unpacked), frame)
        if problem is not None:
            raise seven_zip.DamagedSevenZip(problem)


def _tar_members(place: Place, stream: BinaryIO, _kind: str, frame: Frame) -> Iterator[Content | Problem | Archive]:
    yield from _members_of_tar(place, Unpacked(stream), stream, frame)


def _stream_members(place: Place, stream: BinaryIO, kind: str, frame: Frame) -> Iterator[Content | Problem | Archive]:
    """The one content of a compressed file, or the members of the tar that it is."""
    with _decompressor(stream, kind) as plain:
        unpacked = Unpacked(plain, frame.budget)
        if _is_tar(unpacked.peek(TAR_BLOCK)):
            yield from _members_of_tar(place, unpacked, stream, frame)
            return
        name = Path((place.member_path or place.path).rpartition("!/")[2]).name
        suffix = f".{kind}"
        member = place.member(name[: -len(suffix)] if name.lower().endswith(suffix) and name != suffix else name)
        with spooled(cast(IO[bytes], unpacked), frame.walk.limits) as content:
            yield from open_content(member, content, frame)


def _decompressor(stream: BinaryIO, kind: str) -> IO[bytes]:
    if kind == "gz":
        return cast(IO[bytes], gzip.GzipFile(fileobj=stream, mode="rb"))
    return cast(IO[bytes], bz2.BZ2File(stream) if kind == "bz2" else lzma.LZMAFile(stream))


def _members_of_tar(
    place: Place, unpacked: Unpacked, packed: BinaryIO, frame: Frame
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
                with spooled(content, frame.walk.limits) as member:
                    yield from open_content(place.member(entry.name), member, frame.at(packed.tell()))
    while unpacked.read(COPY_BYTES):
        pass
    if unpacked.length % TAR_BLOCK or unpacked.tail.strip(b"\0"):
        raise EOFError("the archive ends without its end mark")


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") and part not in (".", "..") for part in name.replace("\\", "/").split("/"))
