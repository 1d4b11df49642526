"""A build that kills itself with SIGKILL at one of its points.

`python -m tests.kill.victim WAREHOUSE PROJECT AT LIMIT CHECKS PATH…`. Its points are what it reports while it runs, and
the steps of publishing. At -1 it only counts them; a limit on the size of files, in bytes, makes it a build on a full
disk; CHECKS 0 leaves the suites out, for a project that has not their tables.
"""

import json
import os
import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cables import run
from cables.errors import CablesError
from cables.project import Project
from expectations.results import LayerResult


class Points:
    """A reporter and meter that counts what it is told, and dies at one point."""

    def __init__(self, at: int, warehouse: Path) -> None:
        """Die at point `at` of a build of a warehouse; never where it is negative."""
        self.at = at
        self.passed = 0
        self.largest = 0
        """Bytes of the largest file that the build has had at any point."""
        self._warehouse = warehouse

    def point(self) -> None:
        """Pass one point, or die there."""
        files = self._warehouse.parent.glob(f"{self._warehouse.name}.building-*/warehouse.duckdb*")
        self.largest = max(self.largest, *(file.stat().st_size for file in files), 0)
        if self.passed == self.at:
            os.kill(os.getpid(), signal.SIGKILL)
        self.passed += 1

    def update(self, done: int, total: int | None, note: str = "") -> None:
        """A point within a stage."""
        self.point()

    @contextmanager
    def stage(self, name: str) -> Iterator["Points"]:
        """A stage begins, and ends."""
        self.point()
        yield self
        self.point()


def publishing_step_by_step(points: Points) -> None:
    """Make the steps by which a build is published, each a call of the system, points of their own."""
    replace = Path.replace

    def stepwise(path: Path, target: Path) -> Path:
        if path.name != "warehouse.duckdb":
            return replace(path, target)
        points.point()
        done = replace(path, target)
        points.point()
        return done

    Path.replace = stepwise  # type: ignore[method-assign, assignment]


def main(warehouse: str, project: str, at: str, limit: str, checks: str, *paths: str) -> int:
    if int(limit):
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
    points = Points(int(at), Path(warehouse))
    publishing_step_by_step(points)
    try:
        check = run.check_layer if int(checks) else lambda layer, _database: LayerResult(layer, (), 0.0)
        summary = run.build(paths, Path(warehouse), Project(Path(project)), points, check=check)
    except CablesError as error:
        sys.stdout.write(json.dumps({"error": type(error).__name__, "message": error.message}) + "\n")
        return int(error.exit_code)
    sys.stdout.write(json.dumps({"points": points.passed, "largest": points.largest, "tables": summary.tables}) + "\n")
    return 0


if __name__ == "__main__":
    code = main(*sys.argv[1:])
    sys.stdout.flush()
    os._exit(code)
