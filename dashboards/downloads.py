"""Every table as a file beside the pages: Parquet, and a DuckDB copy that older drivers open."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cables.export.run import Format, export
from cables.export.writers import DESCRIPTOR
from cables.progress import Silence

FOLDER = "downloads"
DATABASE = "cables.duckdb"


@dataclass(frozen=True)
class Downloads:
    """What the page of downloads lists."""

    tables: list[dict[str, Any]]
    """A table: name, description, rows, href, bytes, fields with name, type and description."""
    database: str
    database_bytes: int
    descriptor: str
    has_models: bool
    """dbt's documentation stands beside the pages."""


def write(warehouse: Path, out: Path, *, has_models: bool) -> Downloads:
    """Write the tables under `out`; nothing that cables ask to protect is in them."""
    parquet = out / FOLDER / "parquet"
    database = out / FOLDER / DATABASE
    rows = export(warehouse, Format.parquet, parquet, Silence()).rows
    export(warehouse, Format.duckdb, database, Silence())
    described = json.loads((parquet / DESCRIPTOR).read_text(encoding="utf-8"))
    tables = [
        {
            "name": resource["name"],
            "description": resource.get("description", ""),
            "rows": rows[resource["name"]],
            "href": f"{FOLDER}/parquet/{resource['path']}",
            "bytes": (parquet / resource["path"]).stat().st_size,
            "fields": resource["schema"]["fields"],
        }
        for resource in described["resources"]
    ]
    return Downloads(
        tables, f"{FOLDER}/{DATABASE}", database.stat().st_size, f"{FOLDER}/parquet/{DESCRIPTOR}", has_models
    )
