"""Data files of the site: gzipped bytes in base64 inside a script, because browsers refuse to fetch on `file://`."""

from __future__ import annotations

import base64
import io
import json
import zlib
from pathlib import Path
from typing import Any

import pyarrow as pa

LEVEL = 6
"""Of gzip: 9 saves two percent and takes three times as long."""
QUICK = 3
"""For the many texts: 6 saves a tenth and takes twice as long."""


def write_arrow(path: Path, table: pa.Table, name: str) -> None:
    """Write a table as one batch of an Arrow IPC file."""
    sink = io.BytesIO()
    whole = table.combine_chunks()
    with pa.ipc.new_file(sink, whole.schema) as writer:
        writer.write_table(whole)
    write_bytes(path, sink.getvalue(), name)


def write_json(path: Path, value: Any, name: str) -> None:  # noqa: ANN401 - any JSON
    """Write a value as JSON."""
    write_bytes(path, json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str).encode(), name)


def write_bytes(path: Path, content: bytes, name: str, level: int = LEVEL) -> None:
    """Write `data/<name>.js`, which leaves its bytes in `__site[name]`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    packer = zlib.compressobj(level, zlib.DEFLATED, 31)
    packed = base64.b64encode(packer.compress(content) + packer.flush())
    path.write_bytes(b"(self.__site??={})[" + json.dumps(name).encode() + b']="' + packed + b'";\n')


def read_bytes(path: Path) -> bytes:
    """Return what `write_bytes` packed into a file."""
    text = path.read_bytes()
    start = text.index(b']="') + 3
    return zlib.decompress(base64.b64decode(text[start : text.rindex(b'"')]), 31)


def shard_of(key: str, shards: int) -> int:
    """Return the number of the shard that holds a key: CRC-32 of its UTF-8 bytes; `data.js` computes the same."""
    return zlib.crc32(key.encode()) % shards
