"""Parquet, CSV and DuckDB: one file a table, or one database for all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import duckdb

from cables.export.tables import About, Table, literal, quoted
from cables.progress import Meter

DESCRIPTOR = "datapackage.json"
OLD_STORAGE = "v1.0.0"
"""The oldest storage that DuckDB 2.0 writes: drivers from 1.0 on open it."""
FIELD_TYPES = {
    "BOOLEAN": "boolean",
    "DATE": "date",
    "DOUBLE": "number",
    "BIGINT": "integer",
    "INTEGER": "integer",
    "TIMESTAMP": "datetime",
}
"""Types as a data package names them; what is not listed is a string."""


def write_folder(
    connection: duckdb.DuckDBPyConnection, tables: Sequence[Table], out: Path, of: About, meter: Meter, *, suffix: str
) -> dict[str, int]:
    """Write one `parquet` or `csv` file a table and `datapackage.json`, which describes them; return rows by table."""
    out.mkdir(parents=True)
    rows: dict[str, int] = {}
    for done, table in enumerate(tables):
        meter.update(done, len(tables), table.name)
        options = parquet_options(table, of) if suffix == "parquet" else "format csv, header true"
        target = literal(str(out / f"{table.name}.{suffix}"))
        select = table.select(flat=suffix == "csv")
        rows[table.name] = connection.execute(f"copy ({select}) to {target} ({options})").fetchall()[0][0]
    descriptor = describe(tables, rows, out, of, suffix)
    (out / DESCRIPTOR).write_text(json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return rows


def parquet_options(table: Table, of: About) -> str:
    """Return the options of COPY: the file itself says what its table and columns mean and which build it is of."""
    notes = {
        "description": table.description,
        "columns": json.dumps({c.name: c.description for c in table.columns}, ensure_ascii=False),
        "build": json.dumps(asdict(of)),
    }
    written = ", ".join(f"{key}: {literal(value)}" for key, value in notes.items())
    return f"format parquet, compression zstd, kv_metadata {{{written}}}"


def write_database(
    connection: duckdb.DuckDBPyConnection, tables: Sequence[Table], out: Path, of: About, meter: Meter
) -> dict[str, int]:
    """Write a DuckDB file that drivers from 1.0 on open, with comments; return rows by table."""
    rows: dict[str, int] = {}
    connection.execute(f"attach {literal(str(out))} as copy (storage_version '{OLD_STORAGE}')")
    for schema in dict.fromkeys(table.schema for table in tables):
        connection.execute(f"create schema copy.{quoted(schema)}")
    for done, table in enumerate(tables):
        meter.update(done, len(tables), table.name)
        name = f"copy.{quoted(table.schema)}.{quoted(table.name)}"
        rows[table.name] = connection.execute(f"create table {name} as {table.select()}").fetchall()[0][0]
        connection.execute(f"comment on table {name} is {literal(table.description)}")
        for column in table.columns:
            connection.execute(f"comment on column {name}.{quoted(column.name)} is {literal(column.description)}")
    connection.execute("create table copy.main.about (item varchar, value varchar)")
    connection.executemany(
        "insert into copy.main.about values (?, ?)", [[item, str(value)] for item, value in asdict(of).items()]
    )
    # Said, not left to detaching: a connection may have put checkpoints off, and a log beside the file would be lost.
    connection.execute("checkpoint copy")
    connection.execute("detach copy")
    return rows


def describe(tables: Sequence[Table], rows: dict[str, int], out: Path, of: About, suffix: str) -> dict[str, Any]:
    """Return a data package (https://datapackage.org) of the files in a folder: fields, types, meanings, hashes."""
    return {
        "name": "cable-warehouse",
        "title": "Cable warehouse",
        "version": of.version,
        "created": of.built_at,
        "project_fingerprint": of.project_fingerprint,
        "includes_protected": of.includes_protected,
        "resources": [
            {
                "name": table.name,
                "path": f"{table.name}.{suffix}",
                "format": suffix,
                "mediatype": {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}[suffix],
                "encoding": "utf-8",
                "description": table.description,
                "schema_name": table.schema,
                "rows": rows[table.name],
                "bytes": (out / f"{table.name}.{suffix}").stat().st_size,
                "hash": "sha256:" + _sha256(out / f"{table.name}.{suffix}"),
                "schema": {
                    "fields": [
                        {
                            "name": column.name,
                            "type": "array" if column.is_nested else FIELD_TYPES.get(column.data_type, "string"),
                            "sql_type": column.data_type.lower(),
                            "description": column.description,
                        }
                        for column in table.columns
                    ]
                },
            }
            for table in tables
        ],
    }


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
