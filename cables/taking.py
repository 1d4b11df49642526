"""Commands that take from the warehouse: tables as files, passages by their words, officials by their names."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from cables.console import screen, table, write_json
from cables.export.run import Format, default_out
from cables.options import DEFAULT_WAREHOUSE, JsonOption, ProtectedOption, QuietOption, WarehouseOption, examples

if TYPE_CHECKING:
    from cables.search import Hit

# ruff: noqa: PLC0415 - what a command needs is imported when it runs

DAYS = ["%Y-%m-%d"]


def register(app: typer.Typer) -> None:
    """Add the commands of this module to the command line."""
    app.command(
        epilog=examples(
            "cables export --format parquet",
            "cables export --format duckdb --out for-tableau.duckdb",
            "cables export --format csv --tables fct_cable,dim_post --out csv/",
            "cables export --format xlsx --tables fct_meeting --replace",
        )
    )(export)
    app.command(
        epilog=examples(
            "cables search 'fisheries agreement'",
            "cables search '\"joint patrol\" harbour*' --post ASTANA --from 2006-01-01 --to 2008-12-31",
            "cables search corruption --tag PGOV --limit 5 --json",
        )
    )(search)
    app.command(
        epilog=examples(
            "cables official Roovenko",
            "cables official 'Ilmar Roovenko' --rows 0",
            "cables official roovenko --limit 5 --json | jq '.[].joins'",
        )
    )(official)


def export(
    of: Annotated[Format, typer.Option("--format", "-f", help="What to write.")],
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="PATH", help="Folder (parquet, csv) or file (duckdb, xlsx) to write."),
    ] = None,
    tables: Annotated[
        list[str] | None,
        typer.Option(metavar="NAMES", help="Only these tables, separated by commas; all of marts and reporting else."),
    ] = None,
    include_protected: ProtectedOption = False,
    replace: Annotated[bool, typer.Option("--replace", help="Write over an earlier export.")] = False,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Write the tables of marts and reporting as files for other programs.

    Persons whom cables ask to protect, and the sentences that name them, are left out unless asked for. The DuckDB
    file opens with drivers from DuckDB 1.0 on. docs/recipes.md tells how to read each format elsewhere.
    """
    from cables.export.run import export as write
    from cables.progress import Bars, Silence

    names = [name.strip() for written in tables or [] for name in written.split(",") if name.strip()]
    show = screen()
    reporter = Silence() if quiet else Bars(show.err)
    with reporter.stage(f"export {of}") as meter:
        done = write(
            warehouse,
            of,
            out or default_out(of),
            meter,
            names=names,
            include_protected=include_protected,
            replace=replace,
        )
    for name, cells in done.cut_cells.items():
        show.err.print(
            Text(f"{name}: {cells:,} cells were cut at 32,767 characters, which is all that Excel takes."),
            soft_wrap=True,
        )
    if as_json:
        write_json(asdict(done))
    elif not quiet:
        show.out.print(table(("table", "rows"), list(done.rows.items())))
        show.out.print(f"{done.path.resolve()}: {done.size_bytes / 1e6:.1f} MB", soft_wrap=True, highlight=False)
        if done.includes_protected:
            show.err.print("Holds persons whom cables ask to protect: do not publish it.", soft_wrap=True)


def search(
    text: Annotated[str, typer.Argument(metavar="TEXT", help='Words, "phrases", beginnings*.')],
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    limit: Annotated[int, typer.Option(min=1, help="At most so many cables.")] = 20,
    post: Annotated[str | None, typer.Option(help="Only cables of this post, by code or name.")] = None,
    tag: Annotated[str | None, typer.Option(help="Only cables with this tag.")] = None,
    first: Annotated[datetime | None, typer.Option("--from", formats=DAYS, help="Not before this day.")] = None,
    last: Annotated[datetime | None, typer.Option("--to", formats=DAYS, help="Not after this day.")] = None,
    include_protected: ProtectedOption = False,
    as_json: JsonOption = False,
) -> None:
    """Find cables by the words of their subjects and paragraphs, the best first, each with a passage.

    A cable is found when it has every word; case and accents make no difference. Sentences of persons whom cables ask
    to protect are neither searched nor shown unless asked for.
    """
    from cables.protection import schema_for
    from cables.search import search as find
    from cables.warehouse import reading, require_marts

    with reading(warehouse) as connection:
        require_marts(connection, warehouse, schema_for(include_protected=include_protected))
        found = find(
            connection,
            text,
            limit=limit,
            post=post,
            tag=tag,
            first=first.date() if first else None,
            last=last.date() if last else None,
            include_protected=include_protected,
        )
    if as_json:
        write_json(found.as_json())
        return
    show = screen()
    for hit in found.best:
        show.out.print(passage(hit), soft_wrap=True)
    hits = f"{found.hits:,} place{'' if found.hits == 1 else 's'}"
    cables = f"{found.cables:,} cable{'' if found.cables == 1 else 's'}"
    cut = f"; the best {len(found.best)} are shown" if len(found.best) < found.cables else ""
    show.err.print(Text(f"{hits} in {cables}{cut}" if found.cables else "Nothing found.", style="dim"))


def passage(hit: Hit) -> Text:
    """Lay out a hit: the cable's head, and its passage with the words marked."""
    where = "" if hit.paragraph_no is None else f" ¶{hit.paragraph_no}"
    head = [str(part) for part in (hit.date, hit.post_name, hit.classification) if part]
    snippet = Text(hit.snippet)
    for start, end in hit.marks:
        snippet.stylize("bold yellow", start, end)
    return Text.assemble(
        (hit.cable_id + where, "bold"), "  ", (", ".join(head), "dim"), "\n  ", hit.subject or "", "\n  ", snippet, "\n"
    )


def official(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A full name or a surname, in any spelling.")],
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    limit: Annotated[int, typer.Option(min=1, help="At most so many officials, the likest name first.")] = 1,
    rows: Annotated[int, typer.Option(min=0, help="Rows of each section; 0 shows all.")] = 20,
    include_protected: ProtectedOption = False,
    as_json: JsonOption = False,
) -> None:
    """Show an official: variants, titles over time, why mentions were joined, cables, meetings, requests.

    Persons whom cables ask to protect are found only with --include-protected.
    """
    from cables import official as officials
    from cables.errors import NotFoundError
    from cables.protection import schema_for
    from cables.view_official import show_official
    from cables.warehouse import reading, require_marts

    with reading(warehouse) as connection:
        require_marts(connection, warehouse, schema_for(include_protected=include_protected))
        found = officials.find(connection, name, limit=limit, include_protected=include_protected)
    if not found:
        raise NotFoundError(
            f"{warehouse} names no official like {name}.", "Try the surname alone, or `cables search` for the word."
        )
    if as_json:
        write_json([one.as_json() for one in found])
    else:
        for one in found:
            show_official(screen().out, one, rows)
