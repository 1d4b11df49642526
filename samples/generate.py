"""Make any number of cables with their truth: `python -m samples.generate --count 1000 --format html --out DIR`.

The same seed and count give the same cables in every format, byte for byte. Cables come one by one in the order of
their dates, so a quarter of a million take no more memory than a hundred.
"""

from __future__ import annotations

import csv
import enum
import json
import zipfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated, Any

import typer

from samples.containers import (
    archive_number,
    archive_record,
    dump_row,
    library_number,
    library_page,
    table_row,
    viewer_page,
)
from samples.generator import Generator
from samples.page import Made
from samples.source import Json, in_capitals


class Format(enum.StrEnum):
    """What `generate` can write."""

    html = "html"
    html2011 = "html2011"
    csv = "csv"
    csv_doubled = "csv-doubled"
    text = "text"
    nara = "nara"
    zip = "zip"
    plusd = "plusd"
    lab_csv = "lab-csv"
    lab_json = "lab-json"


# Archives that hold telegrams of 1973-79.
OF_THE_SEVENTIES = (Format.nara, Format.lab_csv, Format.lab_json)


def _archive_text(made: Made) -> str:
    message, record = made.message, made.record
    return archive_record(
        record,
        tags=", ".join(message.tags),
        to="STATE",
        level=record.classification,
        handling="n/a",
        executive_order="GS" if "GDS" in message.executive_order else "N/A",
        concepts=message.subject,
        locator="TEXT ON-LINE, ON MICROFILM",
    )


def _library_text(made: Made) -> str:
    return library_page(
        made.record,
        tags=made.message.tags,
        to="Department of State | Secretary of State",
        concepts=made.message.subject,
        locator="TEXT ONLINE",
    )


def _table_row(made: Made) -> dict[str, str]:
    return table_row(
        made.record,
        tags=made.message.tags,
        to="STATE",
        concepts=made.message.subject,
        locator="TEXT ON-LINE, ON MICROFILM",
    )


def _table_writer(rows: Any) -> Callable[[Made], None]:  # noqa: ANN401 - csv has no name for its writer
    head_is_written = False

    def write(made: Made) -> None:
        nonlocal head_is_written
        row = _table_row(made)
        if not head_is_written:
            rows.writerow(row)
            head_is_written = True
        rows.writerow(row.values())

    return write


def _one_file(out: Path, name: Callable[[Made], str], text: Callable[[Made], str]) -> Callable[[Made], None]:
    folders: set[Path] = set()

    def write(made: Made) -> None:
        path = out / name(made)
        if path.parent not in folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            folders.add(path.parent)
        path.write_bytes(text(made).encode())

    return write


def _page_name(made: Made) -> str:
    return f"{made.record.sent_at:%Y/%m}/{made.record.cable_id}.html"


def _writer(form: Format, out: Path, stack: ExitStack) -> Callable[[Made], None]:
    """What writes a cable; formats of many cables a file stay open until the stack closes."""
    if form in _FILES:
        return _one_file(out, *_FILES[form])
    if form is Format.zip:
        archive = stack.enter_context(zipfile.ZipFile(out / "cables.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=1))

        def write_member(made: Made) -> None:
            archive.writestr(zipfile.ZipInfo(_page_name(made)), viewer_page(made.record, "2010"), zipfile.ZIP_DEFLATED)

        return write_member
    table = stack.enter_context((out / _TABLES[form]).open("w", encoding="utf-8", newline=""))
    if form is Format.lab_csv:
        return _table_writer(csv.writer(table, lineterminator="\n"))
    if form is Format.lab_json:
        return lambda made: print(json.dumps(_table_row(made), ensure_ascii=False), file=table)
    numbers = iter(range(1, 1 << 62))
    return lambda made: print(dump_row(made.record, next(numbers), form is Format.csv_doubled), end="", file=table)


_TABLES = {
    Format.csv: "cables.csv",
    Format.csv_doubled: "cables.csv",
    Format.lab_csv: "telegrams.csv",
    Format.lab_json: "telegrams.jsonl",
}
# Formats of one cable a file: how it is named, and what stands in it.
_FILES: dict[Format, tuple[Callable[[Made], str], Callable[[Made], str]]] = {
    Format.html: (_page_name, lambda made: viewer_page(made.record, "2010")),
    Format.html2011: (_page_name, lambda made: viewer_page(made.record, "2011")),
    Format.text: (
        lambda made: f"{made.record.sent_at:%Y/%m}/{made.record.cable_id}.txt",
        lambda made: made.record.text + "\n",
    ),
    Format.nara: (
        lambda made: f"{made.record.sent_at:%Y}/{archive_number(made.record.cable_id, made.record.sent_at)}.txt",
        _archive_text,
    ),
    Format.plusd: (lambda made: f"{library_number(made.record.cable_id, made.record.sent_at)}.html", _library_text),
}


def write_corpus(
    out: Path, count: int, form: Format, seed: int = 1, *, damage: float = 1.0, with_truth: bool = False
) -> int:
    """Write a generated corpus.

    Args:
        out: Folder to write to; made if it is missing.
        count: Number of cables.
        form: Container format.
        seed: Seed.
        damage: Factor on all damage rates; 0 for none.
        with_truth: Also write `truth.jsonl`, one label a line.

    Returns:
        Characters of cable text written, containers not counted.
    """
    out.mkdir(parents=True, exist_ok=True)
    generator = Generator(seed, count, "seventies" if form in OF_THE_SEVENTIES else "modern", damage)
    spelled: Callable[[Json], Json] = in_capitals if form in OF_THE_SEVENTIES else dict
    size = 0
    with ExitStack() as stack:
        write = _writer(form, out, stack)
        labels = stack.enter_context((out / "truth.jsonl").open("w", encoding="utf-8")) if with_truth else None
        for made in generator.cables():
            write(made)
            size += len(made.record.header) + len(made.record.body)
            if labels is not None:
                labels.write(json.dumps(spelled(made.truth), ensure_ascii=False) + "\n")
    return size


def main(
    out: Annotated[Path, typer.Option(help="Folder to write to.")],
    count: Annotated[int, typer.Option(min=1, help="How many cables.")] = 1000,
    format: Annotated[Format, typer.Option(help="Container format.")] = Format.csv,
    seed: Annotated[int, typer.Option(help="The same seed gives the same cables.")] = 1,
    damage: Annotated[float, typer.Option(min=0.0, help="Factor on all damage rates.")] = 1.0,
    truth: Annotated[bool, typer.Option("--truth", help="Also write truth.jsonl.")] = False,
) -> None:
    """Write invented cables, and with --truth what a careful reader finds in them."""
    size = write_corpus(out, count, format, seed, damage=damage, with_truth=truth)
    typer.echo(f"{count} cables, {size / 1e6:.1f} MB of text in {out}")


if __name__ == "__main__":
    typer.run(main)
