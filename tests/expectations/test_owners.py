"""Each check has one owner: what a data test or a contract of dbt holds, no suite looks at again."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from dbt.cli.main import dbtRunner
from great_expectations.expectations import (
    ExpectColumnValuesToBeInSet,
    ExpectColumnValuesToBeUnique,
    ExpectColumnValuesToNotBeNull,
)

from cables.project import locate
from expectations import LAYERS
from expectations.checkpoint import suites_of
from expectations.checks import Check, TableSuite, each, expect, never

pytestmark = pytest.mark.slow

OF_EXPECTATIONS = {
    "expect_column_values_to_not_be_null": "not_null",
    "expect_column_values_to_be_unique": "unique",
    "expect_compound_columns_to_be_unique": "unique",
    "expect_column_values_to_be_in_set": "accepted_values",
}
GENERIC = ("not_null", "unique", "accepted_values", "relationships")
NULL = re.compile(r"(\w+) is null")
TWICE = re.compile(r"count\(\*\) over \(partition by ([\w, ]+)\) > 1|group by ([\w, ]+) having count\(\*\) > 1")
ORPHANS = re.compile(r"from \(select \* from \{batch\}\) as \w+ anti join ([\w.]+)(?: as \w+)? using \(([\w, ]+)\)$")
ABROAD = re.compile(
    r"from \(select \* from \{batch\}\) as (\w+) anti join ([\w.]+) as (\w+) on \1\.(\w+) = \3\.\w+(?: where .*)?$"
)


class Claim(NamedTuple):
    """What a check says of columns: comparable, whichever tool says it."""

    kind: str
    table: str
    columns: frozenset[str]
    of: str = ""
    """The table in which a relationship finds its other end."""


def columns_of(written: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", written))


def claims_of(suite: TableSuite, check: Check) -> Iterator[Claim]:
    """What a check of a suite claims, where dbt could claim it too."""
    config = check.expectation.configuration
    if kind := OF_EXPECTATIONS.get(config.type):
        names = config.kwargs.get("column_list") or [config.kwargs["column"]]
        yield Claim(kind, suite.table, frozenset(names))
    if found := NULL.fullmatch(check.condition or ""):
        yield Claim("not_null", suite.table, columns_of(found[1]))
    query = config.kwargs.get("unexpected_rows_query", "")
    for found in TWICE.finditer(query):
        yield Claim("unique", suite.table, columns_of(found[1] or found[2]))
    if found := ORPHANS.search(query):
        yield Claim("relationships", suite.table, columns_of(found[2]), found[1])
    if found := ABROAD.search(query):
        yield Claim("relationships", suite.table, columns_of(found[4]), found[2])


def repeated(suites: Iterable[TableSuite], held: set[Claim]) -> list[str]:
    """Checks of suites that claim what is held already."""
    return [
        suite.full_name(check)
        for suite in suites
        for check in suite.checks
        if any(claim in held for claim in claims_of(suite, check))
    ]


@pytest.fixture(scope="module")
def manifest(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The project as dbt reads it."""
    project = str(locate().directory)
    target: Path = tmp_path_factory.mktemp("target")
    places = ["--project-dir", project, "--profiles-dir", project, "--target-path", str(target)]
    parsed = dbtRunner().invoke(["--log-level", "none", "--log-level-file", "none", "parse", *places])
    assert parsed.success, parsed.exception
    return parsed.result


@pytest.fixture(scope="module")
def held(manifest: Any) -> set[Claim]:
    """What dbt's generic tests and the contracts of models claim."""
    tables = {
        key: f"{node.schema}.{getattr(node, 'identifier', None) or node.alias}"
        for key, node in (manifest.nodes | manifest.sources).items()
        if node.resource_type in ("model", "seed", "source")
    }
    named = {key.split(".")[-1]: table for key, table in tables.items()}
    columns = {
        tables[key]: set(node.columns) for key, node in (manifest.nodes | manifest.sources).items() if key in tables
    }
    found: set[Claim] = set()
    for node in manifest.nodes.values():
        meta = getattr(node, "test_metadata", None)
        if node.resource_type == "test" and meta and meta.name in GENERIC:
            to = re.search(r"'(\w+)'\s*\)", meta.kwargs.get("to", ""))
            (table,) = {tables[key] for key in node.depends_on.nodes} - ({named[to[1]]} if to else set()) or {
                named[to[1]]
            }
            written = columns_of(meta.kwargs["column_name"])
            found.add(Claim(meta.name, table, written & columns[table] or written, named[to[1]] if to else ""))
        for column in node.columns.values() if node.unique_id in tables else ():
            if any(constraint.type == "not_null" for constraint in column.constraints):
                found.add(Claim("not_null", tables[node.unique_id], frozenset({column.name})))
    return found


def test_no_suite_repeats_what_dbt_holds(held: set[Claim]) -> None:
    assert {claim.kind for claim in held} == set(GENERIC)
    assert len(held) > 300

    assert repeated((suite for layer in LAYERS for suite in suites_of(layer)), held) == []


def test_every_table_that_readers_query_is_held_by_more_than_its_columns(manifest: Any, held: set[Claim]) -> None:
    """Each has a key or a calendar that dbt tests, or a check of its own in a suite: none only has types."""
    checked = {suite.table for layer in LAYERS for suite in suites_of(layer)}
    keyed = {claim.table for claim in held if claim.kind == "unique"}
    public = {
        f"{node.schema}.{node.alias}"
        for node in manifest.nodes.values()
        if node.resource_type == "model" and node.schema in ("marts", "shareable", "reporting")
    }

    assert len(public) > 35
    # What a build wrote down of itself, as it stands: there is nothing to check it against but its key.
    assert public - checked == {"reporting.check_history", "reporting.layer_quality_history"}
    assert public - checked <= keyed
    assert {table for table in public if table.startswith("marts.")} - keyed == set()


def test_a_repetition_is_seen_in_whatever_form_it_is_written(held: set[Claim]) -> None:
    checks = [
        expect("a", ExpectColumnValuesToNotBeNull(column="cable_id", description="d"), cause="c"),
        expect("b", ExpectColumnValuesToBeUnique(column="cable_id", description="d"), cause="c"),
        expect("c", ExpectColumnValuesToBeInSet(column="text_status", value_set=["full"], description="d"), cause="c"),
        each("d", "d", "post_key is null", shows="cable_id", cause="c"),
        each("e", "d", "count(*) over (partition by cable_id) > 1", shows="cable_id", cause="c"),
        never("f", "d", "select f.cable_id from {batch} as f anti join marts.dim_post using (post_key)", cause="c"),
        never(
            "g",
            "d",
            "select f.cable_id from {batch} as f anti join marts.dim_date as d on f.date_key = d.date_key",
            cause="c",
        ),
        # These say more, and are no repetition.
        each("h", "d", "date_key = -1", shows="cable_id", cause="c"),
        never("i", "d", "select f.cable_id from {batch} as f anti join raw.cable using (record_id)", cause="c"),
    ]

    found = repeated([TableSuite("marts.fct_cable", ("cable_id",), checks)], held)

    assert found == [f"marts.fct_cable.{name}" for name in "abcdefg"]
