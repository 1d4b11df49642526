"""Writes the site: data files from a warehouse, pages from templates, assets as they are."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from cables import version
from cables.errors import UsageError
from cables.progress import Meter
from dashboards import pack
from dashboards.pages import PAGES, render
from dashboards.source import opened, query

ASSETS = Path(__file__).parent / "assets"
TITLE = "Cable warehouse"
TITLE_PIECE = 2048
"""Cables whose ids and subjects share a file: about 60 kB of it."""


@dataclass(frozen=True)
class Site:
    """What was written."""

    directory: Path
    cables: int
    files: int
    size_bytes: int
    build: str


@dataclass(frozen=True)
class Job:
    """What each step of the build gets."""

    connection: duckdb.DuckDBPyConnection
    out: Path

    @property
    def data(self) -> Path:
        """The folder of data files."""
        return self.out / "data"

    def rows(self, name: str) -> list[dict[str, Any]]:
        """Run `queries/<name>.sql` and return its rows by column."""
        found = self.connection.execute(query(name))
        columns = [column[0] for column in found.description or ()]
        return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]

    def arrow(self, name: str) -> None:
        """Run `queries/<name>.sql` into `data/<name>.js` as Arrow."""
        table = self.connection.sql(query(name)).to_arrow_table()
        pack.write_arrow(self.data / f"{name}.js", table, name)


Step = Callable[[Job], None]


def build(warehouse: Path, out: Path, meter: Meter) -> Site:
    """Write the site of a warehouse into `out`, in the place of an earlier one, once all of it is made.

    Raises:
        NotFoundError: there is no warehouse, or it holds no marts.
        UsageError: `out` holds something that is no site of ours.
    """
    if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not (out / "data" / "meta.js").is_file())):
        raise UsageError(f"{out} holds something else than a site.", "Name an empty folder with --out, or remove it.")
    workspace = out.with_name(f"{out.name}.building-{os.getpid()}")
    shutil.rmtree(workspace, ignore_errors=True)
    (workspace / "data").mkdir(parents=True)
    try:
        with opened(warehouse) as connection:
            job = Job(connection, workspace)
            connection.execute(query("dictionaries"))
            about = about_build(job)
            for done, (name, step) in enumerate(STEPS):
                meter.update(done, len(STEPS) + 1, name)
                step(job)
        meter.update(len(STEPS), len(STEPS) + 1, "pages")
        shutil.copytree(ASSETS, workspace / "assets")
        for page in PAGES:
            (workspace / f"{page.slug}.html").write_text(render(page, about), encoding="utf-8")
        (workspace / ".nojekyll").touch()
        shutil.rmtree(out, ignore_errors=True)
        workspace.rename(out)
    except BaseException:
        shutil.rmtree(workspace, ignore_errors=True)
        raise
    files = [path for path in out.rglob("*") if path.is_file()]
    return Site(out, about["size"], len(files), sum(path.stat().st_size for path in files), about["build"])


def about_build(job: Job) -> dict[str, Any]:
    """Return what every page says of the build: its id hashes when, by what and of how many cables it was made."""
    row = job.rows("build")[0]
    digest = hashlib.sha256(json.dumps(row, default=str, sort_keys=True).encode()).hexdigest()[:10]
    count = f"{row['cables']:,} cable{'' if row['cables'] == 1 else 's'}"
    return {
        "title": TITLE,
        "build": digest,
        "built": row["built_at"].isoformat(timespec="seconds"),
        "version": version(),
        "cables": count,
        "size": row["cables"],
    }


def meta(job: Job) -> None:
    """Write what every page knows before it reads facts; a plain script, small."""
    dates = job.connection.execute(
        "select min(d.date), max(d.date) from marts.fct_cable as c join marts.dim_date as d using (date_key)"
    ).fetchone()
    count = about_build(job)["size"]
    value = {
        "build": about_build(job),
        "posts": [
            row | {"code": row["code"] or "UNKNOWN", "name": row["name"] or "Unknown post"} for row in job.rows("posts")
        ],
        "tags": job.rows("tags"),
        "classifications": [
            name
            for (name,) in job.connection.execute(
                "select classification from site.classification order by classification_no"
            ).fetchall()
        ],
        "firstDate": str(dates[0]) if dates and dates[0] else None,
        "lastDate": str(dates[1]) if dates and dates[1] else None,
        "gaps": job.rows("gaps")[0],
        "titlePiece": TITLE_PIECE,
        "titlePieces": -(-count // TITLE_PIECE),
        "hasNames": False,
    }
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
    (job.data / "meta.js").write_text(f"self.__site_meta={text};\n", encoding="utf-8")


def cables(job: Job) -> None:
    """Write the facts of the cables, and their ids and subjects in pieces."""
    job.arrow("cables")
    table = job.connection.sql(query("titles")).to_arrow_table()
    for piece in range(-(-table.num_rows // TITLE_PIECE)):
        part = table.slice(piece * TITLE_PIECE, TITLE_PIECE)
        value = {"id": part.column("cable_id").to_pylist(), "subject": part.column("subject").to_pylist()}
        pack.write_json(job.data / "titles" / f"{piece}.js", value, f"titles/{piece}")


STEPS: tuple[tuple[str, Step], ...] = (("names", meta), ("cables", cables))
