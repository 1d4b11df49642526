"""Writes the site: data files from a warehouse, pages from templates, assets as they are."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from cables import version
from cables.errors import UsageError
from cables.progress import Meter
from dashboards import downloads, reports
from dashboards.pages import PAGES, render
from dashboards.reports import REPORTS
from dashboards.source import opened
from dashboards.steps import STEPS, Job, rows

ASSETS = Path(__file__).parent / "assets"
TITLE = "Cable warehouse"
SCRATCH = "scratch.duckdb"


@dataclass(frozen=True)
class Site:
    """What was written."""

    directory: Path
    cables: int
    files: int
    size_bytes: int
    build: str


def build(warehouse: Path, out: Path, meter: Meter, *, with_reports: bool = True, with_downloads: bool = True) -> Site:
    """Write the site of a warehouse into `out`, in the place of an earlier one, once all of it is made.

    Args:
        warehouse: the file; no connection to it may be open in this process.
        out: the site's folder.
        meter: told before each step.
        with_reports: write the reports on checks and models too, which take seconds.
        with_downloads: write every table as files too.

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
        with opened(warehouse, workspace / SCRATCH) as connection:
            about = about_build(connection)
            job = Job(connection, workspace, about, REPORTS if with_reports else ())
            for done, (name, step) in enumerate(STEPS):
                meter.update(done, len(STEPS) + 3, name)
                step(job)
            meter.update(len(STEPS), len(STEPS) + 3, "downloads")
            files = downloads.write(connection, workspace, has_models=with_reports) if with_downloads else None
        (workspace / SCRATCH).unlink()
        meter.update(len(STEPS) + 1, len(STEPS) + 3, "reports")
        if with_reports:
            reports.write(warehouse, workspace)
        meter.update(len(STEPS) + 2, len(STEPS) + 3, "pages")
        shutil.copytree(ASSETS, workspace / "assets")
        for page in PAGES:
            if page.template == "downloads.html" and files is None:
                continue
            (workspace / f"{page.slug}.html").write_text(render(page, about, files), encoding="utf-8")
        (workspace / ".nojekyll").touch()
        shutil.rmtree(out, ignore_errors=True)
        workspace.rename(out)
    except BaseException:
        shutil.rmtree(workspace, ignore_errors=True)
        raise
    written = [path for path in out.rglob("*") if path.is_file()]
    return Site(out, about["size"], len(written), sum(path.stat().st_size for path in written), about["build"])


def about_build(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """Return what every page says of the build: its id hashes when, by what and of how many cables it was made.

    `built` is empty where dbt alone built the warehouse.
    """
    row = rows(connection, "build")[0]
    digest = hashlib.sha256(json.dumps(row, default=str, sort_keys=True).encode()).hexdigest()[:10]
    count = f"{row['cables']:,} cable{'' if row['cables'] == 1 else 's'}"
    return {
        "title": TITLE,
        "build": digest,
        "built": row["built_at"].isoformat(timespec="seconds") if row["built_at"] else "",
        "version": version(),
        "cables": count,
        "size": row["cables"],
    }
