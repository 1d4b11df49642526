"""The sample cables: what the marts say of their structure is what their truth says."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

pytestmark = pytest.mark.slow

SINGLE = {
    "date_basis": "select date_basis from marts.fct_cable where cable_id = ?",
    "classification": "select classification from marts.fct_cable where cable_id = ?",
    "precedence": "select precedence from marts.fct_cable where cable_id = ?",
    "subject": "select subject from marts.fct_cable where cable_id = ?",
    "signer": "select signer from marts.fct_cable where cable_id = ?",
    "text_status": "select text_status from marts.fct_cable where cable_id = ?",
    "is_partial_extract": "select is_partial_extract from marts.fct_cable where cable_id = ?",
    "has_redactions": "select has_redactions from marts.fct_cable where cable_id = ?",
    "source_count": "select source_count from marts.fct_cable where cable_id = ?",
    "declassify_on": "select declassify_on::varchar from marts.fct_cable where cable_id = ?",
    "sent_at": "select strftime(sent_at, '%Y-%m-%dT%H:%M:%S') from marts.fct_cable where cable_id = ?",
    "sent_year": "select nullif(date_key, -1) // 10000 from marts.fct_cable where cable_id = ?",
    "captions": "select captions from marts.fct_cable where cable_id = ?",
    "classified_by": "select classified_by from marts.fct_cable where cable_id = ?",
    "post_name": """
        select posts.post_name from intermediate.int_headers as headers
        inner join seeds.posts as posts using (post_code) where headers.cable_id = ?
    """,
}
SEVERAL = {
    "tags": "select tag_code from intermediate.int_tags where cable_id = ? order by position",
    "paragraph_numbers": """
        select paragraph_no from marts.cable_paragraph where cable_id = ? and paragraph_no > 0 order by 1
    """,
    "references": "select referenced_cable_id from marts.fct_cable_reference where cable_id = ? order by position",
    "to": "select name_as_written from marts.bridge_cable_post where cable_id = ? and role = 'to'",
    "info": "select name_as_written from marts.bridge_cable_post where cable_id = ? and role = 'info'",
}


def _upper(value: Any) -> Any:
    return value.upper() if value else value


def _zoneless(value: Any) -> Any:
    return value.removesuffix("Z")[:19] if value else value


# Where the truth is written in another form than the marts: how to bring it to theirs.
AS_IN_MARTS: dict[str, Callable[[Any], Any]] = {
    "captions": sorted,
    "sent_at": _zoneless,
    "classified_by": _upper,
    "references": lambda items: [item["cable_id"] if isinstance(item, dict) else item[1] for item in items],
    "to": len,
    "info": len,
}
FROM_MARTS: dict[str, Callable[[Any], Any]] = {"classified_by": _upper, "to": len, "info": len}


def truths(repository: Path) -> list[dict[str, Any]]:
    return [
        json.loads(path.read_text("utf-8"))["structure"]
        for path in sorted((repository / "samples" / "truth").glob("*.json"))
    ]


@pytest.mark.parametrize("field", [*SINGLE, *SEVERAL])
def test_samples(structure: duckdb.DuckDBPyConnection, repository: Path, field: str) -> None:
    wrong = {}
    cables = truths(repository)
    for truth in cables:
        found = structure.execute({**SINGLE, **SEVERAL}[field], [truth["cable_id"]]).fetchall()
        got: Any = [row[0] for row in found] if field in SEVERAL else (found[0][0] if found else "no such cable")
        got = FROM_MARTS.get(field, lambda value: value)(got)
        expected = AS_IN_MARTS.get(field, lambda value: value)(truth[field])
        if got != expected:
            wrong[truth["cable_id"]] = (got, expected)
    assert len(cables) >= 30
    assert wrong == {}


def test_no_cable_besides_the_samples_and_the_golden_texts(structure: duckdb.DuckDBPyConnection) -> None:
    """A copy that is told for another cable would show up as one of its own."""
    strange = structure.execute("select cable_id from marts.fct_cable where cable_id like 'X%'").fetchall()
    assert strange == []
