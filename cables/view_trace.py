"""How rejects and traces look on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from cables.console import table
from cables.quarantine import Fault, readable
from cables.trace import Trace

Row = dict[str, Any]
SHORT = 12


def rejects(records: Sequence[Row]) -> Table:
    """What could not be read: the file, where in it, and why."""
    return table(
        ("id", "file", "record", "bytes", "reason"),
        [
            (
                record["reject_id"][:SHORT],
                _place(record),
                record["record_no"],
                _span(record),
                record["reason"],
            )
            for record in records
        ],
    )


def fault(found: Fault) -> RenderableType:
    """A reject, and the bytes around its fault."""
    reject = found.reject
    head = Text.assemble((_place(reject), "bold"), f"  record {reject['record_no']}, bytes {_span(reject)}\n")
    head.append(f"{reject['reason_code']}: ", style="red")
    head.append(f"{reject['reason']}\n\n")
    if found.source == "absent":
        return head.append("The file is no longer there; it began so:\n", style="dim").append(reject["sample"])
    if found.source == "changed":
        return head.append("The file has changed since it was loaded; it began so:\n", style="dim").append(
            reject["sample"]
        )
    head.append(readable(found.before), style="dim")
    return head.append("⟨").append(readable(found.rejected), style="red").append("⟩")


def trace(found: Trace) -> RenderableType:
    """A fact, the records it rests on, and the build that derived it."""
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="bold")
    facts.add_column()
    for name, value in found.fact.items():
        if value not in (None, [], ""):
            facts.add_row(name, Text(" ".join(str(value).split())))
    shown = f", the first {len(found.copies)}" if found.copy_count > len(found.copies) else ""
    counted = "1 record" if found.copy_count == 1 else f"{found.copy_count:,} records"
    head = Text(f"\nRead from {counted}{shown}:", style="bold")
    return Group(facts, head, *map(_copy, found.copies), _build(found.build))


_NOW = {
    "same": "the file still holds these bytes",
    "changed": "the file has changed since",
    "absent": "the file is no longer there",
    "packed": "a member of an archive",
}


def _copy(copy: Row) -> Text:
    line = Text.assemble("  ", (copy["cable_id"], "cyan"), "" if copy["counts"] else " (another copy counts)")
    line.append(f"  {_place(copy)}, bytes {_span(copy)}, lines {copy['row_start']}-{copy['row_end']}")
    return line.append(
        f"\n    {_NOW[copy['file']]}; loaded {copy['loaded_at'][:16]} UTC by version {copy['code_version']}, "
        f"read as {copy['format']}, SHA-256 {copy['file_sha256'][:SHORT]}…",
        style="dim",
    )


def _build(build: Row | None) -> Text:
    if build is None:
        return Text("The models were built by dbt alone: no build is on record.", style="dim")
    return Text(
        f"Derived {build['built_at'][:16]} UTC by version {build['code_version']}, rules "
        f"{build['project_fingerprint'][:12]}, "
        f"{len(build['seed_hashes'])} seeds (--json gives their hashes).",
        style="dim",
    )


def _place(record: Row) -> str:
    return " › ".join(filter(None, (record["path"], record["member_path"])))


def _span(record: Row) -> str:
    return f"{record['byte_start']}-{record['byte_end']}"
