"""Write the data dictionary from the descriptions in the dbt project.

One source of truth: what `docs/data_dictionary.md` says of a column is what its YAML says. Run
`python -m cables.dictionary` after a change; the test suite runs it with `--check`.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

PUBLIC_SCHEMAS = ("marts", "reporting")
HEADER = """# Data dictionary

Generated from the descriptions in `models/` by `python -m cables.dictionary`; do not edit by hand.
Keys ending in `_key` are hashes of the natural key and stay the same across rebuilds. An unknown member has the key
`-1`; no fact is dropped for want of a dimension. Times are UTC.
"""


@dataclass(frozen=True)
class Column:
    """A column as the project describes it: its name, SQL type and meaning."""

    name: str
    data_type: str
    description: str


@dataclass(frozen=True)
class Table:
    """A public table: `schema.name`, what a row is, and its columns in order."""

    schema: str
    name: str
    description: str
    columns: tuple[Column, ...]


def public_tables(project: Path) -> list[Table]:
    """Read the public tables of a dbt project, sorted by schema and name.

    Args:
        project: the folder that holds `dbt_project.yml`.

    Raises:
        RuntimeError: when the project does not parse; the message is dbt's.
    """
    from dbt.cli.main import dbtRunner  # noqa: PLC0415 - dbt takes a second to import

    with tempfile.TemporaryDirectory() as scratch:
        options = ["--project-dir", str(project), "--profiles-dir", str(project), "--target-path", scratch]
        result = dbtRunner().invoke(["--quiet", "--log-level-file", "none", "parse", *options])
    if not result.success:
        raise RuntimeError(f"the dbt project in {project} does not parse: {result.exception}")
    manifest: Any = result.result
    nodes = [n for n in manifest.nodes.values() if n.resource_type == "model" and n.schema in PUBLIC_SCHEMAS]
    return sorted((_table(node) for node in nodes), key=lambda table: (table.schema, table.name))


def _table(node: Any) -> Table:  # noqa: ANN401 - dbt's nodes have no public type
    columns = tuple(
        Column(c.name, (c.data_type or "").lower(), _one_line(c.description)) for c in node.columns.values()
    )
    return Table(node.schema, node.name, _one_line(node.description), columns)


def _one_line(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def markdown(tables: list[Table]) -> str:
    """Render the tables as one Markdown page."""
    parts = [HEADER]
    for table in tables:
        parts.append(
            f"\n## {table.schema}.{table.name}\n\n{table.description}\n\n| column | type | meaning |\n|---|---|---|\n"
        )
        parts.extend(f"| `{c.name}` | {c.data_type} | {c.description} |\n" for c in table.columns)
    return "".join(parts)


def run(
    check: Annotated[bool, typer.Option(help="Fail when the page on disk is stale instead of writing it.")] = False,
    project: Annotated[Path, typer.Option(help="The folder that holds dbt_project.yml.")] = Path(),
) -> None:
    """Write docs/data_dictionary.md from the descriptions in the dbt project."""
    page = project / "docs" / "data_dictionary.md"
    text = markdown(public_tables(project))
    if not check:
        page.write_text(text, encoding="utf-8")
    elif not page.exists() or page.read_text(encoding="utf-8") != text:
        typer.echo(f"{page} is stale: run `python -m cables.dictionary`", err=True)
        raise typer.Exit(1)


if __name__ == "__main__":
    typer.run(run)
