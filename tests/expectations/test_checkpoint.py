"""What a checkpoint tells of a broken check, and what it does when it cannot evaluate one."""

import shutil
from pathlib import Path

import duckdb
import pytest

from expectations import LAYERS
from expectations.checkpoint import run_layer
from expectations.thresholds import Ceiling, Floor, all_thresholds

pytestmark = pytest.mark.slow


@pytest.fixture
def spoiled(sample_warehouse: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(sample_warehouse, tmp_path / "spoiled.duckdb"))


def execute(path: Path, statement: str) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute(statement)


def test_a_broken_check_names_its_cables_its_sources_and_the_likely_cause(spoiled: Path) -> None:
    execute(
        spoiled, "update intermediate.int_headers set sent_date = date '1805-03-04' where cable_id = '06ANKARA2290'"
    )

    (check,) = run_layer("staging", spoiled, ["intermediate.int_headers.date_in_range"]).failures

    assert check.status == "failed"
    assert check.broken == check.cable_count == 1
    assert check.cables == ("06ANKARA2290",)
    assert check.sources == (("plain_text", 1),)
    assert check.rows[0][0] == "06ANKARA2290"
    assert "misread" in check.cause


def test_a_few_odd_cables_break_neither_floor_nor_ceiling_and_are_counted(spoiled: Path) -> None:
    execute(
        spoiled,
        "update marts.fct_cable set date_key = -1 where cable_id in (select cable_id from "
        "marts.fct_cable where date_key <> -1 order by 1 limit 9)",
    )

    result = run_layer("marts", spoiled, ["marts.fct_cable.date_unknown", "marts.fct_cable.date_known"])

    assert [(check.status, check.broken, check.seen) for check in result.checks] == [("passed", 10, 48)] * 2


def test_a_ceiling_warns_and_a_floor_fails(spoiled: Path) -> None:
    execute(spoiled, "update marts.fct_cable set post_key = '-1'")

    result = run_layer("marts", spoiled, ["marts.fct_cable.post_unknown", "marts.fct_cable.post_known"])

    assert [check.name for check in result.warnings] == ["marts.fct_cable.post_unknown"]
    assert [check.name for check in result.failures] == ["marts.fct_cable.post_known"]


def test_an_empty_warehouse_breaks_nothing(spoiled: Path) -> None:
    with duckdb.connect(str(spoiled)) as connection:
        tables = connection.execute("select schema_name, table_name from duckdb_tables()").fetchall()
        for schema, table in tables:
            connection.execute(f"delete from {schema}.{table}")

    assert [check.name for layer in LAYERS for check in run_layer(layer, spoiled).checks if not check.success] == []


def test_a_check_that_cannot_be_evaluated_has_failed_and_those_beside_it_are_judged(spoiled: Path) -> None:
    execute(spoiled, "alter table raw.reject rename column reason to why")

    result = run_layer("raw", spoiled, ["raw.reject"])

    observed = {check.name: check.observed for check in result.failures}
    assert set(observed) == {"raw.reject.columns", "raw.reject.says_why"}
    assert observed["raw.reject.says_why"].startswith("could not be evaluated")
    assert "reason" in observed["raw.reject.says_why"]


def test_a_missing_table_fails_its_checks(spoiled: Path) -> None:
    execute(spoiled, "drop table marts.fct_repair")

    result = run_layer("marts", spoiled, ["marts.fct_repair"])

    assert {check.observed for check in result.failures} == {
        "could not be evaluated: there is no table marts.fct_repair"
    }


def test_the_file_is_free_for_writing_after_a_check(spoiled: Path) -> None:
    run_layer("raw", spoiled, ["raw.load_run"])

    execute(spoiled, "create table raw.after_the_check (n integer)")


def test_long_values_are_cut_in_sample_rows(spoiled: Path) -> None:
    execute(spoiled, "update raw.cable set container_fields = '[\"' || repeat('z', 5000) || '\"]'")

    (check,) = run_layer("raw", spoiled, ["raw.cable.fields_are_json"]).failures
    assert all(len(str(cell)) <= 200 for row in check.rows for cell in row)


@pytest.mark.parametrize("name", all_thresholds())
def test_every_threshold_has_a_history_and_reasons(name: str) -> None:
    threshold = all_thresholds()[name]

    assert isinstance(threshold, Floor | Ceiling)
    assert 0 <= threshold.value <= 1
    assert threshold.of
    dates = [since.date for since in threshold.history]
    assert dates == sorted(dates)
    assert all(since.because.endswith(".") for since in threshold.history)
