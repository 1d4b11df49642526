"""Golden texts through the real pipeline: what the marts say of each."""

import datetime
from typing import Any

import duckdb
import pytest

from tests.models.conftest import golden_cases

pytestmark = pytest.mark.slow


def cases_with(part: str) -> pytest.MarkDecorator:
    """The golden cases that expect something of a part of the marts."""
    cases = [case for case in golden_cases() if part in case["expect"]]
    return pytest.mark.parametrize(
        "case",
        [
            pytest.param(
                case,
                id=case["name"],
                marks=[pytest.mark.xfail(reason=case["known_failure"])] if "known_failure" in case else [],
            )
            for case in cases
        ],
    )


def rows(connection: duckdb.DuckDBPyConnection, query: str, cable_id: str) -> list[list[Any]]:
    return [list(row) for row in connection.execute(query, [cable_id]).fetchall()]


@cases_with("cable")
def test_cable(structure: duckdb.DuckDBPyConnection, case: dict[str, Any]) -> None:
    found = structure.execute("select * from marts.fct_cable where cable_id = ?", [case["cable_id"]])
    names = [column[0] for column in found.description or []]
    cables = found.fetchall()
    assert len(cables) == 1
    cable = dict(zip(names, cables[0], strict=True))
    for column, expected in case["expect"]["cable"].items():
        got = cable[column]
        if isinstance(got, datetime.datetime | datetime.date):
            assert str(got) == str(expected), column
        else:
            assert got == expected, column


@cases_with("tags")
def test_tags(structure: duckdb.DuckDBPyConnection, case: dict[str, Any]) -> None:
    query = "select tag_code from intermediate.int_tags where cable_id = ? order by position"
    assert [row[0] for row in rows(structure, query, case["cable_id"])] == case["expect"]["tags"]


@cases_with("posts")
def test_posts(structure: duckdb.DuckDBPyConnection, case: dict[str, Any]) -> None:
    query = """
        select role, post_code, precedence, serial from intermediate.int_recipients where cable_id = ? order by position
    """
    assert rows(structure, query, case["cable_id"]) == case["expect"]["posts"]


@cases_with("references")
def test_references(structure: duckdb.DuckDBPyConnection, case: dict[str, Any]) -> None:
    query = "select label, referenced_cable_id from marts.fct_cable_reference where cable_id = ? order by position"
    assert rows(structure, query, case["cable_id"]) == case["expect"]["references"]


@cases_with("paragraphs")
def test_paragraphs(structure: duckdb.DuckDBPyConnection, case: dict[str, Any]) -> None:
    query = """
        select paragraph_no, classification, heading, text from marts.cable_paragraph where cable_id = ? order by 1
    """
    assert rows(structure, query, case["cable_id"]) == case["expect"]["paragraphs"]


@cases_with("repairs")
def test_repairs(structure: duckdb.DuckDBPyConnection, case: dict[str, Any]) -> None:
    query = """
        select repair_kind, text_as_found, text_as_read from marts.fct_repair where cable_id = ? order by start_offset
    """
    assert rows(structure, query, case["cable_id"]) == case["expect"]["repairs"]


@cases_with("sentences")
def test_sentences(structure: duckdb.DuckDBPyConnection, case: dict[str, Any]) -> None:
    query = "select text from intermediate.int_sentences where cable_id = ? order by sentence_no"
    got = [" ".join(row[0].split()) for row in rows(structure, query, case["cable_id"])]
    assert got == case["expect"]["sentences"]


def test_a_repair_keeps_the_length_and_the_place(structure: duckdb.DuckDBPyConnection) -> None:
    """Every repair can be replayed on the text as found."""
    wrong = structure.execute("""
        select repairs.* from marts.fct_repair as repairs
        inner join intermediate.int_cables as cables using (cable_id)
        inner join raw.cable as records using (record_id)
        where length(text_as_found) != length(text_as_read)
        or substring(records.text, start_offset + 1, length(text_as_found)) != text_as_found
    """).fetchall()
    assert wrong == []
    assert structure.execute("select count(*) from marts.fct_repair").fetchone() != (0,)


@pytest.mark.parametrize(
    ("table", "text"), [("int_paragraphs", "text_read"), ("int_sentences", "text")], ids=["paragraphs", "sentences"]
)
def test_offsets_are_shared(structure: duckdb.DuckDBPyConnection, table: str, text: str) -> None:
    """Text as read is as long as the span found, and starts with its characters unless these were repaired."""
    rows_seen, wrong_length, wrong_words = structure.execute(f"""
        select
            count(*),
            count(*) filter (where length(spans.{text}) != end_offset - start_offset),
            count(*) filter (where right(spans.{text}, 1) != substring(records.text, end_offset, 1))
        from intermediate.{table} as spans
        inner join raw.cable as records using (record_id)
    """).fetchall()[0]
    assert rows_seen > 100
    assert (wrong_length, wrong_words) == (0, 0)
