"""How runs, checks, cables and scores look on a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from cables.console import table

if TYPE_CHECKING:
    from cables.demo import Question
    from cables.run import RunSummary
    from cables.show import Cable, Row
    from cables.transform import NodeFailure
    from evaluation.score import Miss, Report
    from expectations.results import CheckResult, LayerResult

HEADINGS = {
    "officials": "Officials",
    "meetings": "Meetings",
    "requests": "Requests",
    "repairs": "Repairs",
}


def summary(run: RunSummary) -> RenderableType:
    """The closing summary of a run."""
    load, accounts = run.load, run.accounts
    figures = Table.grid(padding=(0, 2))
    figures.add_column(style="bold")
    figures.add_column()
    figures.add_row("warehouse", run.warehouse)
    figures.add_row(
        "files",
        f"{accounts.files:,} in the warehouse; this run saw {load.files_seen:,}: {load.files_read:,} read, "
        f"{load.files_known:,} known already, {load.files_rejected:,} rejected, {load.archives:,} archives opened",
    )
    figures.add_row(
        "accounts",
        f"{accounts.records:,} records in = {accounts.cables_as_found:,} cables as found "
        f"+ {accounts.rejects:,} rejects",
    )
    if accounts.cables:
        figures.add_row("cables", f"{accounts.cables:,} distinct, each once in marts.fct_cable")
    figures.add_row("rejects", _rejects(run))
    if run.models_unchanged:
        figures.add_row("models", "nothing new came in and no rule changed: left as they were")
    warned = f", {len(run.warnings)} warned" if run.warnings else ""
    figures.add_row("checks", f"{run.checks_passed:,} passed{warned}")
    rate = f", {load.cables_added / run.seconds:,.0f} cables/s" if load.cables_added > run.seconds else ""
    figures.add_row("time", f"{run.seconds:,.1f} s{rate}")
    stages = table(["stage", "seconds"], [(stage.name, round(stage.seconds, 2)) for stage in run.stages])
    return Group(figures, counts(run.tables), stages, *(broken_check(check) for check in run.warnings))


def _rejects(run: RunSummary) -> str:
    added = f"{run.accounts.rejects:,}"
    return f"{added} (see `cables rejects`)" if run.accounts.rejects else added


def counts(tables: dict[str, int]) -> Table:
    """Rows a table."""
    grid = Table(header_style="bold")
    grid.add_column("table")
    grid.add_column("rows", justify="right")
    for name, rows in tables.items():
        grid.add_row(name, f"{rows:,}")
    return grid


def layer(result: LayerResult) -> RenderableType:
    """One line a layer, and what failed in it."""
    held = len(result.with_status("passed"))
    style = "red" if result.failures else "yellow" if result.warnings else "green"
    told = [
        f"{len(found)} {word}" for word, found in (("failed", result.failures), ("warned", result.warnings)) if found
    ]
    line = Text.assemble(
        (f"{result.layer}: {', '.join([f'{held} of {len(result.checks)} checks hold', *told])}", style),
        f" ({result.seconds:.1f} s)",
    )
    return Group(line, *(broken_check(check) for check in (*result.failures, *result.warnings)))


def changes(found: Sequence[Mapping[str, Any]]) -> RenderableType:
    """What changed since the last build: checks by status, shares of layer_quality."""
    return Group(
        Text("changed since the last build:"),
        *(Text(f"  {change['what']}: {change['before']} before, {change['now']} now") for change in found),
    )


def broken_check(check: CheckResult) -> RenderableType:
    """An expectation that was broken: what, where, how often, the likely cause, the cables, and sample rows."""
    parts: list[RenderableType] = [
        Text(check.expectation, style="bold"),
        Text(f"observed: {check.observed}"),
    ]
    if check.sources:
        parts.append(Text("from: " + ", ".join(f"{source} {rows:,}" for source, rows in check.sources)))
    if check.cables:
        more = f" and {check.cable_count - len(check.cables):,} more" if check.cable_count > len(check.cables) else ""
        parts.append(Text(f"cables: {' '.join(check.cables)}{more}"))
    if check.cause:
        parts.append(Text(f"likely cause: {check.cause}"))
    if check.rows:
        parts.append(table(check.columns, check.rows))
    title = Text(f"{'FAILED' if check.status == 'failed' else 'warned'} {check.name}")
    return Panel(
        Group(*parts), title=title, title_align="left", border_style="red" if check.status == "failed" else "yellow"
    )


def broken_node(node: NodeFailure) -> RenderableType:
    """A model or data test that failed: what dbt says and where the SQL is."""
    parts: list[RenderableType] = [Text(node.message), Text(node.path, style="dim", overflow="fold")]
    if node.rows:
        parts.append(table(node.columns, node.rows))
    return Panel(Group(*parts), title=Text(f"{node.kind} {node.name}"), title_align="left", border_style="red")


def show_cable(console: Console, cable: Cable) -> None:
    """Print a cable as a reader wants it: header, paragraphs, then what was derived from them, each with its proof."""
    header = cable.header
    console.print(Text(f"{header['cable_id']}  {header['subject'] or '(no subject)'}", style="bold"))
    fields = Table.grid(padding=(0, 2))
    fields.add_column(style="dim")
    fields.add_column()
    for name, value in header.items():
        if name not in {"cable_id", "subject"} and value not in (None, [], False):
            text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
            fields.add_row(name.replace("_", " "), Text(text))
    for name, value in _header_lines(cable):
        if value:
            fields.add_row(name, Text(value))
    console.print(fields)
    console.print(Text("\nParagraphs", style="bold"))
    for paragraph in cable.sections["paragraphs"]:
        console.print(_paragraph(paragraph))
    for name, lines in {"officials": _official, "meetings": _meeting, "requests": _request, "repairs": _repair}.items():
        rows = cable.sections[name]
        console.print(Text(f"\n{HEADINGS[name]}" + ("" if rows else ": none"), style="bold" if rows else "dim"))
        for row in rows:
            console.print(lines(row))


def _header_lines(cable: Cable) -> list[tuple[str, str]]:
    """Tags, addressees and references, a line each."""
    posts = cable.sections["posts"]
    lines = [("tags", " ".join(row["tag_code"] for row in cable.sections["tags"]))]
    for role in ("from", "to", "info"):
        lines.append((role, "; ".join(str(row["post_name"]) for row in posts if row["role"] == role)))
    references = [
        f"{row['label'] + '. ' if row['label'] else ''}{row['referenced_cable_id'] or row['reference_as_written']}"
        + (" (here)" if row["is_in_warehouse"] else "")
        for row in cable.sections["references"]
    ]
    return [*lines, ("references", "; ".join(references))]


def _paragraph(paragraph: Row) -> Text:
    text = Text()
    if paragraph["heading"]:
        text.append(f"{paragraph['heading']}\n", style="bold")
    mark = f"({paragraph['classification']}) " if paragraph["classification"] else ""
    text.append(f"¶{paragraph['paragraph_no']} {mark}", style="dim")
    text.append(f"{_joined(paragraph['text'])}\n")
    return text


def _official(row: Row) -> Text:
    roles = [row["country_code"], row["sector"], None if row["role_in_cable"] == "mentioned" else row["role_in_cable"]]
    text = Text.assemble("  ", (row["name_in_cable"], "cyan"))
    text.append(f", {_joined(row['title_in_cable'])}" if row["title_in_cable"] else "")
    text.append(f"  {' · '.join(filter(None, roles))}", style="dim")
    if row["first_paragraph_no"] is not None:
        text.append(f" · first in ¶{row['first_paragraph_no']}, {row['mention_count']} times", style="dim")
    text.append("  PROTECT" if row["is_protected"] else "", style="bold red")
    return text


def _meeting(row: Row) -> Text:
    when = str(row["date"]) if row["date"] else "day unknown"
    where = f", {row['place']}" if row["place"] else ""
    head = Text.assemble("  ", (f"{when}{where}", "cyan"), f"  {row['status']}, {row['kind'].replace('_', ' ')}: ")
    head.append("; ".join(row["participants"] or ["nobody named"]))
    return _proven(head, row)


def _request(row: Row) -> Text:
    asked = f"{row['requester'] or 'somebody'} → {row['addressee'] or 'somebody'}"
    head = Text.assemble("  ", (asked, "cyan"), f": {_joined(row['action'])}")
    head.append("" if row["response"] == "none" else f"  [{row['response']}]", style="green")
    return _proven(head, row)


def _proven(head: Text, row: Row) -> Text:
    """A fact with the words that prove it, the paragraphs it stands in, its rule and confidence."""
    places = ", ".join(f"¶{number}" for number in row["paragraphs"])
    head.append(f"\n    “{_joined(row['evidence'])}”", style="italic")
    return head.append(f"\n    {places} · {row['rule']} · confidence {row['confidence']:.2f}\n", style="dim")


def _repair(row: Row) -> Text:
    found, read = (_joined(row[name]) for name in ("text_as_found", "text_as_read"))
    change = f"“{found}” " + (f"read as “{read}”" if read else "taken out")
    return Text.assemble("  ", change, (f"  {row['repair_kind'].replace('_', ' ')} at {row['start_offset']}", "dim"))


def _joined(text: str | None) -> str:
    return " ".join((text or "").split())


def question(asked: Question, answer: Table) -> RenderableType:
    """A question, the SELECT that answers it, and the answer."""
    return Group(Text(f"\n{asked.title}", style="bold"), Text(asked.sql, style="cyan"), answer)


def scores(report: Report, earlier: Report | None = None) -> RenderableType:
    """Precision, recall and F1 by kind, and how often each attribute of a hit is right; against an earlier F1."""
    grid = Table(title=f"{report.cables} labelled cables", title_justify="left", header_style="bold")
    grid.add_column("")
    for heading in ("labels", "predicted", "precision", "recall", "F1"):
        grid.add_column(heading, justify="right")
    grid.add_column("right among hits")
    for kind, found in report.scores.items():
        grid.add_row(
            kind,
            f"{found.labels:,}",
            f"{found.predicted:,}",
            f"{found.precision:.3f}",
            f"{found.recall:.3f}",
            Text(
                f"{found.f1:.3f}" + (f" ({found.f1 - earlier.scores[kind].f1:+.3f})" if earlier else ""), style="bold"
            ),
            ", ".join(f"{name} {share:.3f}" for name, share in found.attributes.items()),
        )
    return grid


def miss(error: Miss, sentences: Sequence[str], change: str = "") -> RenderableType:
    """An error of extraction beside the sentences it is about; gained where only another build makes it."""
    told = {name: value for name, value in asdict(error.fact).items() if value not in (None, (), False, frozenset())}
    head = Text.assemble(
        (f"{change} " if change else "", "bold green" if change == "gained" else "bold red"),
        (f"{error.what} ", "bold red" if error.what == "missed" else "bold yellow"),
        (error.cable_id, "bold"),
        "  ",
        "; ".join(f"{name}: {_plain(value)}" for name, value in told.items()),
    )
    return Group(head, *(Text(f"    {sentence}", style="dim") for sentence in sentences))


def _plain(value: object) -> str:
    if isinstance(value, frozenset | tuple):
        return ", ".join(map(str, sorted(value)))
    return str(value)
