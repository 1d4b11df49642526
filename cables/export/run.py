"""One export: chosen tables, one format, written beside and moved into place when it is whole."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cables.errors import UsageError
from cables.export import tables as of_warehouse
from cables.export import workbook, writers
from cables.progress import Meter
from cables.protection import schema_for


class Format(StrEnum):
    """What an export can be written as."""

    parquet = "parquet"
    csv = "csv"
    duckdb = "duckdb"
    xlsx = "xlsx"


FOLDERS = (Format.parquet, Format.csv)
"""Formats of one file a table."""


@dataclass(frozen=True)
class Export:
    """What was written."""

    format: str
    path: Path
    rows: dict[str, int]
    """By table."""
    size_bytes: int
    cut_cells: dict[str, int]
    """By table: cells longer than Excel takes; none in other formats."""
    includes_protected: bool


def default_out(of: Format) -> Path:
    """Return where an export goes unless told."""
    return Path("cables-parquet" if of == Format.parquet else "cables-csv" if of == Format.csv else f"cables.{of}")


def export(
    warehouse: Path,
    of: Format,
    out: Path,
    meter: Meter,
    *,
    names: Sequence[str] = (),
    include_protected: bool = False,
    replace: bool = False,
) -> Export:
    """Write tables of a warehouse to a folder (Parquet, CSV) or a file (DuckDB, Excel).

    Args:
        warehouse: the warehouse; it is only read.
        of: the format.
        out: the folder or file to write.
        meter: shows how far it has come, in tables.
        names: the tables to write; all of marts and reporting where there are none.
        include_protected: write persons whom cables ask to protect, and what is said of them.
        replace: put it in the place of an earlier export.

    Raises:
        NotFoundError: there is no warehouse, or it holds no marts.
        UsageError: a table is not known, or `out` is there already.
    """
    require_room(out, of, replace=replace)
    building = out.with_name(f"{out.name}.building-{os.getpid()}")
    cut: dict[str, int] = {}
    with of_warehouse.attached(warehouse, schema_for(include_protected=include_protected)) as connection:
        about = of_warehouse.about(connection, include_protected=include_protected)
        every = of_warehouse.public_tables(connection, include_protected=include_protected)
        tables = of_warehouse.chosen(every, names)
        building.parent.mkdir(parents=True, exist_ok=True)
        try:
            if of in FOLDERS:
                rows = writers.write_folder(connection, tables, building, about, meter, suffix=of.value)
            elif of == Format.duckdb:
                rows = writers.write_database(connection, tables, building, about, meter)
            else:
                rows, cut = workbook.write_workbook(connection, tables, building, about, meter)
            remove(out)
            building.rename(out)
        except BaseException:
            remove(building)
            raise
    meter.update(len(tables), len(tables))
    files = [out] if out.is_file() else list(out.iterdir())
    return Export(of.value, out, rows, sum(file.stat().st_size for file in files), cut, include_protected)


def require_room(out: Path, of: Format, *, replace: bool) -> None:
    """Raise UsageError where something stands in the way that is no earlier export, or may not be replaced."""
    if not out.exists():
        return
    if not replace:
        raise UsageError(f"{out} is there already.", "Name another with --out, or write over it with --replace.")
    if out.is_dir() != (of in FOLDERS):
        raise UsageError(f"{out} is no earlier {of} export.", "Name another with --out.")
    if out.is_dir() and not _is_ours(out):
        raise UsageError(f"{out} holds more than an earlier export.", "Name another with --out, or remove it.")


def _is_ours(folder: Path) -> bool:
    """Tell whether a folder holds nothing but the files that its descriptor names."""
    descriptor = folder / writers.DESCRIPTOR
    if not descriptor.is_file():
        return not any(folder.iterdir())
    listed = {resource["path"] for resource in json.loads(descriptor.read_text(encoding="utf-8"))["resources"]}
    return {path.name for path in folder.iterdir()} <= listed | {writers.DESCRIPTOR}


def remove(path: Path) -> None:
    """Remove a file or folder, where there is one."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
