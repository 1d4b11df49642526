"""Loading in two steps gives what loading at once gives, also where a fuller copy of a cable comes later."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.models.conftest import STRUCTURE, build_selected

pytestmark = pytest.mark.slow

TABLES = (
    "intermediate.int_cables",
    "intermediate.int_paragraphs",
    "intermediate.int_sentences",
    "intermediate.int_sentence_runs",
    "intermediate.int_events__sentences",
    "intermediate.int_events__cues",
    "intermediate.int_meetings__frames",
    "intermediate.int_requests__frames",
    "intermediate.int_requests__candidates",
    "marts.fct_cable",
    "marts.cable_paragraph",
    "marts.bridge_cable_tag",
    "marts.bridge_cable_post",
    "marts.fct_cable_reference",
    "marts.fct_repair",
)

# All that is incremental: the models that depend on one record alone.
SELECTED = (*STRUCTURE, "+int_sentence_runs", "+int_meetings__frames", "+int_requests__candidates")


@pytest.fixture(scope="module")
def both_ways(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    samples = repository / "samples" / "cables"
    folder = tmp_path_factory.mktemp("steps")
    build_selected([str(samples / "dump"), str(samples / "text")], folder / "stepwise.duckdb", repository, SELECTED)
    build_selected([str(samples)], folder / "stepwise.duckdb", repository, SELECTED, full_refresh=False)
    build_selected([str(samples)], folder / "at_once.duckdb", repository, SELECTED)
    connection = duckdb.connect(str(folder / "at_once.duckdb"), read_only=True)
    connection.execute(f"attach '{folder / 'stepwise.duckdb'}' as stepwise (read_only)")
    yield connection
    connection.close()


@pytest.mark.parametrize("table", TABLES)
def test_stepwise_is_as_at_once(both_ways: duckdb.DuckDBPyConnection, table: str) -> None:
    rows = both_ways.execute(f"select count(*) from {table}").fetchone()
    assert rows is not None and rows[0] >= 20
    for one, other in ((table, f"stepwise.{table}"), (f"stepwise.{table}", table)):
        assert both_ways.execute(f"select * from {one} except all select * from {other}").fetchall() == []


def test_a_fuller_copy_came_later(both_ways: duckdb.DuckDBPyConnection) -> None:
    """The samples hold a cable whose fuller copy is not in the dump: the test above would be empty without."""
    replaced = both_ways.execute("""
        select count(*) from intermediate.int_cables as cables
        inner join raw.cable as records using (record_id)
        where cables.in_cables_csv and records.format != 'cables_csv'
    """).fetchone()
    assert replaced is not None and replaced[0] > 0
