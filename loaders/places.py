"""What a walk over files and archives comes upon, where it stands, and how far the walk may go."""

from dataclasses import dataclass, field
from typing import BinaryIO

from loaders.reasons import Reason


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


def printable_name(name: str) -> str:
    """A file name that can be stored and shown: undecodable bytes and control characters replaced."""
    text = name.encode("utf-8", errors="surrogateescape").decode("utf-8", errors="replace")
    return "".join(c if c.isprintable() else "�" for c in text)
