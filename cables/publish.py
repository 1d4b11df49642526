"""Commands that hand the warehouse to others: a site, its server."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from cables.console import screen, write_json
from cables.options import DEFAULT_WAREHOUSE, JsonOption, QuietOption, WarehouseOption, examples

# ruff: noqa: PLC0415 - what a command needs is imported when it runs

OutOption = Annotated[Path, typer.Option("--out", "-o", help="The site's folder.", metavar="DIR")]
DEFAULT_SITE = Path("site")


def register(app: typer.Typer) -> None:
    """Add the commands of this module to the command line."""
    app.command(
        epilog=examples(
            "cables report", "cables report --warehouse history.duckdb --out public/", "cables report --json"
        )
    )(report)
    app.command(epilog=examples("cables serve", "cables serve --out public/ --port 8080"))(serve)


def report(
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    out: OutOption = DEFAULT_SITE,
    reports: Annotated[
        bool, typer.Option(help="Write the reports on checks (Great Expectations) and models (dbt) too: some seconds.")
    ] = True,
    downloads: Annotated[bool, typer.Option(help="Write every table as Parquet and DuckDB files too.")] = True,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Write the site: pages that open from disk or any web host, with all data that they show."""
    from cables.progress import Bars, Silence
    from dashboards.site import build

    show = screen()
    reporter = Silence() if quiet else Bars(show.err)
    with reporter.stage("site") as meter:
        site = build(warehouse, out, meter, with_reports=reports, with_downloads=downloads)
    if as_json:
        write_json(asdict(site))
    elif not quiet:
        show.out.print(
            f"{site.cables:,} cables, {site.files:,} files, {site.size_bytes / 1e6:.1f} MB, build {site.build}",
            highlight=False,
        )
        show.out.print(f"Open {(site.directory / 'index.html').resolve()}", soft_wrap=True, highlight=False)


def serve(
    out: OutOption = DEFAULT_SITE,
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes any that is free.")] = 8000,
) -> None:
    """Show the site on this machine at http://localhost:8000; write it first where there is none."""
    from cables.progress import Bars
    from dashboards.serve import server
    from dashboards.site import build

    show = screen()
    if not (out / "index.html").is_file():
        with Bars(show.err).stage("site") as meter:
            build(warehouse, out, meter)
    with server(out, port) as serving:
        show.out.print(f"http://localhost:{serving.server_port}/ shows {out}; Ctrl-C ends it.", highlight=False)
        try:
            serving.serve_forever()
        except KeyboardInterrupt:
            show.err.print("Ended.")
