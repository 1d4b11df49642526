"""How an official looks on a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from cables.console import table
from cables.official import Official

COLUMNS: dict[str, tuple[str, tuple[str, ...]]] = {
    "titles": ("Titles over time", ("title", "first_seen_date", "last_seen_date", "cable_count")),
    "joins": ("Why these names are one person", ("name", "rule", "score", "cable_count", "cable_id")),
    "spellings": (
        "Spellings joined",
        ("name", "other_name", "rule", "score", "first_likeness", "last_likeness"),
    ),
    "cables": ("Cables", ("date", "cable_id", "name_in_cable", "title_in_cable", "role_in_cable")),
    "meetings": ("Meetings", ("date", "cable_id", "place", "kind", "status", "evidence", "confidence")),
    "requests": ("Requests", ("cable_id", "requester", "addressee", "action", "response", "confidence")),
}
"""What of each section is shown: its heading and its columns. `--json` has all of them."""
WIDTH = 100


def show_official(console: Console, found: Official, shown: int) -> None:
    """Print an official: who it is, titles, the evidence of the joins, cables, meetings and requests.

    Args:
        console: where to print.
        found: the official.
        shown: rows of a section; 0 shows all.
    """
    official = found.official
    facts = [official["country_code"], official["sector"], official["latest_title"]]
    head = Text(official["full_name"], style="bold cyan")
    head.append(f"  {' · '.join(filter(None, facts))}", style="dim")
    head.append("  PROTECT" if official["is_protected"] else "", style="bold red")
    console.print(head)
    span = f"{official['first_seen_date'] or '?'} to {official['last_seen_date'] or '?'}"
    console.print(Text(f"{official['cable_count']} cables, {span}; written {', '.join(official['name_variants'])}"))
    for section, (heading, columns) in COLUMNS.items():
        rows = found.sections[section]
        if rows:
            console.print(_section(heading, columns, [[row[name] for name in columns] for row in rows], shown))


def _section(heading: str, columns: tuple[str, ...], rows: list[list[object]], shown: int) -> Table:
    cut = [[_short(value) for value in row] for row in (rows[:shown] if shown else rows)]
    rest = f" ({len(cut)} of {len(rows)}; --rows 0 shows all)" if len(cut) < len(rows) else ""
    return table([name.replace("_", " ") for name in columns], cut, title=heading + rest)


def _short(value: object) -> object:
    """Cut long evidence, round figures; the whole of them is in the JSON."""
    if isinstance(value, float):
        return round(value, 2)
    if isinstance(value, str) and len(value) > WIDTH:
        return f"{value[: WIDTH - 1]}…"
    return value
