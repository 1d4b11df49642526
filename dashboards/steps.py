"""The steps that write the site's data files, in order. Each reads the site's own copies of what may be shared."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from dashboards import pack
from dashboards.reports import Report
from dashboards.source import query

TITLE_PIECE = 2048
"""Cables whose ids and subjects share a file: about 60 kB of it."""
TEXT_PIECE = 256
"""Meetings or requests whose evidence shares a file."""
OFFICIAL_PIECE = 1024
"""Officials whose names share a file: about 30 kB of it."""
CABLES_A_SHARD = 24
OFFICIALS_A_SHARD = 64
DOCUMENTS_A_BATCH = 2048
"""Cables whose pages are handed over at once: about 35 MB."""


@dataclass(frozen=True)
class Job:
    """What each step of the build gets."""

    connection: duckdb.DuckDBPyConnection
    out: Path
    about: dict[str, Any]
    """What every page says of the build."""
    reports: tuple[Report, ...] = ()
    """Those that will stand beside the pages."""

    @property
    def data(self) -> Path:
        """The folder of data files."""
        return self.out / "data"

    def rows(self, name: str) -> list[dict[str, Any]]:
        """Run `queries/<name>.sql` and return its rows by column."""
        return rows(self.connection, name)

    def table(self, name: str) -> pa.Table:
        """Run `queries/<name>.sql` and return its rows as Arrow."""
        table: pa.Table = self.connection.sql(query(name)).to_arrow_table()
        return table

    def arrow(self, name: str) -> None:
        """Run `queries/<name>.sql` into `data/<name>.js` as Arrow, and its lists into `data/<name>-<column>.js`."""
        pack.write_compact(self.data, self.table(name), name)

    def pieces(self, name: str, size: int, folder: str) -> None:
        """Run `queries/<name>.sql` into `data/<folder>/<n>.js`, `size` rows each, as lists by column."""
        table = self.table(name)
        for piece in range(pieces_of(table.num_rows, size)):
            part = table.slice(piece * size, size).to_pydict()
            pack.write_json(self.data / folder / f"{piece}.js", part, f"{folder}/{piece}")

    def rows_in_pieces(self, name: str, size: int, folder: str) -> None:
        """Run `queries/<name>.sql` into `data/<folder>/<n>.js`, `size` rows each, as a list of objects."""
        rows = self.connection.sql(
            f"select to_json(r)::varchar as document from ({query(name).rstrip().rstrip(';')}) as r"
        )
        documents = [document.as_buffer() for document in rows.to_arrow_table().column("document")]
        for piece in range(pieces_of(len(documents), size)):
            part = documents[piece * size : (piece + 1) * size]
            parts = [piece for document in part for piece in (b",", document)]
            pack.write_bytes(self.data / folder / f"{piece}.js", [b"[", *parts[1:], b"]"], f"{folder}/{piece}")


Step = Callable[[Job], None]
Document = bytes | pa.Buffer
"""JSON, in bytes."""


def rows(connection: duckdb.DuckDBPyConnection, name: str) -> list[dict[str, Any]]:
    """Run `queries/<name>.sql` and return its rows by column."""
    found = connection.execute(query(name))
    columns = [column[0] for column in found.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]


def pieces_of(count: int, size: int) -> int:
    """Return how many pieces of a size hold so many things; one at least."""
    return max(1, -(-count // size))


def tables(job: Job) -> None:
    """Copy what may be shared, and number what facts point to."""
    for name in ("tables", "dictionaries"):
        job.connection.execute(query(name))


def names(job: Job) -> None:
    """Write what every page knows before it reads facts: a plain script, small."""
    connection = job.connection
    first, last = connection.execute(
        "select min(d.date), max(d.date) from site.fct_cable as c join site.dim_date as d using (date_key)"
    ).fetchall()[0]
    officials = connection.execute("select count(*) from site.official").fetchall()[0][0]
    value = {
        "build": job.about,
        "posts": job.rows("posts"),
        "tags": job.rows("tags"),
        "countries": job.rows("countries"),
        "classifications": [row["classification"] for row in job.rows("classifications")],
        "firstDate": first,
        "lastDate": last,
        "reports": [asdict(report) for report in job.reports],
        "gaps": job.rows("gaps")[0],
        "officials": officials,
        "officialPiece": OFFICIAL_PIECE,
        "titlePiece": TITLE_PIECE,
        "titlePieces": pieces_of(job.about["size"], TITLE_PIECE),
        "textPiece": TEXT_PIECE,
        "cableShards": pieces_of(job.about["size"], CABLES_A_SHARD),
        "officialShards": pieces_of(officials, OFFICIALS_A_SHARD),
    }
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
    (job.data / "meta.js").write_text(f"self.__site_meta={text};\n", encoding="utf-8")


def cables(job: Job) -> None:
    """Write the facts of the cables, and their ids and subjects in pieces."""
    job.arrow("cables")
    job.pieces("titles", TITLE_PIECE, "titles")
    job.arrow("coverage")


def officials(job: Job) -> None:
    """Write the officials and which of them each cable names; by shards their pages, and who has which last name."""
    job.pieces("officials", OFFICIAL_PIECE, "officials")
    job.arrow("mentions")
    pages: list[tuple[str, str, str]] = job.connection.execute(query("official_pages")).fetchall()
    shards = pieces_of(len(pages), OFFICIALS_A_SHARD)
    documents: list[list[tuple[str, Document]]] = [[] for _ in range(shards)]
    called: list[dict[str, list[str]]] = [{} for _ in range(shards)]
    for key, name, document in pages:
        documents[pack.shard_of(key, shards)].append((key, document.encode()))
        word = last_word(name)
        called[pack.shard_of(word, shards)].setdefault(word, []).append(key)
    for shard in range(shards):
        _write_shard(job.data, "official-pages", shard, documents[shard])
        pack.write_json(job.data / "official-names" / f"{shard}.js", called[shard], f"official-names/{shard}")


def last_word(name: str) -> str:
    """Return the last word of a name without accents or case, as `people.js` folds it: pasted names are found by it."""
    bare = "".join(
        letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.category(letter).startswith("M")
    )
    words: list[str] = re.findall(r"[^\W_]+", bare.lower())
    return words[-1] if words else ""


def meetings(job: Job) -> None:
    """Write the meetings, and what lists of them show in pieces."""
    job.arrow("meetings")
    job.rows_in_pieces("meeting_texts", TEXT_PIECE, "meeting-texts")


def requests(job: Job) -> None:
    """Write the requests, and what lists of them show in pieces."""
    job.connection.execute(query("meeting_behind"))
    job.arrow("requests")
    job.rows_in_pieces("request_texts", TEXT_PIECE, "request-texts")


def cable_pages(job: Job) -> None:
    """Write what the page of each cable shows, in shards by the hash of its id."""
    connection = job.connection
    for name in ("copies", "cable_parts"):
        connection.execute(query(name))
    ids = connection.sql("select cable_no, cable_id from site.cable").to_arrow_table()
    shards = pieces_of(ids.num_rows, CABLES_A_SHARD)
    sharded = ids.append_column(
        "shard", pa.array([pack.shard_of(each, shards) for each in ids.column("cable_id").to_pylist()], pa.int32())
    )
    connection.register("sharded", sharded)
    connection.execute("create or replace table site.cable_shard as from sharded order by shard")
    connection.unregister("sharded")
    for shard, documents in _cable_shards(connection):
        _write_shard(job.data, "cables", shard, documents)


def _cable_shards(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[int, list[tuple[str, Document]]]]:
    """Read shards as Arrow: the documents of a shard are bytes where they lie, and become no objects of Python."""
    batches = connection.sql(query("cable_documents")).to_arrow_reader(DOCUMENTS_A_BATCH)
    found = (row for batch in batches for row in zip(*batch.columns, strict=True))
    for shard, group in groupby(found, key=lambda row: row[0].as_py()):
        yield shard, [(cable_id.as_py(), document.as_buffer()) for _, cable_id, document in group]


def _write_shard(data: Path, folder: str, shard: int, documents: list[tuple[str, Document]]) -> None:
    """Write a JSON object of documents by key, each JSON already."""
    parts: list[Document] = []
    for key, document in documents:
        parts += [b"," if parts else b"{", json.dumps(key).encode(), b":", document]
    name = f"{folder}/{shard}"
    pack.write_texts(data / f"{name}.js", [*parts, b"}"] if parts else [b"{}"], name)


def quality(job: Job) -> None:
    """Write what each layer could and could not read."""
    parts = ("checks", "layers", "repairs", "rejects", "files")
    pack.write_json(job.data / "quality.js", {part: job.rows(f"quality_{part}") for part in parts}, "quality")


STEPS: tuple[tuple[str, Step], ...] = (
    ("what may be shared", tables),
    ("names", names),
    ("cables", cables),
    ("officials", officials),
    ("meetings", meetings),
    ("requests", requests),
    ("cable pages", cable_pages),
    ("quality", quality),
)
