"""dbt, run inside this process: which nodes, how far, what failed and where to look."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import chdir, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from cables.environment import environment
from cables.errors import StepFailedError
from cables.progress import Meter
from cables.project import Project

if TYPE_CHECKING:
    from dbt.cli.main import dbtRunnerResult
    from dbt_common.events.base_types import EventMsg

SAMPLE_ROWS = 5
PARSED = "partial_parse.msgpack"
# Selected by schema and not by folder: a folder's own tests may need tables that only come later. Tests follow what
# they test, as `indirect` says.
SEEDS = ("config.schema:seeds",)
BEFORE_MARTS = ("config.schema:staging", "config.schema:intermediate")
MARTS = ("config.schema:marts", "config.schema:shareable", "config.schema:reporting")
# Data tests of the seeds are half of all. The files travel with the code and do not change with the cables: our test
# suite and `dbt build` run them, a build does not.
TESTS_OF_SEEDS = "path:seeds,resource_type:test"


@dataclass(frozen=True)
class NodeFailure:
    """A model that could not be built or a data test that found rows."""

    name: str
    kind: str
    """`model`, `seed` or `test`."""
    message: str
    path: str
    """The compiled SQL where there is some, else the file that declares the node."""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[object, ...], ...] = ()
    """The first rows that a test found."""
    is_check: bool = False
    """The data is at fault, not the project."""


@dataclass(frozen=True)
class Outcome:
    """What one dbt invocation did."""

    done: int
    failures: tuple[NodeFailure, ...]


class _Counter:
    """Follows dbt's events on the meter."""

    def __init__(self, meter: Meter) -> None:
        self._meter = meter
        self._total: int | None = None
        self.done = 0

    def __call__(self, event: EventMsg) -> None:
        name = event.info.name
        if name == "ConcurrencyLine":
            self._total = event.data.node_count
            self._meter.update(self.done, self._total)
        elif name in {"NodeFinished", "SkippingDetails"}:
            self.done += name == "NodeFinished"
            self._meter.update(self.done, self._total, event.data.node_info.node_name)


class _Log:
    """Keeps dbt's warnings and errors. Its own log of all it does costs more than a small build's SQL."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self, event: EventMsg) -> None:
        if event.info.level in {"warn", "error"}:
            with self._path.open("a", encoding="utf-8") as log:
                log.write(f"{event.info.level} {event.info.name}: {event.info.msg}\n")


class Transformation:
    """The project, bound to one warehouse file. It parses once and builds as often as asked."""

    def __init__(self, project: Project, database: Path, workdir: Path) -> None:
        """Bind to `database`; compiled SQL and logs go under `workdir`.

        Args:
            project: the dbt project.
            database: the DuckDB file; no connection to it may be open while dbt runs.
            workdir: an absolute directory that may be written to; the project's own may be read-only.
        """
        self._project = project
        self._database = database
        self._target = workdir / "target"
        self._logs = workdir / "logs"
        self._manifest: Any = None

    def parse(self) -> None:
        """Read the project.

        Raises:
            StepFailedError: dbt cannot make sense of it.
        """
        kept = self._project.cache() / PARSED
        result = self._invoke("parse", ["--partial-parse-file-path", str(kept)] if kept.is_file() else [], None)
        if not result.success:
            raise StepFailedError(f"The dbt project does not parse: {result.exception}")
        self._manifest = result.result
        _keep(self._target / PARSED, kept)

    def build(self, selection: Sequence[str], meter: Meter, *, full_refresh: bool, indirect: str) -> Outcome:
        """Build the selected nodes and run their data tests.

        Args:
            selection: dbt selectors.
            meter: told after each node.
            full_refresh: build incremental models anew.
            indirect: `eager` runs all tests that touch a selected node, `buildable` only those that need nothing but
                selected nodes and what these are built from.

        Raises:
            StepFailedError: dbt itself failed, before or beside the nodes.
        """
        counter = _Counter(meter)
        arguments = [
            "--select",
            *selection,
            "--exclude-resource-type",
            "unit_test",
            "--exclude",
            TESTS_OF_SEEDS,
            "--indirect-selection",
            indirect,
        ]
        if full_refresh:
            arguments.append("--full-refresh")
        result = self._invoke("build", arguments, counter)
        if result.exception is not None:
            raise StepFailedError(f"dbt stopped: {result.exception}")
        return Outcome(counter.done, tuple(self._failures(result.result)))

    def _invoke(self, command: str, arguments: Sequence[str], counter: _Counter | None) -> dbtRunnerResult:
        from dbt.cli.main import dbtRunner  # noqa: PLC0415 - a second of import, needed by builds alone

        self._logs.mkdir(parents=True, exist_ok=True)
        log = _Log(self._logs / "dbt.log")
        runner = dbtRunner(manifest=self._manifest, callbacks=[log, counter] if counter else [log])
        project = str(self._project.directory)
        flags = ["--log-level", "none", "--log-level-file", "none", "--log-path", str(self._logs)]
        # Nobody reads the artefacts of a run, and writing them takes a tenth of a small one.
        flags += ["--no-use-colors", "--no-write-json"]
        places = ["--project-dir", project, "--profiles-dir", project, "--target-path", str(self._target)]
        quiet = {
            "CABLES_WAREHOUSE": self._database.name,
            "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
            "DBT_VERSION_CHECK": "false",
        }
        # The path is relative, and so the same in every run: another would make dbt parse the whole project anew.
        with chdir(self._database.parent), environment(quiet):
            try:
                result = runner.invoke([*flags, command, *places, *arguments])
            finally:
                _close_connections()
        if isinstance(result.exception, KeyboardInterrupt | SystemExit):
            raise result.exception
        return result

    def _failures(self, run: Any) -> Iterator[NodeFailure]:  # noqa: ANN401 - dbt's result types are not typed
        for result in run.results:
            if result.status not in {"error", "fail"}:
                continue
            node = result.node
            compiled = getattr(node, "compiled_path", None)
            path = self._target.parent / compiled if compiled else self._project.directory / node.original_file_path
            columns, rows = _sample(self._database, getattr(node, "compiled_code", None), result.status)
            yield NodeFailure(
                name=node.name,
                kind=str(node.resource_type),
                message=(result.message or "").strip(),
                path=str(path),
                columns=columns,
                rows=rows,
                is_check=result.status == "fail",
            )


def _sample(database: Path, query: str | None, status: str) -> tuple[tuple[str, ...], tuple[tuple[object, ...], ...]]:
    """Fetch the first rows that a failed test found."""
    if status != "fail" or not query:
        return (), ()
    with duckdb.connect(str(database), read_only=True) as connection:
        found = connection.execute(f"select * from ({query}\n) limit {SAMPLE_ROWS}")
        columns = tuple(column[0] for column in found.description or ())
        return columns, tuple(found.fetchall())


def _keep(parsed: Path, kept: Path) -> None:
    """Keep the parsed project for the next run. It saves seconds and nothing depends on it, so failing is no matter."""
    with suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        ours = kept.with_name(f"{kept.name}.{os.getpid()}")
        shutil.copyfile(parsed, ours)
        ours.replace(kept)


def _close_connections() -> None:
    """Close the connection that dbt-duckdb keeps for the process, so that others can open the file."""
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager  # noqa: PLC0415

    environment = DuckDBConnectionManager._ENV
    if environment is not None:
        environment.close()
        DuckDBConnectionManager.close_all_connections()
