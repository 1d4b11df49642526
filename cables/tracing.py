"""Commands that lead back to the sources: what could not be read, and where a fact comes from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from cables.console import screen, write_json
from cables.options import DEFAULT_WAREHOUSE, JsonOption, ProtectedOption, QuietOption, WarehouseOption, examples
from cables.trace import Kind

# ruff: noqa: PLC0415 - what a command needs is imported when it runs

ReasonOption = Annotated[str | None, typer.Option("--reason", help="Only of this code, as csv_field_count.")]
PathOption = Annotated[str | None, typer.Option("--file", help="Only of files whose path holds this.")]


def register(app: typer.Typer) -> None:
    """Add the commands of this module to the command line."""
    app.command(
        epilog=examples(
            "cables trace cable 07ASTANA2813",
            'cables trace meeting $(cables query --csv "select meeting_key from fct_meeting limit 1" | tail -1)',
            "cables trace mention 07ASTANA2813:1386   (a name in a text, by the offset of its first letter)",
            "cables trace tag PREL --json",
        )
    )(trace)
    group = typer.Typer(
        help="List what could not be read: the file, where in it, and why; show, export and retry it.",
        epilog=examples(
            "cables rejects",
            "cables rejects --reason csv_field_count --json | jq length",
            "cables rejects show 3fa9   (the bytes around the fault)",
            "cables rejects export rejects.csv",
            "cables rejects retry        (load their files again, after a fix)",
        ),
        invoke_without_command=True,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    )
    group.callback()(rejects)
    group.command("show", epilog=examples("cables rejects show 3fa9"))(show)
    group.command("export", epilog=examples("cables rejects export rejects.csv"))(export)
    group.command("retry", epilog=examples("cables rejects retry", "cables rejects retry --file dump.csv"))(retry)
    app.add_typer(group, name="rejects")


def trace(
    kind: Annotated[Kind, typer.Argument(help="What the key names.")],
    key: Annotated[str, typer.Argument(metavar="KEY", help="A key, a cable's id, a tag's code, or CABLE:OFFSET.")],
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    include_protected: ProtectedOption = False,
    as_json: JsonOption = False,
) -> None:
    """Lead a fact back to its files: which bytes, by which rule, loaded and built by which version and seeds."""
    from cables import view_trace
    from cables.protection import schema_for
    from cables.trace import trace as follow
    from cables.warehouse import reading, require_marts

    schema = schema_for(include_protected=include_protected)
    with reading(warehouse) as connection:
        require_marts(connection, warehouse, schema)
        found = follow(connection, kind, key, schema)
    if as_json:
        write_json(found.as_json())
    else:
        screen().out.print(view_trace.trace(found))


def rejects(
    context: typer.Context,
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    reason: ReasonOption = None,
    file: PathOption = None,
    as_json: JsonOption = False,
) -> None:
    """List what could not be read: the file, where in it, and why."""
    if context.invoked_subcommand is not None:
        return
    from cables import view_trace
    from cables.quarantine import listed
    from cables.warehouse import reading

    with reading(warehouse) as connection:
        found = listed(connection, reason, file)
    if as_json:
        write_json(found)
    elif found:
        screen().out.print(view_trace.rejects(found))
    elif reason or file:
        screen().err.print("No reject is of this reason and file: `cables rejects` lists all.")
    else:
        screen().err.print("Nothing was rejected.")


def show(
    reject_id: Annotated[str, typer.Argument(metavar="REJECT_ID", help="Its id, or the beginning of it.")],
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    as_json: JsonOption = False,
) -> None:
    """Show one reject with the bytes around its fault, as they stand in the file."""
    from cables import quarantine, view_trace
    from cables.warehouse import reading

    with reading(warehouse) as connection:
        fault = quarantine.show(connection, reject_id)
    if as_json:
        write_json(fault.as_json())
    else:
        screen().out.print(view_trace.fault(fault))


def export(
    out: Annotated[Path, typer.Argument(metavar="FILE", help="A file that ends in .csv or .jsonl.")],
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    reason: ReasonOption = None,
    file: PathOption = None,
) -> None:
    """Write the rejects to a file, for whoever can mend them."""
    from cables import quarantine
    from cables.warehouse import reading

    with reading(warehouse) as connection:
        count = quarantine.export(quarantine.listed(connection, reason, file), out)
    screen().err.print(Text(f"{count:,} {'reject' if count == 1 else 'rejects'} written to {out}"), soft_wrap=True)


def retry(
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    reason: ReasonOption = None,
    file: PathOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Load the files of rejects again, after they or a reader were mended, and build with all checks.

    What was read of these files before is taken out of the warehouse first. Files that are no longer there are left.
    """
    from cables import quarantine, run, view
    from cables.progress import Bars, Silence
    from cables.project import locate
    from cables.warehouse import reading

    shown = screen()
    with reading(warehouse) as connection:
        wanted = quarantine.files_to_retry(connection, reason, file)
    if not wanted:
        shown.err.print("There is no reject whose file is still there.")
        return
    summary = run.build(
        wanted,
        warehouse,
        locate(),
        Silence() if quiet else Bars(shown.err),
        full_refresh=True,
        loader=quarantine.load_again,
    )
    if as_json:
        write_json(summary.as_json())
    elif not quiet:
        shown.out.print(view.summary(summary))
