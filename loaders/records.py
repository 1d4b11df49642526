"""What a reader hands over: records as found, and rejects with their place and reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from loaders.reasons import Reason

SAMPLE_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class Record:
    """One cable as its container holds it. Nothing is derived, nothing repaired.

    Attributes:
        record_no: Place among the records of the file, from 1, rejected ones included.
        byte_start: First byte of the record in the file (in the unpacked content of an archive member).
        byte_end: One past its last byte.
        row_start: First line of the record in the file, from 1.
        row_end: Last line of the record.
        text: Header block, a blank line, body; or the whole text where the container does not part them.
        body_offset: Offset of the body in ``text`` in characters; 0 where not parted.
        cable_id: The container's own id of the cable; this and the next six are strings as the container
            prints them.
        date: When the cable was sent.
        origin: The post that sent it.
        classification: Its classification.
        subject: Its subject.
        references: Ids of cables it refers to, joined by ``|``.
        tags: Its tags, joined by ``|``.
        encoding: How the text was decoded.
        fields: All the container says, by the container's own names.
    """

    record_no: int
    byte_start: int
    byte_end: int
    row_start: int
    row_end: int
    text: str
    body_offset: int = 0
    cable_id: str | None = None
    date: str | None = None
    origin: str | None = None
    classification: str | None = None
    subject: str | None = None
    references: str | None = None
    tags: str | None = None
    encoding: str = "utf-8"
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reject:
    """One thing that could not be read.

    Attributes:
        record_no: Place among the records of the file, from 1.
        byte_start: First byte of what was rejected.
        byte_end: One past its last byte.
        reason: The code.
        detail: What exactly was found, for this one; empty if the code says it all.
        sample: The beginning of what was rejected, readable, at most 200 characters.
    """

    record_no: int
    byte_start: int
    byte_end: int
    reason: Reason
    detail: str = ""
    sample: str = ""

    @property
    def sentence(self) -> str:
        """The reason in words: what was found here, then the way out."""
        return f"{self.detail} {self.reason.sentence}" if self.detail else self.reason.sentence


def sample_of(content: bytes) -> str:
    r"""The beginning of some bytes as printable text, for a person to recognise the place.

    Args:
        content: Any bytes; the first few hundred are used.

    Returns:
        At most 200 characters; control and undecodable bytes as ``\xNN``.
    """
    text = content[: SAMPLE_CHARACTERS * 4].decode("utf-8", errors="backslashreplace")[:SAMPLE_CHARACTERS]
    return "".join(c if c.isprintable() or c in "\n\t" else c.encode("unicode_escape").decode() for c in text)[
        :SAMPLE_CHARACTERS
    ]
