"""Every table as a file beside the pages: Parquet, and a DuckDB copy that older drivers open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import duckdb

from cables.export import tables, writers
from cables.progress import Silence
from cables.project import locate
from dashboards import recipes

FOLDER = "downloads"
DATABASE = "cables.duckdb"
NOT_IN_DATABASE = ("cable_text", "cable_mark")
"""The text as found, and the places in it: they would be half of the copy, and stand beside it as Parquet."""


@dataclass(frozen=True)
class Downloads:
    """What the page of downloads lists."""

    tables: list[dict[str, Any]]
    """A table: schema, name, description, rows, href, bytes, fields with name, type and description."""
    database: str
    database_bytes: int
    descriptor: str
    recipes: list[recipes.Section]
    has_models: bool
    """dbt's documentation stands beside the pages."""


def write(connection: duckdb.DuckDBPyConnection, out: Path, *, has_models: bool) -> Downloads:
    """Write the tables under `out`; nothing that cables ask to protect is in them.

    Args:
        connection: the warehouse with the site's own copies beside it. What these hold is not read again: the views
            behind the text of cables are dear.
        out: the site's folder.
        has_models: dbt's documentation will stand beside the pages.
    """
    about = tables.about(connection, include_protected=False)
    listed = connection.execute("select table_name from duckdb_tables() where database_name = 'site'").fetchall()
    copied = {name for (name,) in listed}
    public = [
        replace(table, relation=f"site.{tables.quoted(table.name)}") if table.name in copied else table
        for table in tables.public_tables(connection)
    ]
    parquet = out / FOLDER / "parquet"
    rows = writers.write_folder(connection, public, parquet, about, Silence(), suffix="parquet")
    kept = [table for table in public if table.name not in NOT_IN_DATABASE]
    database = out / FOLDER / DATABASE
    writers.write_database(connection, kept, database, about, Silence())
    described = [
        {
            "schema": table.schema,
            "name": table.name,
            "description": table.description,
            "rows": rows[table.name],
            "href": f"{FOLDER}/parquet/{table.name}.parquet",
            "bytes": (parquet / f"{table.name}.parquet").stat().st_size,
            "fields": [
                {"name": c.name, "type": c.data_type.lower(), "description": c.description} for c in table.columns
            ],
        }
        for table in public
    ]
    return Downloads(
        described,
        f"{FOLDER}/{DATABASE}",
        database.stat().st_size,
        f"{FOLDER}/parquet/{writers.DESCRIPTOR}",
        recipes.sections((locate().directory / "docs" / "recipes.md").read_text(encoding="utf-8")),
        has_models,
    )
