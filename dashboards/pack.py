"""Data files of the site: gzipped bytes in base64 inside a script, because browsers refuse to fetch on `file://`."""

from __future__ import annotations

import base64
import io
import json
import zlib
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from isal import isal_zlib

GZIP = 31
"""Bits of the window, and 16 for a header of gzip."""
LEVEL = 6
"""Of gzip: 9 saves two percent and takes three times as long."""
QUICK = 3
"""Of ISA-L, for the many texts: five times as fast as the quickest gzip, and 7 % smaller."""


def write_arrow(path: Path, table: pa.Table, name: str) -> None:
    """Write a table as one batch of an Arrow IPC file."""
    sink = io.BytesIO()
    whole = table.combine_chunks()
    with pa.ipc.new_file(sink, whole.schema) as writer:
        writer.write_table(whole)
    write_bytes(path, [sink.getvalue()], name)


def compact(table: pa.Table) -> dict[str, pa.Table]:
    """Return tables of the same facts that gzip packs better; `data.js` puts them together again.

    Words that repeat become a dictionary. A column of lists becomes the number of each row's items, and a table of its
    own under the column's name, with the items as `item`. Whole numbers of more than a byte, none of which is negative,
    become a column a byte, the lowest first: `cable`, `cable:1`. The first bytes of numbers vary and the others hardly
    do, which gzip sees only where they stand apart: lists of officials take half the room.

    Returns:
        the table itself under the empty name, and those of its lists under the names of their columns.
    """
    columns: dict[str, pa.Array[Any]] = {}
    apart: dict[str, pa.Table] = {}
    for field in table.schema:
        column = table.column(field.name).combine_chunks()
        if pa.types.is_list(field.type):
            columns |= _bytes_of(field.name, pc.list_value_length(column).cast(pa.uint16()))
            apart[field.name] = pa.table(_bytes_of("item", pc.list_flatten(column)))
        elif pa.types.is_string(field.type) and len(column.unique()) * 2 < len(column):
            columns[field.name] = column.dictionary_encode()
        else:
            columns |= _bytes_of(field.name, column)
    return {"": pa.table(columns)} | apart


def _bytes_of(name: str, column: pa.Array[Any]) -> dict[str, pa.Array[Any]]:
    if not pa.types.is_unsigned_integer(column.type) or column.type.bit_width == 8:
        return {name: column}
    width = column.type.bit_width // 8
    parts = column.to_numpy(zero_copy_only=False).astype(f"<u{width}").view(np.uint8).reshape(-1, width)
    used = max((at + 1 for at in range(width) if parts[:, at].any()), default=1)
    return {f"{name}:{at}" if at else name: pa.array(parts[:, at]) for at in range(used)}


def write_compact(folder: Path, table: pa.Table, name: str) -> None:
    """Write a table as `<name>.js`, compact, and its lists as `<name>-<column>.js`."""
    for column, part in compact(table).items():
        file = f"{name}-{column}" if column else name
        write_arrow(folder / f"{file}.js", part, file)


def read_compact(folder: Path, name: str) -> dict[str, list[Any]]:
    """Return what `write_compact` wrote, as lists by column."""
    table = pa.ipc.open_file(read_bytes(folder / f"{name}.js")).read_all()
    columns: dict[str, list[Any]] = {}
    for field in table.column_names:
        column, _, byte = field.partition(":")
        values: list[Any] = table.column(field).to_pylist()
        if byte:
            values = [low + (value << 8 * int(byte)) for low, value in zip(columns[column], values, strict=True)]
        columns[column] = values
    for file in folder.glob(f"{name}-*.js"):
        column = file.stem.removeprefix(f"{name}-")
        items = iter(read_compact(folder, file.stem)["item"])
        columns[column] = [list(islice(items, count)) for count in columns[column]]
    return columns


def write_json(path: Path, value: Any, name: str) -> None:  # noqa: ANN401 - any JSON
    """Write a value as JSON."""
    write_bytes(path, [json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str).encode()], name)


def write_bytes(path: Path, parts: Iterable[bytes | pa.Buffer], name: str) -> None:
    """Write `data/<name>.js` of bytes in parts, which leaves its bytes in `__site[name]`."""
    _write_packed(path, parts, name, zlib.compressobj(LEVEL, zlib.DEFLATED, GZIP))


def write_texts(path: Path, parts: Iterable[bytes | pa.Buffer], name: str) -> None:
    """Write as `write_bytes` does, quicker and a tenth larger."""
    _write_packed(path, parts, name, isal_zlib.compressobj(QUICK, isal_zlib.DEFLATED, GZIP))


class _Packer(Protocol):
    def compress(self, data: bytes | pa.Buffer, /) -> bytes: ...

    def flush(self) -> bytes: ...


def _write_packed(path: Path, parts: Iterable[bytes | pa.Buffer], name: str, packer: _Packer) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    packed = base64.b64encode(b"".join([*map(packer.compress, parts), packer.flush()]))
    path.write_bytes(b"(self.__site??={})[" + json.dumps(name).encode() + b']="' + packed + b'";\n')


def read_bytes(path: Path) -> bytes:
    """Return what `write_bytes` packed into a file."""
    text = path.read_bytes()
    start = text.index(b']="') + 3
    return zlib.decompress(base64.b64decode(text[start : text.rindex(b'"')]), GZIP)


def shard_of(key: str, shards: int) -> int:
    """Return the number of the shard that holds a key: CRC-32 of its UTF-8 bytes; `data.js` computes the same."""
    return zlib.crc32(key.encode()) % shards
