"""Excel workbooks: a sheet a table, split where a sheet is full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from cables.export.tables import About, Table
from cables.progress import Meter

ROWS_A_SHEET = 1_048_576
"""Excel's own limit, the header among them."""
CHARACTERS_A_CELL = 32_767
"""Excel's own limit, in UTF-16 units."""
DIGITS = 10**15
"""Larger numbers lose digits in Excel: they are written as text."""
ROWS_AT_ONCE = 10_000
CONTENTS = "contents"


@dataclass
class _Book:
    """A workbook in the making."""

    book: xlsxwriter.Workbook
    rows_a_sheet: int
    cut: dict[str, int] = field(default_factory=dict)
    """Cells that Excel cannot hold whole, by table."""


def write_workbook(
    connection: duckdb.DuckDBPyConnection,
    tables: Sequence[Table],
    out: Path,
    of: About,
    meter: Meter,
    *,
    rows_a_sheet: int = ROWS_A_SHEET,
) -> tuple[dict[str, int], dict[str, int]]:
    """Write a sheet a table, more where it has more rows than a sheet takes, and a first one of contents.

    Returns:
        Rows by table; cells by table that were cut at 32,767 characters, which is all that Excel takes.
    """
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "default_date_format": "yyyy-mm-dd hh:mm",
    }
    rows: dict[str, int] = {}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": "Cable warehouse", "comments": f"Build of {of.built_at}, version {of.version}"})
        making = _Book(book, rows_a_sheet)
        _write_contents(making, tables, of)
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for done, table in enumerate(tables):
            meter.update(done, len(tables), table.name)
            rows[table.name] = _write_table(making, connection, table, day)
    return rows, making.cut


def _write_contents(making: _Book, tables: Sequence[Table], of: About) -> None:
    sheet = making.book.add_worksheet(CONTENTS)
    bold = making.book.add_format({"bold": True})
    sheet.set_column(0, 1, 26)
    sheet.set_column(3, 3, 110)
    lines: list[tuple[object, ...]] = [(item, str(value)) for item, value in asdict(of).items()]
    lines += [(), ("table", "column", "type", "meaning")]
    head = len(lines) - 1
    for table in tables:
        lines.append((table.name, "", "", table.description))
        lines += [(table.name, c.name, c.data_type.lower(), c.description) for c in table.columns]
    for row, line in enumerate(lines):
        for place, value in enumerate(line):
            sheet.write_string(row, place, str(value), bold if row == head else None)


def _write_table(making: _Book, connection: duckdb.DuckDBPyConnection, table: Table, day: Format) -> int:
    total = 0
    sheet = _new_sheet(making, table, 1)
    for values in _rows(connection, table):
        place = total % (making.rows_a_sheet - 1)
        if total and place == 0:
            sheet = _new_sheet(making, table, 1 + total // (making.rows_a_sheet - 1))
        for column, value in enumerate(values):
            if _write_cell(sheet, place + 1, column, value, day):
                making.cut[table.name] = making.cut.get(table.name, 0) + 1
        total += 1
    return total


def _rows(connection: duckdb.DuckDBPyConnection, table: Table) -> Iterator[tuple[Any, ...]]:
    found = connection.execute(table.select(flat=True))
    while rows := found.fetchmany(ROWS_AT_ONCE):
        yield from rows


def _new_sheet(making: _Book, table: Table, number: int) -> Worksheet:
    sheet = making.book.add_worksheet(table.name if number == 1 else f"{table.name[:26]} ({number})")
    sheet.freeze_panes(1, 0)
    bold = making.book.add_format({"bold": True})
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, column.name, bold)
    return sheet


def _write_cell(sheet: Worksheet, row: int, column: int, value: object, day: Format) -> bool:
    """Write a value; tell whether it had to be cut."""
    if value is None:
        return False
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, (int, float)) and abs(value) < DIGITS:
        sheet.write_number(row, column, value)
    elif isinstance(value, (date, datetime)) and value.year >= 1900:
        sheet.write_datetime(row, column, value, None if isinstance(value, datetime) else day)
    else:
        text = str(value)
        kept = _fitting(text)
        sheet.write_string(row, column, kept)
        return kept != text
    return False


def _fitting(text: str) -> str:
    """Return what of a text fits a cell; characters beyond the basic plane count twice there."""
    if 2 * len(text) <= CHARACTERS_A_CELL or len(text.encode("utf-16-le")) // 2 <= CHARACTERS_A_CELL:
        return text
    return text.encode("utf-16-le")[: 2 * (CHARACTERS_A_CELL - 1)].decode("utf-16-le", "ignore") + "…"
