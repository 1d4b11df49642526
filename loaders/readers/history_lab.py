"""What the readers of History Lab tables share: its columns, and a row as a record.

The tables come as csv and as JSON: ``doc_id, authored, title, body`` and, for the 1970s, ``from, to, tags, concepts``
and more. The title is the subject. Rows without a body are telegrams whose text is withheld or lost.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from loaders.encodings import decode_windows_1252
from loaders.readers.plain_text import has_marks_of_a_cable
from loaders.reasons import Reason
from loaders.records import Record, Reject, sample_of

ID_NAMES = ("doc_id", "id")
BODY_NAMES = ("body", "text")
DATE_NAMES = ("authored", "date")
SUBJECT_NAMES = ("title", "subject")
ORIGIN_NAMES = ("from", "from_field", "origin")
CLASSIFICATION_NAMES = ("classification", "original_classification", "origclass")
REFERENCE_NAMES = ("references", "refs")
_CABLE_ID = re.compile(r"\s*[0-9]{2,4}[A-Za-z][A-Za-z .()/-]{0,40}[0-9]{1,8}(?:_[a-z])?\s*")
_STRAY = re.compile("[\udc80-\udcff]+")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Span:
    """Where a row stands in its file.

    Attributes:
        record_no: Place among the rows, from 1.
        byte_start: Its first byte.
        byte_end: One past its last.
        row_start: Its first line, from 1.
        row_end: Its last line.
    """

    record_no: int
    byte_start: int
    byte_end: int
    row_start: int
    row_end: int

    def reject(self, reason: Reason, content: bytes, detail: str = "") -> Reject:
        """A reject of what stands here."""
        return Reject(self.record_no, self.byte_start, self.byte_end, reason, detail, sample_of(content))


def names_a_table(names: list[str]) -> bool:
    """Whether column names are those of History Lab: a document's id, or its time, and its body."""
    known = {name.strip().lower() for name in names}
    return bool(known & {"doc_id", "authored"}) and bool(known & set(BODY_NAMES))


def record_of(row: Mapping[str, str], span: Span, content: bytes) -> Record | Reject:
    """A row as a record.

    Args:
        row: Values by the table's own column names; undecodable bytes as surrogates.
        span: Where it stands.
        content: Its bytes, for the sample of a reject.

    Returns:
        The record; its text is the body as it stands, empty where there is none. A reject if the row has neither an
        id nor a body, or is a document of another kind: neither its id nor its body is that of a cable.
    """
    strays = 0
    values: dict[str, str] = {}
    for name, value in row.items():
        read = value
        if not _is_whole(value):
            strays += sum(map(len, _STRAY.findall(value)))
            read = _readable(value)
        values[name if _is_whole(name) else _readable(name)] = read
    by_name = {name.strip().lower(): name for name in values}
    body_name = next((by_name[name] for name in BODY_NAMES if name in by_name), "")
    body = values.get(body_name, "")
    cable_id = _first(values, by_name, ID_NAMES)
    if cable_id is None and not body.strip():
        return span.reject(Reason.ROW_WITHOUT_CABLE, content)
    if not _CABLE_ID.fullmatch(cable_id or "") and not has_marks_of_a_cable(body):
        return span.reject(Reason.NOT_A_CABLE, content)
    fields = {name: value for name, value in values.items() if name != body_name and value}
    if strays:
        fields["bytes_read_as_windows_1252"] = str(strays)
    return Record(
        record_no=span.record_no,
        byte_start=span.byte_start,
        byte_end=span.byte_end,
        row_start=span.row_start,
        row_end=span.row_end,
        text=body if body.strip() else "",
        cable_id=cable_id,
        date=_first(values, by_name, DATE_NAMES),
        origin=_first(values, by_name, ORIGIN_NAMES),
        classification=_first(values, by_name, CLASSIFICATION_NAMES),
        subject=_first(values, by_name, SUBJECT_NAMES),
        references=_first(values, by_name, REFERENCE_NAMES),
        tags=_first(values, by_name, ("tags",)),
        encoding="utf-8+windows-1252" if strays else "utf-8",
        fields=fields,
    )


def _first(values: Mapping[str, str], by_name: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    found = (values[by_name[name]] for name in names if name in by_name)
    return next((value for value in found if value.strip()), None)


def _is_whole(value: str) -> bool:
    """Whether the value holds no surrogate: a byte that is no UTF-8, or half a character."""
    if value.isascii():
        return True
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _readable(value: str) -> str:
    """The value with bytes that are no UTF-8 read as Windows-1252, and halves of characters marked as lost."""
    decoded = _STRAY.sub(lambda run: decode_windows_1252(run.group().encode("utf-8", "surrogateescape")), value)
    return _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", decoded)
