"""Everything the warehouse knows of an official, and why it holds the mentions for one person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import duckdb

from cables.protection import schema_for

Row = dict[str, Any]

FIND = """
    with asked as (select strip_accents(lower($name)) as name),
    likened as (
        select d.official_key,
            list_max(list_transform(
                list_append(d.name_variants, d.full_name),
                lambda variant: case
                    when strip_accents(lower(variant)) = asked.name then 2.0
                    when strip_accents(lower(d.surname)) = asked.name then 1.5
                    when list_has_all(string_split(strip_accents(lower(variant)), ' '), string_split(asked.name, ' '))
                        then 1.2
                    else jaro_winkler_similarity(strip_accents(lower(variant)), asked.name)
                end
            )) as likeness,
            d.cable_count
        from {marts}.dim_official as d, asked
        where d.official_key not in ('-1', '-2')
    )
    select official_key, likeness from likened where likeness >= {least}
    order by likeness desc, cable_count desc, official_key limit {limit}"""
"""Officials by likeness of name: 2 the name itself, 1.5 the surname, 1.2 all words of it, below 1 Jaro-Winkler."""

SECTIONS: dict[str, str] = {
    "official": """
        select official_key, full_name, surname, country_code, organization, sector, latest_title, first_seen_date,
            last_seen_date, cable_count, name_variants, is_protected
        from {marts}.dim_official where official_key = $key""",
    "titles": """
        select title, title_class, first_seen_date, last_seen_date, cable_count
        from {marts}.dim_official_title where official_key = $key
        order by first_seen_date nulls last, last_seen_date, title""",
    "joins": """
        select p.name_in_cable as name, o.join_rule as rule, round(avg(o.join_score), 3) as score,
            count(distinct p.cable_id) as cable_count, min(p.cable_id) as cable_id
        from intermediate.int_persons as p
        inner join intermediate.int_persons__official as o using (cable_id, person_no, official_key)
        where official_key = $key
        group by all order by cable_count desc, name, rule""",
    "spellings": """
        select distinct j.name, j.other_name, j.rule, j.score, j.first_likeness, j.last_likeness
        from intermediate.int_official_joins as j
        inner join intermediate.int_persons__official as o
            on o.official_key = $key and (j.name = o.official_name or j.other_name = o.official_name)
        inner join {marts}.dim_official as d
            on d.official_key = $key and coalesce(d.country_code, '') = j.country_code
        order by all""",
    "cables": """
        select b.cable_id, d.date, b.name_in_cable, b.title_in_cable, b.role_in_cable, b.mention_count
        from {marts}.bridge_cable_official as b
        inner join {marts}.fct_cable as c using (cable_id)
        left join {marts}.dim_date as d using (date_key)
        where b.official_key = $key order by d.date nulls last, b.cable_id""",
    "meetings": """
        select m.cable_id, d.date, m.place, m.kind, m.status, m.evidence, m.confidence
        from {marts}.bridge_meeting_official as b
        inner join {marts}.fct_meeting as m using (meeting_key)
        left join {marts}.dim_date as d using (date_key)
        where b.official_key = $key order by d.date nulls last, m.cable_id, m.evidence""",
    "requests": """
        select cable_id, requester, addressee, action, response, evidence, confidence
        from {marts}.fct_request
        where requester_official_key = $key or addressee_official_key = $key order by cable_id, evidence""",
}
"""One query a section. `{marts}` stands for the schema; a key that this schema does not hold shows nothing."""
LEAST_LIKENESS = 0.9


@dataclass(frozen=True)
class Official:
    """One official: the row of the dimension, and rows by section, in the order of `SECTIONS`."""

    official: Row
    sections: dict[str, list[Row]]

    def as_json(self) -> dict[str, Any]:
        """Return fields and sections as plain types."""
        return self.official | self.sections


def find(
    connection: duckdb.DuckDBPyConnection, name: str, *, limit: int = 1, include_protected: bool = False
) -> list[Official]:
    """Fetch the officials whose names are most like the one asked for.

    Args:
        connection: an open warehouse.
        name: a full name, a surname, or a spelling of one.
        limit: at most so many.
        include_protected: find persons, too, whom cables ask to protect.

    Returns:
        The likest first; empty where no name comes near.
    """
    marts = schema_for(include_protected=include_protected)
    query = FIND.format(marts=marts, least=LEAST_LIKENESS, limit=limit)
    found = _rows(connection, query, {"name": " ".join(name.split())})
    officials = []
    for match in found:
        key = {"key": match["official_key"]}
        sections = {section: _rows(connection, sql.format(marts=marts), key) for section, sql in SECTIONS.items()}
        official = sections.pop("official")[0]
        officials.append(Official(official, sections))
    return officials


def _rows(connection: duckdb.DuckDBPyConnection, query: str, parameters: dict[str, str]) -> list[Row]:
    found = connection.execute(query, parameters)
    columns = [column[0] for column in found.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]
