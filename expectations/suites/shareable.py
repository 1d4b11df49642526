"""What must hold of what leaves the warehouse: nobody whom a cable asks to protect is named in it.

Told by other means than the models that withhold the names: every word of every text is looked up among the protected.
"""

from __future__ import annotations

from expectations.checks import TableSuite, never

TEXTS = {
    "fct_cable": ("subject", "signer", "classified_by"),
    "cable_paragraph": ("heading", "text"),
    "fct_meeting": ("place", "evidence"),
    "fct_request": ("requester", "addressee", "action", "evidence", "response_evidence"),
    "fct_repair": ("text_as_found", "text_as_read"),
    "bridge_cable_tag": ("tag_as_written",),
    "bridge_cable_official": ("name_in_cable", "title_in_cable"),
}
LEAK = "A model of schema shareable lets a text through: do not publish or export before it is mended."


def suites() -> list[TableSuite]:
    """Return the suites of schema `shareable`."""
    return [*(_texts(table, columns) for table, columns in TEXTS.items()), _officials()]


def _texts(table: str, columns: tuple[str, ...]) -> TableSuite:
    texts = f"concat_ws(' ', {', '.join(columns)})"
    return TableSuite(
        f"shareable.{table}",
        ("cable_id",),
        [
            never(
                "names_nobody_protected",
                f"No name that a cable asks to protect stands in its {', '.join(columns)}",
                f"select t.cable_id, n.surname from (select cable_id, {texts} as words from {{batch}} "
                f"where cable_id in "
                "(select cable_id from intermediate.int_protected_names)) as t "
                "join intermediate.int_protected_names as n using (cable_id) where list_contains("
                "string_split_regex(lower(strip_accents(t.words)), '[^\\p{{L}}]+'), strip_accents(n.surname))",
                cause=LEAK,
            ),
        ],
    )


def _officials() -> TableSuite:
    return TableSuite(
        "shareable.dim_official",
        ("official_key",),
        [
            never(
                "holds_nobody_protected",
                "No official whom a cable asks to protect is among those that leave",
                "select official_key from {batch} join marts.dim_official as d using (official_key) "
                "where d.is_protected",
                cause=LEAK,
            ),
        ],
    )
