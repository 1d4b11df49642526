"""What a spoiling is, and the places that most of them spoil."""

from dataclasses import dataclass

from expectations import Layer


@dataclass(frozen=True)
class Spoiling:
    """One kind of damage."""

    kind: str
    """In words, for the table in the docs."""
    layer: Layer
    check: str
    """`schema.table.check`: what must catch it."""
    sql: str


def raw(kind: str, check: str, sql: str) -> Spoiling:
    return Spoiling(kind, "raw", f"raw.{check}", sql)


def staging(kind: str, check: str, sql: str) -> Spoiling:
    return Spoiling(kind, "staging", check, sql)


def marts(kind: str, check: str, sql: str) -> Spoiling:
    return Spoiling(kind, "marts", check, sql)


FIRST = "(select min(record_id) from raw.cable where text <> '')"
A_FILE = "(select min(file_sha256) from raw.source_file where status = 'read')"
A_CABLE = "(select min(cable_id) from marts.fct_cable where paragraph_count > 2 and date_key <> -1)"
