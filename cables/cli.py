"""The command line. Each command reads its options, calls one function and shows what it returns."""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import sys
import traceback
from dataclasses import asdict
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from rich.text import Text
from typer.core import TyperGroup

from cables import judging, publish, taking, tracing, version
from cables.console import screen, table, write_json
from cables.errors import CablesError, Exit, InterruptedRunError, NotFoundError, UsageError
from cables.options import (
    DEFAULT_WAREHOUSE,
    EXIT_CODES,
    JsonOption,
    ProtectedOption,
    QuietOption,
    WarehouseOption,
    examples,
)

if TYPE_CHECKING:
    from cables.run import RunSummary

# Modules behind the commands are imported by the command that needs them: dbt and Great Expectations cost seconds.
# ruff: noqa: PLC0415


class _Commands(TyperGroup):
    """Turns Ctrl-C into an error of ours before click makes an exit code of its own of it."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - click's own signature; typer does not export its types
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise InterruptedRunError("Interrupted. Nothing was published.") from None


app = typer.Typer(
    name="cables",
    cls=_Commands,
    help="A relational warehouse of diplomatic cables: raw telegraphic text in, facts with their evidence out.",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)

WaitOption = Annotated[
    bool, typer.Option("--wait", help="Wait while another run builds this warehouse, instead of giving up.")
]
PathsArgument = Annotated[
    list[str], typer.Argument(metavar="PATH", help="Files, folders, archives or globs; - is standard input.")
]


def _print_version(value: bool) -> None:
    if value:
        sys.stdout.write(f"cables {version()}\n")
        raise typer.Exit


@app.callback()
def _root(
    no_color: Annotated[bool, typer.Option("--no-color", help="No colours; NO_COLOR does the same.")] = False,
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    if no_color:
        os.environ["NO_COLOR"] = "1"


@app.command(
    epilog=examples(
        "cables build cables/",
        "cables build dump.csv 'pages/*.html' more.zip --warehouse history.duckdb",
        "zcat dump.csv.gz | cables build - --json > summary.json",
        "cables build more/ --full-refresh   (derive every table anew)",
    )
)
def build(
    paths: PathsArgument,
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    full_refresh: Annotated[bool, typer.Option("--full-refresh", help="Derive every table anew.")] = False,
    wait: WaitOption = False,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Load files and build the warehouse: load, check, derive, check, publish.

    The warehouse changes only when every check has passed. Files that it knows already are not loaded again.
    """
    _conduct(paths, warehouse, full_refresh=full_refresh, wait=wait, as_json=as_json, quiet=quiet)


