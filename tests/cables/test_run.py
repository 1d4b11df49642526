"""The conductor, over a project of four nodes and invented cables: what is published, when, and what is left behind."""

import multiprocessing
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from cables import run
from cables.errors import LockedError, NotFoundError, StepFailedError, UsageError
from cables.progress import Silence
from cables.project import Project
from cables.warehouse import locked
from expectations import LAYERS, Layer
from tests.cables.conftest import failing_at, passing

WriteCable = Callable[[int], str]


def build(paths: list[str], warehouse: Path, project: Project, **options: object) -> run.RunSummary:
    return run.build(paths, warehouse, project, Silence(), **{"check": passing, **options})  # type: ignore[arg-type]


def rows(warehouse: Path, query: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return connection.execute(query).fetchall()


def beside(warehouse: Path) -> set[str]:
    return {path.name for path in warehouse.parent.glob("w.duckdb*")}


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    return tmp_path / "w.duckdb"


def test_a_build_publishes_marts_and_accounts_for_every_record(
    warehouse: Path, project: Project, write_cable: WriteCable
) -> None:
    summary = build([write_cable(1), write_cable(2)], warehouse, project)

    assert summary.accounts == run.Accounts(files=2, records=2, cables_as_found=2, rejects=0, cables=2)
    assert summary.tables["marts.fct_cable"] == 2
    assert [stage.name for stage in summary.stages] == [
        "load",
        "start dbt and the checks",
        "check raw",
        "read the project",
        "structure and language",
        "check staging",
        "marts and reporting",
        "check marts",
        "publish",
    ]
    assert summary.checks_passed == len(LAYERS)
    assert rows(warehouse, "select count(*) from marts.fct_cable") == [(2,)]
    assert beside(warehouse) == {"w.duckdb"}


def test_more_files_are_added_and_known_ones_change_nothing(
    warehouse: Path, project: Project, write_cable: WriteCable
) -> None:
    build([write_cable(1)], warehouse, project)
    again = build([write_cable(1)], warehouse, project)
    more = build([write_cable(1), write_cable(2)], warehouse, project)

    assert again.models_unchanged
    assert again.load.files_known == 1
    assert not more.models_unchanged
    assert more.load.cables_added == 1
    assert more.accounts.cables == 2


def test_a_changed_rule_derives_everything_anew(warehouse: Path, project: Project, write_cable: WriteCable) -> None:
    build([write_cable(1)], warehouse, project)
    before = rows(warehouse, "select words from marts.fct_cable")
    model = project.directory / "models/intermediate/int_words.sql"
    model.write_text(model.read_text().replace('"factor", 1', '"factor", 10'))

    summary = build([write_cable(1)], warehouse, project)

    assert not summary.models_unchanged
    assert rows(warehouse, "select words from marts.fct_cable") == [(before[0][0] * 10,)]  # type: ignore[operator]


def test_load_alone_leaves_the_marts_out(warehouse: Path, project: Project, write_cable: WriteCable) -> None:
    summary = build([write_cable(1)], warehouse, project, models=False)

    assert summary.accounts.cables == 0
    assert rows(warehouse, "select count(*) from raw.cable") == [(1,)]
    assert not [name for name in summary.tables if name.startswith("marts.")]


@pytest.mark.parametrize("layer", LAYERS)
def test_a_broken_check_publishes_nothing_and_names_it(
    layer: Layer, warehouse: Path, project: Project, write_cable: WriteCable
) -> None:
    build([write_cable(1)], warehouse, project)
    before = warehouse.read_bytes()

    with pytest.raises(run.ChecksFailedError) as caught:
        build([write_cable(2)], warehouse, project, check=failing_at(layer))

    (check,) = caught.value.checks
    assert (check.table, check.column, check.rows) == (f"{layer}.t", "c", (("k1",),))
    assert warehouse.read_bytes() == before
    assert str(warehouse) + ".failed" in caught.value.way_out
    assert beside(warehouse) == {"w.duckdb", "w.duckdb.failed"}
    assert rows(warehouse.with_name("w.duckdb.failed") / "warehouse.duckdb", "select count(*) from raw.cable") == [(2,)]


def test_a_good_build_clears_the_failed_one_away(warehouse: Path, project: Project, write_cable: WriteCable) -> None:
    with pytest.raises(run.ChecksFailedError):
        build([write_cable(1)], warehouse, project, check=failing_at("marts"))
    assert beside(warehouse) == {"w.duckdb.failed"}

    build([write_cable(1)], warehouse, project)

    assert beside(warehouse) == {"w.duckdb"}


def test_a_broken_data_test_shows_its_rows(warehouse: Path, project: Project, write_cable: WriteCable) -> None:
    (project.directory / "seeds/kinds.csv").write_text("kind\nletter\nnote\n")

    with pytest.raises(run.ChecksFailedError) as caught:
        build([write_cable(1)], warehouse, project)

    (node,) = caught.value.nodes
    assert node.name == "unique_fct_cable_cable_id"
    assert node.columns == ("unique_field", "n_records")
    assert [row[1] for row in node.rows] == [2]
    assert Path(node.path).read_text().strip().startswith("select")
    assert not warehouse.exists()


def test_a_broken_model_is_named_with_its_sql(warehouse: Path, project: Project, write_cable: WriteCable) -> None:
    (project.directory / "models/marts/fct_cable.sql").write_text("select no_such_column from {{ ref('int_words') }}")

    with pytest.raises(run.ModelsFailedError) as caught:
        build([write_cable(1)], warehouse, project)

    (node,) = caught.value.nodes
    assert node.name == "fct_cable"
    assert "no_such_column" in node.message
    assert "no_such_column" in Path(node.path).read_text()


def test_a_project_that_does_not_parse_is_told(warehouse: Path, project: Project, write_cable: WriteCable) -> None:
    (project.directory / "models/marts/fct_cable.sql").write_text("select {{ ref('nowhere') }}")

    with pytest.raises(StepFailedError, match="nowhere"):
        build([write_cable(1)], warehouse, project)


def test_a_fault_of_the_program_leaves_the_published_file(
    warehouse: Path, project: Project, write_cable: WriteCable
) -> None:
    build([write_cable(1)], warehouse, project)
    before = warehouse.read_bytes()

    def burst(*_: object) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        build([write_cable(2)], warehouse, project, check=burst)

    assert warehouse.read_bytes() == before
    assert beside(warehouse) == {"w.duckdb", "w.duckdb.failed"}


def test_an_interruption_leaves_no_trace(warehouse: Path, project: Project, write_cable: WriteCable) -> None:
    build([write_cable(1)], warehouse, project)
    before = warehouse.read_bytes()

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build([write_cable(2)], warehouse, project, check=interrupt)

    assert warehouse.read_bytes() == before
    assert beside(warehouse) == {"w.duckdb"}


def test_leftovers_of_a_killed_run_are_removed(warehouse: Path, project: Project, write_cable: WriteCable) -> None:
    leftover = warehouse.with_name("w.duckdb.building-1")
    leftover.mkdir()
    (leftover / "warehouse.duckdb").write_bytes(b"torn")

    build([write_cable(1)], warehouse, project)

    assert beside(warehouse) == {"w.duckdb"}


def test_an_input_that_is_not_there_is_named(warehouse: Path, project: Project, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match=r"nowhere\.csv"):
        build([str(tmp_path / "nowhere.csv")], warehouse, project)
    assert beside(warehouse) == set()


def test_a_file_that_is_no_warehouse_is_left_alone(warehouse: Path, project: Project, write_cable: WriteCable) -> None:
    warehouse.write_text("these are my notes")

    with pytest.raises(UsageError, match="not a DuckDB warehouse"):
        build([write_cable(1)], warehouse, project)

    assert warehouse.read_text() == "these are my notes"
    assert beside(warehouse) == {"w.duckdb"}


def test_a_warehouse_is_not_named_like_a_schema(project: Project, write_cable: WriteCable, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"raw\.duckdb"):
        build([write_cable(1)], tmp_path / "raw.duckdb", project)


def _hold(
    warehouse: Path, held: "multiprocessing.synchronize.Event", release: "multiprocessing.synchronize.Event"
) -> None:
    with locked(warehouse):
        held.set()
        release.wait(30)


def test_two_runs_never_build_the_same_warehouse(warehouse: Path, project: Project, write_cable: WriteCable) -> None:
    context = multiprocessing.get_context("spawn")
    held, release = context.Event(), context.Event()
    holder = context.Process(target=_hold, args=(warehouse, held, release))
    holder.start()
    assert held.wait(30)
    try:
        with pytest.raises(LockedError, match=rf"process {holder.pid}"):
            build([write_cable(1)], warehouse, project)
    finally:
        release.set()
        holder.join(30)

    assert build([write_cable(1)], warehouse, project).accounts.cables == 1


def test_a_warehouse_open_for_writing_elsewhere_is_not_copied(
    warehouse: Path, project: Project, write_cable: WriteCable
) -> None:
    build([write_cable(1)], warehouse, project)
    context = multiprocessing.get_context("spawn")
    held, release = context.Event(), context.Event()
    writer = context.Process(target=_write, args=(warehouse, held, release))
    writer.start()
    assert held.wait(30)
    try:
        with pytest.raises(LockedError, match="open for writing"):
            build([write_cable(2)], warehouse, project)
    finally:
        release.set()
        writer.join(30)


def _write(
    warehouse: Path, held: "multiprocessing.synchronize.Event", release: "multiprocessing.synchronize.Event"
) -> None:
    with duckdb.connect(str(warehouse)):
        held.set()
        release.wait(30)


def test_the_fingerprint_follows_rules_and_not_the_place(project: Project, tmp_path: Path) -> None:
    moved = project.directory.rename(tmp_path / "elsewhere")
    first = Project(moved).fingerprint()
    (moved / "target").mkdir()
    (moved / "target/manifest.json").write_text("{}")
    assert Project(moved).fingerprint() == first
    (moved / "seeds/kinds.csv").write_text("kind\nnote\n")
    assert Project(moved).fingerprint() != first
