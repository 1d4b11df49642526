"""Officials, meetings and requests of a cable, whether labelled by a reader or extracted by the warehouse."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

import duckdb

Kind = Literal["officials", "meetings", "requests"]
KINDS: tuple[Kind, ...] = ("officials", "meetings", "requests")


@dataclass(frozen=True)
class Official:
    """A person with a public role."""

    name: str
    surname: str | None = None
    title: str | None = None
    country: str | None = None
    sector: str | None = None
    optional: bool = False


@dataclass(frozen=True)
class Meeting:
    """An encounter."""

    paragraphs: frozenset[int]
    date: str | None = None
    """ISO day, or `2007-10` where only the month is known."""
    date_end: str | None = None
    participants: tuple[str, ...] = ()
    status: str | None = None
    optional: bool = False
    evidence: str | None = None


@dataclass(frozen=True)
class Request:
    """An act of asking."""

    paragraphs: frozenset[int]
    action: str
    requester: str | None = None
    requester_country: str | None = None
    addressee: str | None = None
    addressee_country: str | None = None
    response: str | None = None
    optional: bool = False
    evidence: str | None = None


Fact = Official | Meeting | Request


@dataclass(frozen=True)
class CableFacts:
    """What one cable tells."""

    cable_id: str
    officials: tuple[Official, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    requests: tuple[Request, ...] = ()

    def of(self, kind: Kind) -> Sequence[Fact]:
        """Return the facts of one kind."""
        facts: dict[Kind, Sequence[Fact]] = {
            "officials": self.officials,
            "meetings": self.meetings,
            "requests": self.requests,
        }
        return facts[kind]


def from_json(record: dict[str, Any]) -> CableFacts:
    """Read one cable's facts from the form that the labels are written in."""
    return CableFacts(
        cable_id=record["cable"],
        officials=tuple(_official(item) for item in record["officials"]),
        meetings=tuple(_meeting(item) for item in record["meetings"]),
        requests=tuple(_request(item) for item in record["requests"]),
    )


def read_labels(directory: Path) -> dict[str, CableFacts]:
    """Read a directory of `CABLE_ID.json` files, by cable id.

    Raises:
        FileNotFoundError: the directory holds no such file.
        ValueError: a file is not in the labels' form; the message names it.
    """
    labels: dict[str, CableFacts] = {}
    for path in sorted(directory.glob("*.json")):
        try:
            facts = from_json(json.loads(path.read_text(encoding="utf-8")))
        except (KeyError, TypeError, json.JSONDecodeError) as error:
            raise ValueError(f"{path} is not a label file: {error!r}") from error
        labels[facts.cable_id] = facts
    if not labels:
        raise FileNotFoundError(f"no label files (CABLE_ID.json) in {directory}")
    return labels


def from_warehouse(connection: duckdb.DuckDBPyConnection, cable_ids: Iterable[str]) -> dict[str, CableFacts]:
    """Read what the marts hold on these cables, by cable id; cables that are not there have no facts.

    Rows are not ordered, and the joins are those of the published scorer: where two pairings of labels and facts are
    equally good the first is taken, so another order would give slightly other attributes.
    """
    wanted = list(cable_ids)
    facts = {cable_id: CableFacts(cable_id) for cable_id in wanted}
    officials = _grouped(
        connection,
        """
        select b.cable_id, b.name_in_cable as name, b.title_in_cable as title, d.country_code as country, d.sector
        from marts.bridge_cable_official as b
        join marts.dim_official as d using (official_key)
        where list_contains(?, b.cable_id)
        """,
        wanted,
    )
    meetings = _grouped(
        connection,
        """
        select m.cable_id, m.meeting_key, m.paragraphs, strftime(d.date, '%Y-%m-%d') as date, m.status, m.evidence
        from marts.fct_meeting as m
        left join marts.dim_date as d using (date_key)
        where list_contains(?, m.cable_id)
        """,
        wanted,
    )
    participants: dict[str, list[str]] = {}
    for meeting_key, name in connection.execute(
        """
        select b.meeting_key, b.name_in_cable
        from marts.bridge_meeting_official as b
        join marts.fct_meeting as m using (meeting_key)
        where list_contains(?, m.cable_id)
        """,
        [wanted],
    ).fetchall():
        participants.setdefault(meeting_key, []).append(name)
    requests = _grouped(
        connection,
        """
        select cable_id, paragraphs, requester, requester_country_code as requester_country, addressee,
            addressee_country_code as addressee_country, action, response, evidence
        from marts.fct_request
        where list_contains(?, cable_id)
        """,
        wanted,
    )
    for cable_id, rows in officials.items():
        facts[cable_id] = replace(facts[cable_id], officials=tuple(map(_official, rows)))
    for cable_id, rows in meetings.items():
        told = (_meeting(row | {"participants": participants.get(row["meeting_key"])}) for row in rows)
        facts[cable_id] = replace(facts[cable_id], meetings=tuple(told))
    for cable_id, rows in requests.items():
        facts[cable_id] = replace(facts[cable_id], requests=tuple(map(_request, rows)))
    return facts


def _grouped(connection: duckdb.DuckDBPyConnection, query: str, wanted: list[str]) -> dict[str, list[dict[str, Any]]]:
    found = connection.execute(query, [wanted])
    columns = [column[0] for column in found.description or ()]
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in found.fetchall():
        record = dict(zip(columns, row, strict=True))
        groups.setdefault(record["cable_id"], []).append(record)
    return groups


def _official(item: dict[str, Any]) -> Official:
    return Official(
        name=item["name"] or "",
        surname=item.get("surname"),
        title=item.get("title"),
        country=item.get("country"),
        sector=item.get("sector"),
        optional=item.get("optional", False),
    )


def _meeting(item: dict[str, Any]) -> Meeting:
    return Meeting(
        paragraphs=frozenset(item["paragraphs"] or ()),
        date=item.get("date"),
        date_end=item.get("date_end"),
        participants=tuple(item.get("participants") or ()),
        status=item.get("status"),
        optional=item.get("optional", False),
        evidence=item.get("evidence"),
    )


def _request(item: dict[str, Any]) -> Request:
    return Request(
        paragraphs=frozenset(item["paragraphs"] or ()),
        action=item["action"] or "",
        requester=item.get("requester"),
        requester_country=item.get("requester_country"),
        addressee=item.get("addressee"),
        addressee_country=item.get("addressee_country"),
        response=item.get("response"),
        optional=item.get("optional", False),
        evidence=item.get("evidence"),
    )
