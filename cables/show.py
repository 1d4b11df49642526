"""Everything the warehouse knows of one cable."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import duckdb

from cables.protection import schema_for

Row = dict[str, Any]

SECTIONS: dict[str, str] = {
    "header": """
        select c.cable_id, c.subject, c.sent_at, d.date, c.date_basis, p.post_name, c.classification, c.captions,
            c.precedence, c.signer, c.classified_by, c.declassify_on, c.text_status, c.is_partial_extract,
            c.paragraph_count, c.word_count, c.source_count, c.repair_count
        from {marts}.fct_cable as c
        left join {marts}.dim_date as d using (date_key)
        left join {marts}.dim_post as p using (post_key)
        where c.cable_id = $cable_id""",
    "tags": """
        select t.tag_code, t.tag_kind, t.description, b.tag_as_written
        from {marts}.bridge_cable_tag as b join {marts}.dim_tag as t using (tag_key)
        where b.cable_id = $cable_id order by b.position""",
    "posts": """
        select b.role, b.precedence, coalesce(p.post_name, b.name_as_written) as post_name, b.name_as_written,
            b.routing_indicator, b.serial
        from {marts}.bridge_cable_post as b left join {marts}.dim_post as p using (post_key)
        where b.cable_id = $cable_id
        order by list_position(['from', 'to', 'info'], b.role), post_name, b.name_as_written""",
    "references": """
        select label, referenced_cable_id, reference_as_written, reference_kind, is_in_warehouse
        from {marts}.fct_cable_reference where cable_id = $cable_id order by all""",
    "paragraphs": """
        select paragraph_no, classification, heading, text
        from {marts}.cable_paragraph where cable_id = $cable_id order by start_offset""",
    "officials": """
        select b.name_in_cable, b.title_in_cable, d.country_code, d.sector, b.role_in_cable, b.mention_count,
            b.first_paragraph_no, b.is_protected
        from {marts}.bridge_cable_official as b left join {marts}.dim_official as d using (official_key)
        where b.cable_id = $cable_id order by b.role_in_cable, b.first_paragraph_no, b.name_in_cable""",
    "meetings": """
        select m.meeting_key, d.date, m.date_precision, m.date_basis, m.place, m.kind, m.status, m.paragraphs,
            (select list(b.name_in_cable order by b.name_in_cable) from {marts}.bridge_meeting_official as b
             where b.meeting_key = m.meeting_key) as participants,
            m.evidence, m.rule, m.confidence
        from {marts}.fct_meeting as m left join {marts}.dim_date as d using (date_key)
        where m.cable_id = $cable_id order by m.evidence_start""",
    "requests": """
        select request_key, requester, addressee, action, response, response_evidence, paragraphs, evidence, rule,
            confidence
        from {marts}.fct_request where cable_id = $cable_id order by evidence_start""",
    "repairs": """
        select repair_kind, start_offset, text_as_found, text_as_read
        from {marts}.fct_repair where cable_id = $cable_id order by start_offset""",
}
"""One query a section; each works for a single cable through its key. `{marts}` stands for the schema."""

CLOSE_MATCHES = """
    select cable_id
    from marts.fct_cable
    where jaro_winkler_similarity(cable_id, $cable_id) >= 0.8
    order by jaro_winkler_similarity(cable_id, $cable_id) desc, cable_id
    limit 5"""

OF_ANY_YEAR = "select cable_id from marts.fct_cable where cable_id[3:] = $cable_id limit 2"


@dataclass(frozen=True)
class Cable:
    """One cable: rows by section, in the order of `SECTIONS`."""

    header: Row
    sections: dict[str, list[Row]]

    def as_json(self) -> dict[str, Any]:
        """Return header fields and the other sections as plain types."""
        return self.header | self.sections


def normalise(written: str) -> str:
    """Write a reference as a cable id: `07 Astana 002813` → `07ASTANA2813`."""
    squeezed = re.sub(r"[\s_.-]+", "", written).upper()
    parts = re.fullmatch(r"(?:(?:19|20)(?=\d{2}))?(\d{2})?([A-Z]+)0*(\d+)", squeezed)
    return "".join(part or "" for part in parts.groups()) if parts else squeezed


def find(connection: duckdb.DuckDBPyConnection, written: str, *, include_protected: bool = False) -> Cable | None:
    """Fetch a cable by its id in whatever spelling, without a year where only one fits; None when it is not here.

    Names of protected persons, and sentences that hold them, are withheld unless `include_protected`.
    """
    marts = schema_for(include_protected=include_protected)
    sections = {name: sql.format(marts=marts) for name, sql in SECTIONS.items()}
    yearless = [row["cable_id"] for row in _rows(connection, OF_ANY_YEAR, normalise(written))]
    for cable_id in dict.fromkeys((written, normalise(written), *(yearless if len(yearless) == 1 else ()))):
        header = _rows(connection, sections["header"], cable_id)
        if header:
            others = {name: _rows(connection, sql, cable_id) for name, sql in sections.items() if name != "header"}
            return Cable(header[0], others)
    return None


def close_matches(connection: duckdb.DuckDBPyConnection, written: str) -> list[str]:
    """Return up to five ids that look like the one that was asked for, the likest first."""
    return [row["cable_id"] for row in _rows(connection, CLOSE_MATCHES, normalise(written))]


def _rows(connection: duckdb.DuckDBPyConnection, query: str, cable_id: str) -> list[Row]:
    found = connection.execute(query, {"cable_id": cable_id})
    columns = [column[0] for column in found.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]
