"""Files that a loader has to survive: what is in them, and what has to be accounted for."""

from __future__ import annotations

import gzip
import json
import struct
import zlib
from datetime import datetime

from samples.containers import Record, dump_row
from samples.pdf import text_pdf

# What a load of each file has to end in.
EXPECTED: dict[str, dict[str, object]] = {
    "shopping-list.txt": {"cables": 0, "rejects": 1, "reason_code": "not_a_cable", "why": "text, but no cable"},
    "empty.txt": {"cables": 0, "rejects": 1, "reason_code": "empty_file", "why": "no bytes"},
    "picture.png": {"cables": 0, "rejects": 1, "reason_code": "unsupported_format", "why": "an image"},
    "truncated.txt.gz": {
        "cables": 0,
        "rejects": 1,
        "reason_code": "truncated_archive",
        "why": "the stream ends early",
    },
    "broken-row.csv": {
        "cables": 2,
        "rejects": 1,
        "reason_code": "csv_stray_quote",
        "why": "row 2 of 3 has five fields, and a quote that stands free",
    },
    "scan.pdf": {"cables": 0, "rejects": 1, "reason_code": "pdf_without_text", "why": "a page without a text layer"},
    "broken-table.json": {
        "cables": 2,
        "rejects": 1,
        "reason_code": "json_damaged",
        "why": "the second of three objects breaks off",
    },
    "EXPECTED.json": {
        "cables": 0,
        "rejects": 1,
        "reason_code": "not_a_cable",
        "why": "this very list",
    },
    "bad-bytes.csv": {
        "cables": 2,
        "rejects": 0,
        "reason_code": None,
        "why": "a byte that is not UTF-8 inside a body; the row is read all the same",
    },
}

_SHOPPING = """Things to buy for the picnic

- forty bread rolls, not the seeded kind
- mustard (two jars)
- a new kite, since the old one is in the poplar
- lemonade for everyone under twelve and for Uncle Ferdinand
"""


def _record(serial: int, subject: str, body: str) -> Record:
    sent_at = datetime(2008, 5, 6, 9, 30)
    top = f"UNCLAS WINDHOEK {serial:06d}\n\nE.O. 12958: N/A\nTAGS: SOCI, WA\nSUBJECT: {subject}\n\n"
    return Record(
        cable_id=f"08WINDHOEK{serial}",
        sent_at=sent_at,
        origin="Embassy Windhoek",
        classification="UNCLASSIFIED",
        subject=subject,
        references=(),
        header="R 060930Z MAY 08\nFM AMEMBASSY WINDHOEK\nTO SECSTATE WASHDC 0071",
        body=top + body + "\nFARROWAY",
    )


def _png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    pixels = zlib.compress(b"\x00\x80\x80\x80" * 2, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 2, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", pixels)
        + chunk(b"IEND", b"")
    )


def _truncated() -> bytes:
    text = ("¶1. Nothing of this will ever be read, because the copy stopped half-way. " * 40).encode()
    # Stored, not deflated: the same bytes under every zlib.
    return gzip.compress(text, compresslevel=0, mtime=0)[:1200]


def _broken_row() -> bytes:
    first = _record(301, "A SURVEY OF WEATHERVANES", "¶1. Most of them point north. The rest were bought abroad.")
    third = _record(303, "WEATHERVANES, CONTINUED", "¶1. The survey team went home when the wind did.")
    broken = '"2","5/6/2008 9:31","08WINDHOEK302","Embassy Windhoek" stray "UNCLASSIFIED\n'
    return (dump_row(first, 1) + broken + dump_row(third, 3)).encode()


def _bad_bytes() -> bytes:
    first = _record(304, "A CAFE AND ITS ACCENT", "¶1. The Caf@ Libelle has asked for its accent back.")
    second = _record(305, "ACCENT RETURNED", "¶1. It was found behind the typewriter.")
    return dump_row(first, 1).encode().replace(b"Caf@", b"Caf\xe9") + dump_row(second, 2).encode()


def _broken_table() -> str:
    rows = [
        {"doc_id": f"1977LISBON{serial:05d}", "authored": "1977-05-06", "title": "KITES", "body": text}
        for serial, text in ((61, "UNCLAS LISBON 0061\n\n1. KITES WERE FLOWN."), (62, ""), (63, ""))
    ]
    first, second, third = (json.dumps(row) for row in rows)
    return "".join(f"{line}\n" for line in (first, second[:-20], third))


def damaged_files() -> dict[str, bytes]:
    """Content by file name, with `EXPECTED.json` beside."""
    return {
        "shopping-list.txt": _SHOPPING.encode(),
        "empty.txt": b"",
        "picture.png": _png(),
        "truncated.txt.gz": _truncated(),
        "broken-row.csv": _broken_row(),
        "bad-bytes.csv": _bad_bytes(),
        "scan.pdf": text_pdf([[]]),
        "broken-table.json": _broken_table().encode(),
        "EXPECTED.json": (json.dumps(EXPECTED, indent=1) + "\n").encode(),
    }
