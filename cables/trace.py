"""From a fact back to where it comes from: cable, record, file and bytes, rule, load, code version and seeds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import duckdb

from cables.errors import NotFoundError

Row = dict[str, Any]
COPIES = 20
"""So many records are told of an official or a tag; all of a meeting, a request or a cable."""


class Kind(StrEnum):
    """What can be traced."""

    meeting = "meeting"
    request = "request"
    mention = "mention"
    official = "official"
    cable = "cable"
    tag = "tag"


@dataclass(frozen=True)
class Trace:
    """Where a fact comes from."""

    kind: str
    key: str
    fact: Row
    """The fact itself: what it says, its rule, its evidence and the place of it in the text."""
    rule: str | None
    """What found it; None for what is read from fields and not by a rule of language."""
    copies: list[Row]
    """The records that it rests on, those that count first: file, member, bytes, lines, load, and whether the file
    still holds the bytes that were loaded."""
    copy_count: int
    """How many there are."""
    build: Row | None
    """The build that derived it: when, by which code, under which rules; None where only dbt built the models."""

    def as_json(self) -> Row:
        """Return the trace as plain types."""
        return asdict(self)


# The fact by its key, and the cables that it rests on.
_FACTS = {
    Kind.meeting: "select * from {schema}.fct_meeting where meeting_key = ?",
    Kind.request: "select * from {schema}.fct_request where request_key = ?",
    # Of the texts that may be shown only, whatever the schema: where a mention stands is not told of the protected.
    Kind.mention: "select cable_id, start_offset, end_offset, fact_key as official_key, label as name_in_cable, rule "
    "from reporting.cable_mark where mark_kind = 'official' and cable_id = upper(split_part(?, ':', 1)) "
    "and start_offset = try_cast(split_part(?, ':', 2) as bigint)",
    Kind.cable: "select * exclude (captions) from {schema}.fct_cable where cable_id = upper(?)",
    Kind.official: "select * from {schema}.dim_official where official_key = ?",
    Kind.tag: "select * from {schema}.dim_tag where tag_code = upper(?) or tag_key = ?",
}
_CABLES = {
    Kind.meeting: "select ? as cable_id",
    Kind.request: "select ? as cable_id",
    Kind.mention: "select ? as cable_id",
    Kind.cable: "select ? as cable_id",
    Kind.official: "select cable_id from marts.bridge_cable_official where official_key = ?",
    Kind.tag: "select cable_id from marts.bridge_cable_tag where tag_key = ?",
}
_CABLES_BY = {
    Kind.meeting: "cable_id",
    Kind.request: "cable_id",
    Kind.mention: "cable_id",
    Kind.cable: "cable_id",
    Kind.official: "official_key",
    Kind.tag: "tag_key",
}
_COPIES = """
    select
        ids.cable_id, counted.record_id is not null as counts, records.record_id, records.record_no, files.path,
        files.member_path, files.format, files.encoding, records.file_sha256, records.byte_start, records.byte_end,
        records.row_start, records.row_end, files.load_id, loads.started_at::varchar as loaded_at, loads.code_version
    from ({cables}) as wanted
    join intermediate.int_record_ids as ids using (cable_id)
    join raw.cable as records on records.record_id = ids.record_id
    join raw.source_file as files on files.file_sha256 = records.file_sha256
    join raw.load_run as loads on loads.load_id = files.load_id
    left join intermediate.int_cables as counted on counted.record_id = ids.record_id
    order by counts desc, ids.cable_id, files.path, records.record_no
"""


def trace(connection: duckdb.DuckDBPyConnection, kind: Kind, key: str, schema: str) -> Trace:
    """Follow a fact back to its files.

    Args:
        connection: a warehouse with marts.
        kind: what the key names.
        key: `meeting_key`, `request_key`, `official_key`, `cable_id`, `cable_id:start_offset` of a mention, or a tag's
            code.
        schema: where the fact is read: `shareable`, or `marts` with protected names.

    Raises:
        NotFoundError: there is no such fact.
    """
    found = _rows(connection, _FACTS[kind].format(schema=schema), [key] * _FACTS[kind].count("?"))
    if not found:
        raise NotFoundError(f"There is no {kind} {key}.", _way_out(kind))
    fact = found[0]
    copies = _rows(connection, _COPIES.format(cables=_CABLES[kind]), [fact[_CABLES_BY[kind]]])
    shown = copies[:COPIES] if kind in {Kind.official, Kind.tag} else copies
    still = {path: _state(path, rows) for path, rows in _by_path(shown).items()}
    return Trace(
        kind=kind.value,
        key=key,
        fact=fact,
        rule=fact.get("rule"),
        copies=[copy | {"file": still[copy["path"]]} for copy in shown],
        copy_count=len(copies),
        build=_build(connection),
    )


def _build(connection: duckdb.DuckDBPyConnection) -> Row | None:
    rows = _rows(
        connection,
        "select built_at::varchar as built_at, code_version, project_fingerprint, load_id, seed_hashes "
        "from raw.build order by built_at desc limit 1",
        [],
    )
    return rows[0] | {"seed_hashes": json.loads(rows[0]["seed_hashes"] or "{}")} if rows else None


def _by_path(copies: Sequence[Row]) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = {}
    for copy in copies:
        grouped.setdefault(copy["path"], []).append(copy)
    return grouped


def _state(path: str, rows: Sequence[Row]) -> str:
    """Whether the file is where it was and holds what it held: `same`, `changed`, `absent`, or `packed` if unknown."""
    file = Path(path)
    if not file.is_file():
        return "absent"
    if rows[0]["member_path"] is not None:
        return "packed"
    with file.open("rb") as content:
        return "same" if hashlib.file_digest(content, "sha256").hexdigest() == rows[0]["file_sha256"] else "changed"


def _way_out(kind: Kind) -> str:
    if kind is Kind.mention:
        return (
            "A mention is named by its cable and the offset at which it begins, as 07ASTANA2813:1386: `cables query "
            "\"select cable_id || ':' || start_offset, label from reporting.cable_mark where mark_kind = 'official'\"`."
        )
    tables = {Kind.meeting: "fct_meeting", Kind.request: "fct_request", Kind.official: "dim_official"}
    table = tables.get(kind, "fct_cable" if kind is Kind.cable else "dim_tag")
    return f'Keys stand in {table}: `cables query "from {table} limit 5"`.'


def _rows(connection: duckdb.DuckDBPyConnection, query: str, values: Sequence[object]) -> list[Row]:
    found = connection.execute(query, list(values))
    columns = [column[0] for column in found.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]
