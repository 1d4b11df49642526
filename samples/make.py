"""Build the shipped samples from their sources.

`python -m samples.make` writes what is stale; with `--check` it only says what is.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from samples.containers import (
    archive_number,
    archive_record,
    dump_row,
    gzipped,
    library_number,
    library_page,
    printed_page,
    recognised_page,
    table_row,
    tarred,
    viewer_page,
    zipped,
)
from samples.damaged import damaged_files
from samples.source import Container, Source, kinds_of_damage, read_all, truth

ROOT = Path(__file__).parent
MADE = ("cables", "truth", "damaged")
README_TABLE = "SAMPLES.md"


def _crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


def _archive(source: Source, container: Container) -> str:
    about = source.archive
    return archive_record(
        source.record(container),
        tags=about.get("tags", ", ".join(source.message.tags)),
        to=about.get("to", "STATE"),
        level=source.classification,
        handling=about.get("handling", "n/a"),
        executive_order=about.get("executive_order", "GS"),
        concepts=about.get("concepts", "n/a"),
        locator=about.get("locator", "TEXT ON-LINE, ON MICROFILM"),
        previous=about.get("previous", "n/a"),
    )


def _library(source: Source, container: Container) -> tuple[str, bytes]:
    about = source.archive
    page = library_page(
        source.record(container),
        tags=source.message.tags,
        to=about.get("to", "Department of State | Secretary of State"),
        concepts=about.get("concepts", "n/a"),
        locator=about.get("locator", "TEXT ON MICROFILM,TEXT ONLINE"),
    )
    return f"library/{library_number(source.cable_id, source.message.sent_at)}.html", page.encode()


def _table_row(source: Source, container: Container) -> dict[str, str]:
    about = source.archive
    return table_row(
        source.record(container),
        tags=source.message.tags,
        to=about.get("to", "STATE"),
        concepts=about.get("concepts", ""),
        locator=about.get("locator", "TEXT ON-LINE, ON MICROFILM"),
    )


def _as_csv(rows: list[dict[str, str]]) -> str:
    target = io.StringIO()
    writer = csv.DictWriter(target, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return target.getvalue()


def _as_json(rows: list[dict[str, str]]) -> str:
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def _as_json_lines(rows: list[dict[str, str]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _viewer(layout: str) -> Callable[[Source, Container], tuple[str, bytes]]:
    def make(source: Source, container: Container) -> tuple[str, bytes]:
        record = source.record(container)
        page = viewer_page(record, "2010" if layout == "2010" else "2011")
        return f"viewer-{layout}/{record.sent_at:%Y/%m}/{record.cable_id}.html", page.encode()

    return make


def _text(encoding: str, *, crlf: bool = False) -> Callable[[Source, Container], tuple[str, bytes]]:
    def make(source: Source, container: Container) -> tuple[str, bytes]:
        text = source.record(container).text + "\n"
        return f"text/{source.cable_id}.txt", (_crlf(text) if crlf else text).encode(encoding)

    return make


_FILES: dict[str, Callable[[Source, Container], tuple[str, bytes]]] = {
    "viewer-2010": _viewer("2010"),
    "viewer-2011": _viewer("2011"),
    "text": _text("utf-8"),
    "text-bom": _text("utf-8-sig"),
    "text-utf16": _text("utf-16"),
    "text-latin1": _text("latin-1", crlf=True),
    "text-cp1252": _text("cp1252", crlf=True),
    "ocr": lambda s, c: (f"ocr/{s.cable_id}.md", recognised_page(s.record(c)).encode()),
    "nara": lambda s, c: (
        f"archive-1970s/{archive_number(s.cable_id, s.message.sent_at)}.txt",
        _archive(s, c).encode(),
    ),
}
_FILES |= {
    "plusd": _library,
    "pdf": lambda s, c: (f"pdf/{s.cable_id}.pdf", printed_page(s.record(c), framed=False)),
    "pdf-viewer": lambda s, c: (f"pdf/{s.cable_id}.pdf", printed_page(s.record(c), framed=True)),
}
_TABLES: dict[str, tuple[str, Callable[[list[dict[str, str]]], str]]] = {
    "lab-csv": ("table/telegrams.csv", _as_csv),
    "lab-json": ("table/telegrams.json", _as_json),
    "lab-jsonl": ("table/telegrams.jsonl", _as_json_lines),
}
_DUMPS = {"csv": ("dump/cables.csv", False), "csv-doubled": ("dump/resaved.csv", True)}
_ARCHIVES: dict[str, tuple[str, Callable[[dict[str, bytes]], bytes]]] = {
    "zip": ("packed/pages.zip", zipped),
    "tar.gz": ("packed/texts.tar.gz", tarred),
}


def build(sources: list[Source]) -> dict[str, bytes]:
    """All files that ship, by path below `samples/`."""
    made: dict[str, bytes] = {}
    rows: dict[str, list[str]] = {name: [] for name, _ in _DUMPS.values()}
    tables: dict[str, list[dict[str, str]]] = {kind: [] for kind in _TABLES}
    packed: dict[str, dict[str, bytes]] = {kind: {} for kind in _ARCHIVES}
    for source in sources:
        for container in source.containers:
            outer, _, inner = container.kind.rpartition(":")
            if inner in _DUMPS:
                name, doubled = _DUMPS[inner]
                rows[name].append(dump_row(source.record(container), len(rows[name]) + 1, doubled))
                continue
            if inner in _TABLES:
                tables[inner].append(_table_row(source, container))
                continue
            name, content = _FILES[inner](source, container)
            if outer in _ARCHIVES:
                packed[outer][name] = content
            elif outer == "gz":
                made[f"cables/packed/{name.rpartition('/')[2]}.gz"] = gzipped(content)
            else:
                made[f"cables/{name}"] = content
        label = json.dumps(truth(source), ensure_ascii=False, indent=1) + "\n"
        made[f"truth/{source.cable_id}.json"] = label.encode()
    for name, lines in rows.items():
        made[f"cables/{name}"] = "".join(lines).encode()
    for kind, table in tables.items():
        name, write = _TABLES[kind]
        made[f"cables/{name}"] = write(table).encode()
    for kind, members in packed.items():
        name, pack = _ARCHIVES[kind]
        made[f"cables/{name}"] = pack(members)
    made |= {f"damaged/{name}": content for name, content in damaged_files().items()}
    made[README_TABLE] = overview(sources).encode()
    return made


def overview(sources: list[Source]) -> str:
    """The list of samples, and a table from each kind of damage to the samples that show it."""
    lines = ["# The sample cables", "", "Made by `python -m samples.make`; edit `sources/` instead.", ""]
    lines += ["| cable | from | classification | containers | what it shows |", "|---|---|---|---|---|"]
    by_kind: dict[str, list[str]] = {}
    for source in sources:
        kinds = ", ".join(container.kind for container in source.containers)
        post = source.message.post.archive_name
        lines.append(f"| {source.cable_id} | {post} | {source.classification} | {kinds} | {source.shows} |")
        for kind in kinds_of_damage(source):
            by_kind.setdefault(kind, []).append(source.cable_id)
    lines += ["", "## Damage and form", "", "| kind | samples |", "|---|---|"]
    lines += [f"| {kind} | {', '.join(ids)} |" for kind, ids in sorted(by_kind.items())]
    return "\n".join(lines) + "\n"


def _content(path: str, data: bytes) -> bytes:
    # Compressed bytes differ between builds of zlib; what they hold does not.
    if path.endswith(".gz") and not path.startswith("damaged/"):
        return gzip.decompress(data)
    return data


def stale(root: Path) -> list[str]:
    """Paths below `root` that are missing, differ from what the sources make, or that no source makes."""
    made = build(read_all())
    on_disk = {p.relative_to(root).as_posix() for part in MADE for p in (root / part).rglob("*") if p.is_file()}
    wrong = sorted(on_disk - made.keys())
    for path, content in made.items():
        file = root / path
        if not file.is_file() or _content(path, file.read_bytes()) != _content(path, content):
            wrong.append(path)
    return wrong


def main(check: Annotated[bool, typer.Option(help="Only say which files are stale.")] = False) -> None:
    """Write `cables/`, `truth/` and `damaged/` from `sources/`."""
    wrong = stale(ROOT)
    if check:
        for path in wrong:
            typer.echo(f"stale: {path}")
        raise typer.Exit(1 if wrong else 0)
    made = build(read_all())
    for path in wrong:
        if path not in made:
            (ROOT / path).unlink()
            continue
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_bytes(made[path])
    typer.echo(f"{len(wrong)} of {len(made)} files written")


if __name__ == "__main__":
    typer.run(main)
