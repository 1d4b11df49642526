"""Golden texts through the real pipeline: the meetings and requests that the marts find in each."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from tests.models.conftest import build_selected

pytestmark = pytest.mark.slow

GOLDEN = Path(__file__).resolve().parent.parent / "golden"
HEAD = """R 150300Z OCT 07
FM AMEMBASSY SUVA
TO SECSTATE WASHDC
C O N F I D E N T I A L SUVA {serial:06d}
SIPDIS
E.O. 12958: DECL: 10/15/2017
TAGS: PREL FJ
SUBJECT: THE LIGHTHOUSE

"""


def cases(event: str) -> list[dict[str, Any]]:
    return [case for path in sorted((GOLDEN / event).glob("*.yml")) for case in yaml.safe_load(path.read_text("utf-8"))]


SERIALS = {case["name"]: serial for serial, case in enumerate(cases("meetings") + cases("requests"), start=501)}


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    folder = tmp_path_factory.mktemp("events")
    texts = folder / "texts"
    texts.mkdir()
    for case in cases("meetings") + cases("requests"):
        serial = SERIALS[case["name"]]
        (texts / f"{serial}.txt").write_text(HEAD.format(serial=serial) + case["text"], encoding="utf-8")
    selection = ("+fct_meeting", "+bridge_meeting_official", "+fct_request", "+dim_date")
    build_selected([str(texts)], folder / "warehouse.duckdb", repository, selection)
    connection = duckdb.connect(str(folder / "warehouse.duckdb"), read_only=True)
    yield connection
    connection.close()


def found(connection: duckdb.DuckDBPyConnection, query: str, case: dict[str, Any]) -> list[dict[str, Any]]:
    result = connection.execute(query, [f"07SUVA{SERIALS[case['name']]}"])
    names = [column[0] for column in result.description or []]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


@pytest.mark.parametrize("case", cases("meetings"), ids=lambda case: case["name"])
def test_meetings(events: duckdb.DuckDBPyConnection, case: dict[str, Any]) -> None:
    query = """
        select
            coalesce((
                select list_sort(list(people.name_in_cable)) from marts.bridge_meeting_official as people
                where people.meeting_key = meetings.meeting_key
            ), []) as participants,
            days.date, meetings.date_precision as precision, meetings.kind, meetings.status, meetings.paragraphs
        from marts.fct_meeting as meetings
        inner join marts.dim_date as days on meetings.date_key = days.date_key
        where meetings.cable_id = ?
        order by meetings.evidence_start, days.date, participants desc
    """
    assert found(events, query, case) == case["expect"]


@pytest.mark.parametrize("case", cases("requests"), ids=lambda case: case["name"])
def test_requests(events: duckdb.DuckDBPyConnection, case: dict[str, Any]) -> None:
    query = """
        select requester, addressee, action, response, paragraphs from marts.fct_request
        where cable_id = ? order by evidence_start
    """
    assert found(events, query, case) == case["expect"]


def test_evidence_is_the_text_as_found(events: duckdb.DuckDBPyConnection) -> None:
    counts = events.execute("""
        select count(*), count(*) filter (
            where facts.evidence
                = substring(cables.text, facts.evidence_start + 1, facts.evidence_end - facts.evidence_start)
        )
        from (
            select cable_id, evidence, evidence_start, evidence_end from marts.fct_meeting
            union all
            select cable_id, evidence, evidence_start, evidence_end from marts.fct_request
        ) as facts
        inner join intermediate.int_cables as kept using (cable_id)
        inner join raw.cable as cables using (record_id)
    """).fetchall()
    assert counts[0][0] == counts[0][1] > 0
