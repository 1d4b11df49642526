"""What must hold of what leaves the warehouse: it names nobody whom a cable asks to protect, and tells all else.

Told by other means than the models that withhold the names: every word of every text is looked up among the protected.
"""

from __future__ import annotations

from collections.abc import Callable

from expectations.checks import Check, TableSuite, never

LEAK = "A model of schema shareable lets a text through: do not publish or export before it is mended."
LOST = "A model of schema shareable withholds more than it should, or the mart is newer than the tables it reads."
LETTERS = "[^\\p{{L}}]+"
NAMELESS = "cable_id not in (select cable_id from intermediate.int_protected_names)"
LISTED = "tag_key in (select tag_key from marts.dim_tag where is_in_vocabulary)"


def suites() -> list[TableSuite]:
    """Return the suites of schema `shareable`."""
    return [
        TableSuite(f"shareable.{table}", (), [check(table) for check in checks]) for table, checks in HELD_OF.items()
    ]


def names_nobody_protected(*columns: str, where: str = "true") -> Check:
    """Expect that texts of a cable hold no last name of a person whom it names and any cable asks to protect.

    Args:
        columns: the texts, in a table with a `cable_id`.
        where: SQL of the rows that may hold a name.
    """
    return never(
        "names_nobody_protected",
        f"No name that a cable asks to protect stands in its {', '.join(columns)}",
        f"select t.cable_id, n.surname from (select cable_id, concat_ws(' ', {', '.join(columns)}) as words "
        f"from {{batch}} where cable_id in (select cable_id from intermediate.int_protected_names) and {where}) as t "
        "join intermediate.int_protected_names as n using (cable_id) where list_contains("
        f"string_split_regex(lower(strip_accents(t.words)), '{LETTERS}'), strip_accents(n.surname))",
        cause=LEAK,
    )


def _names(*columns: str, where: str = "true") -> Callable[[str], Check]:
    return lambda _table: names_nobody_protected(*columns, where=where)


def _as_many_rows(table: str) -> Check:
    """Of a table of which words are withheld and no rows."""
    return never(
        "as_many_rows",
        "Words are withheld and no rows: there are as many as in the mart",
        f"select count(*) as rows, (select count(*) from marts.{table}) as rows_of_mart from {{batch}} "
        "having rows <> rows_of_mart",
        cause=LOST,
    )


def _all_but(key: str, never_withheld: str, in_words: str) -> Callable[[str], Check]:
    """Of a table of which rows are withheld: its key, and which rows of the mart never are, in SQL and in words."""

    def check(table: str) -> Check:
        return never(
            "no_more_left_out",
            f"Never is {in_words} left out",
            f"select {key} from marts.{table} anti join {{batch}} using ({key}) where {never_withheld}",
            cause=LOST,
        )

    return check


def _holds_nobody_protected(_table: str) -> Check:
    return never(
        "holds_nobody_protected",
        "No official whom a cable asks to protect is among those that leave",
        "select official_key from {batch} join marts.dim_official as d using (official_key) where d.is_protected",
        cause=LEAK,
    )


def _tags_name_nobody_protected(_table: str) -> Check:
    words = f"string_split_regex(lower(strip_accents(t.tag_code)), '{LETTERS}')"
    return never(
        "names_nobody_protected",
        "No tag outside the vocabulary is surname and given name of an official whom a cable asks to protect",
        "select t.tag_key, t.tag_code, o.official_key from {batch} as t join marts.dim_official as o "
        "on o.is_protected and not t.is_in_vocabulary and contains(t.tag_code, ',') and "
        f"list_contains({words}, lower(strip_accents(o.surname))) and "
        f"list_contains({words}, split_part(lower(strip_accents(o.given_names)), ' ', 1))",
        cause=LEAK,
    )


def _posts_name_nobody_protected(_table: str) -> Check:
    return never(
        "names_nobody_protected",
        "No station that no reference lists has the name of a person protected in one of its cables",
        "select p.post_key, p.post_code, n.cable_id from {batch} as p join marts.fct_cable as f using (post_key) "
        "join intermediate.int_protected_names as n on f.cable_id = n.cable_id "
        "and n.surname in (lower(p.post_code), lower(p.post_name)) "
        "anti join seeds.posts as s on s.post_code = p.post_code",
        cause=LEAK,
    )


HELD_OF: dict[str, tuple[Callable[[str], Check], ...]] = {
    "dim_date": (_as_many_rows,),
    "dim_post": (_as_many_rows, _posts_name_nobody_protected),
    "dim_tag": (_all_but("tag_key", "is_in_vocabulary", "a tag of the vocabulary"), _tags_name_nobody_protected),
    "dim_official": (
        _all_but("official_key", "not is_protected", "an official whom no cable asks to protect"),
        _holds_nobody_protected,
    ),
    "dim_official_title": (
        _all_but(
            "official_key, title",
            "official_key not in (select official_key from marts.dim_official where is_protected)",
            "a title of an official whom no cable asks to protect",
        ),
    ),
    "bridge_cable_tag": (
        _all_but("cable_id, position", LISTED, "a tag of the vocabulary"),
        # A word of the vocabulary is no name, whoever bears it too.
        _names("tag_as_written", where=f"not {LISTED}"),
    ),
    "bridge_cable_post": (_as_many_rows, _names("name_as_written")),
    "bridge_cable_official": (
        _all_but("cable_id, official_key", NAMELESS, "an official of a cable that names nobody protected"),
        _names("name_in_cable", "title_in_cable"),
    ),
    "bridge_meeting_official": (
        _all_but(
            "meeting_key, official_key",
            f"meeting_key in (select meeting_key from marts.fct_meeting where {NAMELESS})",
            "a participant in a cable that names nobody protected",
        ),
    ),
    "cable_paragraph": (_as_many_rows, _names("heading", "text")),
    "fct_cable": (_as_many_rows, _names("subject", "signer", "classified_by")),
    "fct_cable_reference": (_as_many_rows, _names("reference_as_written")),
    "fct_meeting": (_as_many_rows, _names("place", "evidence")),
    "fct_request": (_as_many_rows, _names("requester", "addressee", "action", "evidence", "response_evidence")),
    "fct_repair": (
        _all_but(
            "cable_id, start_offset, repair_kind",
            f"{NAMELESS} and cable_id not in (select cable_id from intermediate.int_protected_spans)",
            "a repair of a cable that names nobody protected",
        ),
        _names("text_as_found", "text_as_read"),
    ),
}
