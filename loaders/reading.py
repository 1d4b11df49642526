"""One content read by the reader that is surest of it, so that no byte of it goes unaccounted for."""

from collections.abc import Iterable, Iterator

from loaders.magic import unsupported_format
from loaders.places import Content
from loaders.readers.registry import reader_for
from loaders.reasons import Reason
from loaders.records import Record, Reject, sample_of


def records_of(item: Content, head: bytes) -> tuple[str, Iterable[Record | Reject]]:
    """The format of a content and its records; a content without a reader is one reject.

    Args:
        item: At its first byte.
        head: Its first ``HEAD_BYTES``.
    """
    if not head:
        return "empty", [Reject(1, 0, 0, Reason.EMPTY_FILE)]
    refusal = unsupported_format(head)
    reader = reader_for(head) if refusal is None else None
    if reader is not None:
        return reader.name, _accounted(reader.read(item.stream), item, head)
    reason = Reason.UNREADABLE_BYTES if refusal is None else Reason.UNSUPPORTED_FORMAT
    return "unknown", [Reject(1, 0, item.size_bytes, reason, refusal or "", sample_of(head))]


def _accounted(records: Iterator[Record | Reject], item: Content, head: bytes) -> Iterator[Record | Reject]:
    """The records, and a reject for what a reader passes over: all of a content, or what its stream fails to give."""
    record_no = byte_end = 0
    try:
        for record in records:
            record_no, byte_end = record.record_no, record.byte_end
            yield record
    except OSError as error:
        detail = f"{error.strerror or error}."
        yield Reject(record_no + 1, byte_end, item.size_bytes, Reason.UNREADABLE_FILE, detail)
        return
    if not record_no:
        yield Reject(1, 0, item.size_bytes, Reason.NOT_A_CABLE, sample=sample_of(head))
