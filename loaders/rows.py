"""Records and rejects as rows of schema ``raw``, in the order of the columns in ``raw_tables``."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, TypeAlias

from loaders.places import Place
from loaders.raw_tables import TABLES
from loaders.records import Record, Reject

BATCH_RECORDS: Final = 2_000
BATCH_CHARACTERS: Final = 16 << 20

Value: TypeAlias = str | int | datetime | None
Row: TypeAlias = tuple[Value, ...]


@dataclass(slots=True)
class Batch:
    """Rows not yet written, by table."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: {table: [] for table in TABLES})
    characters: int = 0

    def is_full(self) -> bool:
        """Whether it is worth writing."""
        return self.characters >= BATCH_CHARACTERS or max(map(len, self.rows.values())) >= BATCH_RECORDS


def record_key(file_sha256: str, record_no: int) -> str:
    """Key of a record: the same bytes at the same place have the same key in every warehouse.

    Args:
        file_sha256: Hash of the file, hexadecimal.
        record_no: Place of the record in it, from 1.

    Returns:
        32 hexadecimal digits.
    """
    return hashlib.sha256(f"{file_sha256}:{record_no}".encode()).hexdigest()[:32]


def cable_row(file_sha256: str, name: str, record: Record, load_id: int) -> Row:
    """A record as a row of ``raw.cable``."""
    return (
        record_key(file_sha256, record.record_no),
        file_sha256,
        record.record_no,
        record.byte_start,
        record.byte_end,
        record.row_start,
        record.row_end,
        name,
        record.text,
        record.body_offset,
        record.cable_id,
        record.date,
        record.origin,
        record.classification,
        record.subject,
        record.references,
        record.tags,
        json.dumps(dict(record.fields), ensure_ascii=False),
        hashlib.sha256(record.text.encode("utf-8")).hexdigest(),
        load_id,
    )


def reject_row(file_sha256: str, place: Place, reject: Reject, load_id: int) -> Row:
    """A reject as a row of ``raw.reject``."""
    return (
        record_key(file_sha256, reject.record_no),
        file_sha256,
        place.path,
        place.member_path,
        reject.record_no,
        reject.byte_start,
        reject.byte_end,
        reject.reason.value,
        reject.sentence,
        reject.sample,
        load_id,
    )
