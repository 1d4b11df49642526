"""What every reader is: a sniff at the first bytes and a walk over the records."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from loaders.reasons import Reason
from loaders.records import Record, Reject, sample_of

HEAD_BYTES = 1 << 16
LARGEST_DOCUMENT_BYTES = 64 << 20


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader of one format.

    Attributes:
        name: The value of ``format`` in the raw tables.
        sniff: Score from 0 (not this format) to 1 (certain), from the first bytes of the content.
        read: Yields a record or a reject for everything in the content, in order. It raises nothing but
            ``OSError`` of the stream itself, and reads streams of any length in bounded memory.
    """

    name: str
    sniff: Callable[[bytes], float]
    read: Callable[[BinaryIO], Iterator[Record | Reject]]


def whole_document(source: BinaryIO) -> bytes | Reject:
    """Read a content that is one document, unless it is too large to be a cable."""
    content = source.read(LARGEST_DOCUMENT_BYTES + 1)
    if len(content) > LARGEST_DOCUMENT_BYTES:
        return Reject(1, 0, len(content), Reason.DOCUMENT_TOO_LARGE, sample=sample_of(content))
    return content


def reject_all(content: bytes, reason: Reason, detail: str = "") -> Reject:
    """Reject a content that is one document."""
    return Reject(1, 0, len(content), reason, detail, sample_of(content))