@app.command(epilog=examples("cables load cables/", "cables load dump.csv --quiet"))
def load(
    paths: PathsArgument,
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    wait: WaitOption = False,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Load files into schema raw and check it; derive nothing yet."""
    _conduct(paths, warehouse, models=False, wait=wait, as_json=as_json, quiet=quiet)


def _conduct(
    paths: list[str],
    warehouse: Path,
    *,
    full_refresh: bool = False,
    models: bool = True,
    wait: bool = False,
    as_json: bool = False,
    quiet: bool = False,
) -> RunSummary:
    from cables import run, view
    from cables.progress import Bars, Silence
    from cables.project import locate

    show = screen()
    reporter = Silence() if quiet else Bars(show.err)

    def tell(holder: str) -> None:
        if not quiet:
            show.err.print(Text(f"Waiting for another run on {warehouse} ({holder})."), soft_wrap=True)

    waiting = tell if wait else None
    try:
        summary = run.build(
            paths, warehouse, locate(), reporter, full_refresh=full_refresh, models=models, waiting=waiting
        )
    except (run.ChecksFailedError, run.ModelsFailedError) as error:
        checks = error.checks if isinstance(error, run.ChecksFailedError) else ()
        if as_json:
            write_json(
                {
                    "error": error.message,
                    "way_out": error.way_out,
                    "checks": [check.as_json() for check in checks],
                    "nodes": [asdict(node) for node in error.nodes],
                }
            )
        for check in checks:
            show.err.print(view.broken_check(check))
        for node in error.nodes:
            show.err.print(view.broken_node(node))
        raise
    if as_json:
        write_json(summary.as_json())
    elif not quiet:
        show.out.print(view.summary(summary))
        if not models:
            show.err.print("Only schema raw was loaded. `cables build` with any path derives the rest.")
    return summary


@app.command(epilog=examples("cables show 07ASTANA2813", "cables show 'Astana 2813' --json"))
def show(
    cable_id: Annotated[str, typer.Argument(metavar="CABLE_ID", help="The cable's id.")],
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    include_protected: ProtectedOption = False,
    as_json: JsonOption = False,
) -> None:
    """Show one cable: header, paragraphs, officials, meetings, requests, references, repairs.

    Persons whom the cable asks to protect, and the sentences that name them, are withheld unless asked for.
    """
    from cables import show as cable_of
    from cables import view
    from cables.protection import schema_for
    from cables.warehouse import reading, require_marts

    with reading(warehouse) as connection:
        require_marts(connection, warehouse, schema_for(include_protected=include_protected))
        cable = cable_of.find(connection, cable_id, include_protected=include_protected)
        if cable is None:
            close = cable_of.close_matches(connection, cable_id)
            raise NotFoundError(
                f"{warehouse} has no cable {cable_id}.",
                f"Did you mean {', '.join(close)}?" if close else "",
            )
    if as_json:
        write_json(cable.as_json())
    else:
        view.show_cable(screen().out, cable)


@app.command(
    epilog=examples(
        'cables query "select post_name, count(*) from fct_cable join dim_post using (post_key) group by all"',
        'cables query "from fct_meeting" --csv > meetings.csv',
        "cables query --limit 0 --json 'from reporting.tag_month'",
    )
)
def query(
    sql: Annotated[str, typer.Argument(metavar="SQL", help="One statement; - reads it from standard input.")],
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV with a header line.")] = False,
    as_json: JsonOption = False,
    limit: Annotated[
        int | None,
        typer.Option(min=0, help="At most so many rows; 0 for all. A table shows 100 unless told."),
    ] = None,
) -> None:
    """Ask one question in SQL, read-only. Tables of marts need no schema name."""
    from cables.query import as_records, ask, write_csv
    from cables.warehouse import reading

    if as_csv and as_json:
        raise UsageError("--csv and --json exclude each other.")
    rows = limit if limit is not None else (0 if as_csv or as_json else 100)
    with reading(warehouse) as connection:
        answer = ask(connection, sys.stdin.read() if sql == "-" else sql, rows)
    if as_json:
        write_json(as_records(answer.columns, answer.rows))
    elif as_csv:
        write_csv(answer, sys.stdout)
    else:
        shown = screen()
        shown.out.print(table(answer.columns, answer.rows))
        cut = " and more; --limit 0 shows all" if answer.is_cut else ""
        counted = "1 row" if len(answer.rows) == 1 else f"{len(answer.rows):,} rows"
        shown.err.print(Text(counted + cut, style="dim"))


@app.command(epilog=examples("cables demo", "cables demo --warehouse samples.duckdb --out samples-site/"))
def demo(warehouse: WarehouseOption = DEFAULT_WAREHOUSE, out: publish.OutOption = publish.DEFAULT_SITE) -> None:
    """Build the sample cables with all checks, ask three questions of them, and write their site."""
    from cables import demo as demonstration
    from cables import view
    from cables.query import ask
    from cables.warehouse import reading

    demonstration.require_own(warehouse)
    _conduct([str(demonstration.sample_cables())], warehouse)
    show = screen()
    with reading(warehouse) as connection:
        for question in demonstration.QUESTIONS:
            answer = ask(connection, question.sql, 0)
            show.out.print(view.question(question, table(answer.columns, answer.rows)))
    show.out.print(f"The warehouse is {warehouse.resolve()}", soft_wrap=True)
    command = "cables" if shutil.which("cables") else sys.argv[0]
    publish.report(warehouse, out)
    show.out.print(Text(f'Ask it yourself: {command} query "SELECT …"', style="dim"))
    show.out.print(Text(f"See it on localhost: {command} serve", style="dim"))


judging.register(app)
publish.register(app)
taking.register(app)
tracing.register(app)


def _interrupted(number: int, _frame: FrameType | None) -> NoReturn:
    if number == signal.SIGTERM:
        raise SystemExit(Exit.TERMINATED)
    raise KeyboardInterrupt


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line and end the process with one of `Exit`."""
    signal.signal(signal.SIGINT, _interrupted)
    signal.signal(signal.SIGTERM, _interrupted)
    code = run_command(arguments)
    sys.stdout.flush()
    sys.stderr.flush()
    # Run what is registered to run at exit, but leave without teardown: duckdb's bindings would report what dbt and
    # Great Expectations still refer to as leaks, in a hundred lines.
    atexit._run_exitfuncs()
    os._exit(code)


def run_command(arguments: list[str] | None = None) -> int:
    """Run a command and turn what it raises into a message and an exit code."""
    try:
        app(args=arguments)
    except CablesError as error:
        _explain(error)
        return error.exit_code
    except SystemExit as leaving:
        if isinstance(leaving.__context__, BrokenPipeError):
            # Whoever reads the output has had enough, as `head` has: nothing went wrong, though click says 1.
            return Exit.OK
        return leaving.code if isinstance(leaving.code, int) else Exit.OK
    except Exception:  # noqa: BLE001 - the outermost boundary: a fault of the program is shown whole
        traceback.print_exc()
        return Exit.INTERNAL
    return Exit.OK


def _explain(error: CablesError) -> None:
    err = screen().err
    label = "" if isinstance(error, InterruptedRunError) else "Error: "
    err.print(Text.assemble((label, "bold red"), error.message), soft_wrap=True)
    if error.way_out:
        err.print(Text(error.way_out), soft_wrap=True)
