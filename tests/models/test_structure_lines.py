"""Single lines as they are written in the wild, through the real pipeline."""

from typing import Any

import duckdb
import pytest

from tests.models.lines import head_lines, reference_lines

pytestmark = pytest.mark.slow

REFERENCES_RIGHT = 0.97


def cable_of(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    """The cable that the file of this name holds."""
    found = connection.execute(
        """
        select ids.cable_id from intermediate.int_record_ids as ids
        inner join raw.source_file as files using (file_sha256) where files.path like ?
        """,
        [f"%/{name}.txt"],
    ).fetchall()
    assert len(found) == 1
    return str(found[0][0])


def numbered(part: str) -> pytest.MarkDecorator:
    cases = list(enumerate(head_lines(part)))
    return pytest.mark.parametrize(("number", "case"), cases, ids=[repr(case["line"]) for _, case in cases])


@numbered("classification")
def test_classification_line(structure: duckdb.DuckDBPyConnection, number: int, case: dict[str, Any]) -> None:
    cable_id = cable_of(structure, f"classification-{number}")
    assert cable_id == case["id"]
    row = structure.execute("select classification, captions from marts.fct_cable where cable_id = ?", [cable_id])
    classification, captions = row.fetchall()[0]
    assert classification == case["classification"]
    assert captions == case.get("captions", [])


@numbered("tags")
def test_tags_line(structure: duckdb.DuckDBPyConnection, number: int, case: dict[str, Any]) -> None:
    query = "select tag_code from intermediate.int_tags where cable_id = ? order by position"
    found = structure.execute(query, [cable_of(structure, f"tags-{number}")]).fetchall()
    assert [row[0] for row in found] == case["tags"]


@numbered("subject")
def test_subject_line(structure: duckdb.DuckDBPyConnection, number: int, case: dict[str, Any]) -> None:
    query = "select subject from marts.fct_cable where cable_id = ?"
    assert structure.execute(query, [cable_of(structure, f"subject-{number}")]).fetchone() == (case["subject"],)


def test_references(structure: duckdb.DuckDBPyConnection) -> None:
    """Of the items of all fields, so many are right; the message shows those that are not."""
    query = "select label, referenced_cable_id from marts.fct_cable_reference where cable_id = ? order by position"
    right, items, wrong = 0, 0, []
    for number, case in enumerate(reference_lines()):
        found = structure.execute(query, [cable_of(structure, f"references-{number}")]).fetchall()
        expected = [tuple(item) for item in case["expect"]]
        hits = sum(item in found for item in expected)
        items += max(len(expected), len(found))
        right += hits
        if found != expected:
            wrong.append((case["ref"], expected, found))
    assert items >= 60
    assert right / items >= REFERENCES_RIGHT, "\n".join(map(repr, wrong))
