"""The conductor of `cables build`: load → check → transform → check → publish.

All of it happens on a copy of the warehouse. The copy takes the place of the published file only after every check
has passed; a crash, an interruption or a failed check leaves the published file as it was.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import duckdb

from cables.errors import CablesError, CheckFailedError, DiskFullError, NotFoundError, StepFailedError, is_disk_full
from cables.progress import Meter, Reporter
from cables.project import Project
from cables.record import last_fingerprint, record_build, record_checks
from cables.transform import BEFORE_MARTS, MARTS, SEEDS, NodeFailure, Transformation
from cables.warehouse import Waiting, Workspace, locked, open_workspace, require_name
from expectations import Layer
from expectations.results import CheckResult, LayerResult
from loaders.errors import PathNotFound
from loaders.raw_tables import RUN_TABLES
from loaders.stage import load
from loaders.tally import LoadProgress, LoadSummary

COUNTED_SCHEMAS = ("raw", "marts", "reporting")

Loader = Callable[[Sequence[str], Path, Meter], LoadSummary]
Checker = Callable[[Layer, Path], LayerResult]


@dataclass(frozen=True)
class Stage:
    """One stage of a run and what it cost."""

    name: str
    seconds: float


@dataclass(frozen=True)
class Accounts:
    """Nothing is lost: every record of every file is a cable as found or a reject."""

    files: int
    records: int
    cables_as_found: int
    rejects: int
    cables: int
    """Distinct cables in `fct_cable`; 0 where the marts were not built."""

    @property
    def balanced(self) -> bool:
        """Tell whether records = cables as found + rejects."""
        return self.records == self.cables_as_found + self.rejects


@dataclass(frozen=True)
class RunSummary:
    """What a run did."""

    warehouse: str
    load: LoadSummary
    accounts: Accounts
    tables: dict[str, int]
    """Rows by `schema.table`."""
    stages: tuple[Stage, ...]
    checks_passed: int
    warnings: tuple[CheckResult, ...]
    """Checks that were broken and do not block."""
    models_unchanged: bool
    """Nothing new came in and no rule changed, so the marts were left as they were."""
    seconds: float

    def as_json(self) -> dict[str, Any]:
        """Return the summary as plain types."""
        return asdict(self) | {"balanced": self.accounts.balanced}


class ChecksFailedError(CheckFailedError):
    """Checks failed; the build is kept for inspection."""

    def __init__(self, message: str, way_out: str, checks: Sequence[CheckResult], nodes: Sequence[NodeFailure]) -> None:
        """Keep what failed, to be shown."""
        super().__init__(message, way_out)
        self.checks = tuple(checks)
        self.nodes = tuple(nodes)


class ModelsFailedError(StepFailedError):
    """Models could not be built; the build is kept for inspection."""

    def __init__(self, message: str, way_out: str, nodes: Sequence[NodeFailure]) -> None:
        """Keep what failed, to be shown."""
        super().__init__(message, way_out)
        self.nodes = tuple(nodes)


@dataclass
class _Run:
    """The state of a run under way."""

    workspace: Workspace
    reporter: Reporter
    check: Checker
    stages: list[Stage] = field(default_factory=list)
    results: list[LayerResult] = field(default_factory=list)

    @contextmanager
    def stage(self, name: str) -> Iterator[Meter]:
        started = time.perf_counter()
        with self.reporter.stage(name) as meter:
            yield meter
        self.stages.append(Stage(name, round(time.perf_counter() - started, 3)))

    def require(self, layer: Layer) -> None:
        """Check a layer and let the run go on only if all of it holds."""
        with self.stage(f"check {layer}") as meter:
            result = self.check(layer, self.workspace.database)
            meter.update(len(result.checks), len(result.checks))
        self.results.append(result)
        if result.failures:
            raise ChecksFailedError(
                f"{len(result.failures)} of {len(result.checks)} checks of the {layer} layer failed.",
                f"`cables check {layer} --warehouse {self.workspace.failed_database}` shows them again.",
                result.failures,
                (),
            )

    def transform(
        self, name: str, dbt: Transformation, selection: Sequence[str], *, full_refresh: bool, indirect: str
    ) -> None:
        """Build a part of the models and run its data tests."""
        with self.stage(name) as meter:
            outcome = dbt.build(selection, meter, full_refresh=full_refresh, indirect=indirect)
        broken = [node for node in outcome.failures if not node.is_check]
        if any(is_disk_full(node.message) for node in broken):
            raise DiskFullError(self.workspace.warehouse)
        if broken:
            raise ModelsFailedError(f"{len(broken)} of dbt's nodes failed.", "", broken)
        if outcome.failures:
            raise ChecksFailedError(f"{len(outcome.failures)} data tests failed.", "", (), outcome.failures)


def load_files(paths: Sequence[str], database: Path, meter: Meter) -> LoadSummary:
    """Load into `database`, told on `meter` in files."""

    def follow(progress: LoadProgress) -> None:
        meter.update(
            progress.files_done,
            progress.files_total,
            f"{progress.cables:,} cables, {progress.rejects:,} rejects",
        )

    try:
        summary = load(paths, database, progress=follow, arguments=" ".join(paths))
    except PathNotFound as error:
        raise NotFoundError(str(error), "Check the path; quote a pattern, as in 'pages/*.html'.") from error
    if not summary.files_seen:
        raise NotFoundError(
            f"There is no file in {', '.join(paths)}.", "Name files, folders that hold some, or archives of them."
        )
    return summary


def check_layer(layer: Layer, database: Path) -> LayerResult:
    """Run the Great Expectations suites of a layer."""
    from expectations.checkpoint import run_layer  # noqa: PLC0415 - imports Great Expectations: seconds

    try:
        return run_layer(layer, database)
    except duckdb.Error as error:
        raise StepFailedError(f"The checks of the {layer} layer could not be run: {error}") from error


def build(
    paths: Sequence[str],
    warehouse: Path,
    project: Project,
    reporter: Reporter,
    *,
    full_refresh: bool = False,
    models: bool = True,
    loader: Loader = load_files,
    check: Checker = check_layer,
    waiting: Waiting | None = None,
) -> RunSummary:
    """Load the files and bring the warehouse up to date.

    Args:
        paths: files, folders, globs, or `-`.
        warehouse: the DuckDB file to make or to add to.
        project: the dbt project.
        reporter: told of each stage.
        full_refresh: derive every table anew.
        models: False stops after the raw layer, as `cables load` does.
        loader: puts files into schema `raw`.
        check: runs the suites of a layer.
        waiting: told who builds this warehouse now, before this run waits for it; None raises LockedError instead.

    Raises:
        ChecksFailedError: a check failed; nothing was published.
        ModelsFailedError: a model failed; nothing was published.
        CablesError: see its subclasses.
    """
    started = time.perf_counter()
    warehouse = warehouse.absolute()
    require_name(warehouse)
    with locked(warehouse, waiting):
        warm_up = threading.Thread(target=_import_engines, name="warm-up", daemon=True)
        workspace = open_workspace(warehouse)
        run = _Run(workspace, reporter, check)
        try:
            warm_up.start()
            with run.stage("load") as meter:
                loaded = loader(paths, workspace.database, meter)
            with run.stage("start dbt and the checks"):
                warm_up.join()
            run.require("raw")
            unchanged = False
            if models:
                unchanged = _build_models(run, project, loaded, full_refresh=full_refresh)
            accounts, tables = _count(workspace.database)
            if not accounts.balanced:
                raise CheckFailedError(
                    f"The accounts do not balance: {accounts.records} records in, {accounts.cables_as_found} cables "
                    f"and {accounts.rejects} rejects out."
                )
            with run.stage("publish"):
                record_checks(workspace.database, run.results, loaded.load_id)
                workspace.publish()
        except (NotFoundError, DiskFullError):
            workspace.discard()
            raise
        except CablesError as error:
            if is_disk_full(error):
                workspace.discard()
                raise DiskFullError(warehouse) from error
            error.way_out = " ".join(filter(None, [error.way_out, _aftermath(workspace)]))
            if isinstance(error, ChecksFailedError | ModelsFailedError):
                error.nodes = tuple(_moved(node, workspace) for node in error.nodes)
            raise
        except (KeyboardInterrupt, SystemExit):
            workspace.discard()
            raise
        except Exception as error:
            if is_disk_full(error):
                workspace.discard()
                raise DiskFullError(warehouse) from error
            workspace.keep()
            raise
    return RunSummary(
        warehouse=str(warehouse),
        load=loaded,
        accounts=accounts,
        tables=tables,
        stages=tuple(run.stages),
        checks_passed=sum(len(result.with_status("passed")) for result in run.results),
        warnings=tuple(check for result in run.results for check in result.warnings),
        models_unchanged=unchanged,
        seconds=round(time.perf_counter() - started, 3),
    )


def _aftermath(workspace: Workspace) -> str:
    """Keep the failed build and say where the last good warehouse and the failed one are."""
    kept = workspace.keep()
    published = f"{workspace.warehouse} is as it was." if workspace.warehouse.exists() else "Nothing was published."
    return (
        f"{published} The failed build is kept in {kept}: "
        f'`cables query --warehouse {workspace.failed_database} "SELECT …"` asks it.'
    )


def _moved(node: NodeFailure, workspace: Workspace) -> NodeFailure:
    """Name the files of a failed node where they are kept."""
    was, now = str(workspace.directory), str(workspace.failed)
    return replace(node, path=node.path.replace(was, now), message=node.message.replace(was, now))


def _import_engines() -> None:
    """Import what costs seconds while files are read. One thread imports both: imports that cross can deadlock."""
    import great_expectations  # noqa: F401, PLC0415
    from dbt.cli.main import dbtRunner  # noqa: F401, PLC0415


def _build_models(run: _Run, project: Project, loaded: LoadSummary, *, full_refresh: bool) -> bool:
    """Derive and check all layers above raw; return True when there was nothing to do."""
    database = run.workspace.database
    fingerprint = project.fingerprint()
    built_under = last_fingerprint(database)
    nothing_new = loaded.cables_added == 0 and loaded.rejects_added == 0
    if built_under == fingerprint and not full_refresh and nothing_new:
        return True
    anew = full_refresh or built_under != fingerprint
    dbt = Transformation(project, database, run.workspace.directory)
    with run.stage("read the project"):
        dbt.parse()
    selection = (*SEEDS, *BEFORE_MARTS) if anew else BEFORE_MARTS
    run.transform("structure and language", dbt, selection, full_refresh=anew, indirect="buildable")
    run.require("staging")
    run.transform("marts and reporting", dbt, MARTS, full_refresh=anew, indirect="eager")
    run.require("marts")
    record_build(database, fingerprint, project.seed_hashes(), loaded.load_id)
    return False


def _count(database: Path) -> tuple[Accounts, dict[str, int]]:
    """Count files, records and rows a table."""
    with duckdb.connect(str(database), read_only=True) as connection:
        names = connection.execute(
            "select schema_name, table_name from duckdb_tables() where list_contains(?, schema_name) "
            "order by list_position(?, schema_name), table_name",
            [list(COUNTED_SCHEMAS), list(COUNTED_SCHEMAS)],
        ).fetchall()
        tables = {
            f"{schema}.{table}": _scalar(connection, f'select count(*) from "{schema}"."{table}"')
            for schema, table in names
            if schema != "raw" or table not in RUN_TABLES
        }
        accounts = Accounts(
            files=_scalar(connection, "select count(*) from raw.source_file where status <> 'archive'"),
            records=_scalar(connection, "select coalesce(sum(records_seen), 0) from raw.source_file"),
            cables_as_found=tables["raw.cable"],
            rejects=_scalar(connection, "select coalesce(sum(reject_count), 0) from raw.source_file"),
            cables=tables.get("marts.fct_cable", 0),
        )
    return accounts, tables


def _scalar(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    row = connection.execute(query).fetchone()
    if row is None:
        raise StepFailedError(f"No row from: {query}")
    return int(row[0])
