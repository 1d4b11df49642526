"""Where output goes: results to standard output, everything else to standard error."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

CELL_WIDTH = 300


@dataclass(frozen=True)
class Screen:
    """The two consoles of a command."""

    out: Console
    err: Console


def screen(*, color: bool = True, quiet: bool = False) -> Screen:
    """Make the consoles. NO_COLOR is honoured; `quiet` silences standard error but for errors, which go round it."""
    no_color = None if color and "NO_COLOR" not in os.environ else True
    return Screen(Console(no_color=no_color), Console(stderr=True, no_color=no_color, quiet=quiet))


def write_json(value: object) -> None:
    """Print a value as JSON on standard output; dates and the like as their ISO text."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, default=_plain) + "\n")


def _plain(value: object) -> object:
    return sorted(value) if isinstance(value, frozenset) else str(value)


def cell(value: object) -> Text:
    """Render one value of a table: lists by their items, missing ones faint, long ones cut. Never read as markup."""
    if value is None:
        return Text("-", style="dim")
    if isinstance(value, list | tuple):
        text = ", ".join(str(item) for item in value)
    elif isinstance(value, int) and not isinstance(value, bool):
        return Text(str(value), justify="right")
    else:
        text = str(value)
    text = " ".join(text.split())
    return Text(text if len(text) <= CELL_WIDTH else text[: CELL_WIDTH - 1] + "…")


def table(columns: Sequence[str], rows: Sequence[Sequence[Any]], title: str | None = None) -> Table:
    """Lay rows out as a table."""
    grid = Table(title=title, title_justify="left", title_style="bold", header_style="bold")
    for column in columns:
        grid.add_column(column, overflow="fold")
    for row in rows:
        grid.add_row(*(cell(value) for value in row))
    return grid
