"""Kill builds of the samples at many points, and give others too little disk: `python -m tests.kill --points 25`."""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import duckdb
import typer
from rich.console import Console

from expectations import LAYERS
from expectations.checkpoint import run_layer

ROOT = Path(__file__).parents[2]
# What differs from run to run though all else is equal: times, and the paths of the inputs.
TIMES = ("started_at", "finished_at", "loaded_at", "built_at", "checked_at", "measured_at", "arguments")


@dataclass(frozen=True)
class Build:
    """How a build ended."""

    code: int
    told: dict[str, Any]
    err: str


def build(warehouse: Path, paths: list[Path], *, project: Path | None = None, at: int = -1, limit: int = 0) -> Build:
    """Run a build in a process of its own.

    Args:
        warehouse: what it builds.
        paths: what it loads.
        project: another dbt project than ours, which our suites do not fit.
        at: the point at which it is killed; -1 for none.
        limit: bytes that a file may have; 0 for no limit.
    """
    command = [sys.executable, "-m", "tests.kill.victim", str(warehouse), str(project or ROOT)]
    command += [str(at), str(limit), "0" if project else "1"]
    run = subprocess.run(
        [*command, *map(str, paths)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    lines = run.stdout.splitlines()
    return Build(run.returncode, json.loads(lines[-1]) if lines and lines[-1].startswith("{") else {}, run.stderr)


def contents(warehouse: Path) -> dict[str, str]:
    """A hash of the rows of each table, whatever their order, without times."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        tables = connection.execute("select schema_name, table_name from duckdb_tables() order by all").fetchall()
        found = {}
        for schema, table in tables:
            left = ", ".join(f"'{name}'" for name in TIMES)
            columns = connection.execute(
                f"select string_agg('\"' || column_name || '\"', ', ') from duckdb_columns() where schema_name = ? "
                f"and table_name = ? and column_name not in ({left})",
                [schema, table],
            ).fetchone()
            rows = connection.execute(
                f'select count(*), coalesce(bit_xor(hash({(columns or ("1",))[0]})), 0) from "{schema}"."{table}"'
            ).fetchone()
            found[f"{schema}.{table}"] = str(rows)
    return found


def sha256(path: Path) -> str:
    """The hash of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def faults_of(warehouse: Path) -> list[str]:
    """Checks of the published warehouse that fail."""
    return [check.name for layer in LAYERS for check in run_layer(layer, warehouse).failures]


def main(
    points: Annotated[int, typer.Option(min=1, help="At how many points to kill.")] = 25,
    disks: Annotated[int, typer.Option(min=0, help="How many sizes of a disk that is too small.")] = 5,
    part: Annotated[int, typer.Option(min=1, help="Which part of the trials to run, counted from 1.")] = 1,
    parts: Annotated[int, typer.Option(min=1, help="Into how many parts the trials are dealt, one a process.")] = 1,
) -> None:
    """Kill builds that add cables to a published warehouse, and say what was not as it should be after each."""
    console = Console()
    faults: list[str] = []
    samples = sorted((ROOT / "samples/cables").iterdir())
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        published, undisturbed = folder / "published.duckdb", folder / "undisturbed.duckdb"
        first = build(published, samples[:-2])
        if first.code or faults_of(published):
            raise SystemExit(f"no good warehouse to begin with: {first.err}")
        shutil.copyfile(published, undisturbed)
        whole = build(undisturbed, samples)
        wanted, before = contents(undisturbed), sha256(published)
        count = whole.told["points"]
        console.print(f"{count} points in an undisturbed build of {sum(whole.told['tables'].values()):,} rows")
        # Evenly spread, and the last four: before and after the new file takes the place of the old.
        chosen = sorted(
            {round(n * (count - 5) / max(1, points - 5)) for n in range(points - 4)} | set(range(count - 4, count))
        )
        trials: list[tuple[str, int, int]] = [(f"killed at {at} of {count}", at, 0) for at in chosen]
        # One has no room for the copy of the warehouse, the others for so much of what the build adds to it.
        size = published.stat().st_size
        trials += [
            (f"disk with room for {share:.0%} of what is added", -1, int(size + (whole.told["largest"] - size) * share))
            if share
            else ("disk with room for half the warehouse", -1, size // 2)
            for share in (number / disks for number in range(disks))
        ]
        mine = trials[part - 1 :: parts]
        for name, at, limit in mine:
            trial = folder / "trial" / "w.duckdb"
            trial.parent.mkdir()
            shutil.copyfile(published, trial)
            began = time.monotonic()
            ended = build(trial, samples, at=at, limit=limit)
            wrong = []
            if limit and (ended.code == 0 or "DiskFull" not in ended.told.get("error", "")):
                wrong.append(f"exit {ended.code} {ended.told} {ended.err[-500:]}")
            if not limit and ended.code != -signal.SIGKILL:
                wrong.append(f"exit {ended.code}: not killed")
            changed = sha256(trial) != before
            if changed and contents(trial) != wanted:
                wrong.append("the published warehouse is neither the old nor the new one")
            # The old one, byte by byte, passed them before.
            if changed and (failed := faults_of(trial)):
                wrong.append(f"checks fail over the published warehouse: {failed}")
            again = build(trial, samples)
            if again.code:
                wrong.append(f"the next run fails: {again.err[-500:]}")
            elif differ := [name for name, rows in contents(trial).items() if not changed and wanted.get(name) != rows]:
                wrong.append(f"the next run makes other rows in {differ}")
            left = sorted(path.name for path in trial.parent.iterdir() if path.name != trial.name)
            if left:
                wrong.append(f"left behind: {left}")
            shutil.rmtree(trial.parent)
            state = "new" if changed else "old"
            console.print(f"{name}: {state} warehouse published, {time.monotonic() - began:.0f} s {wrong or ''}")
            faults += [f"{name}: {fault}" for fault in wrong]
    kills = sum(not limit for _, _, limit in mine)
    console.print(f"{kills} kills and {len(mine) - kills} full disks: {len(faults)} faults")
    raise typer.Exit(1 if faults else 0)


if __name__ == "__main__":
    typer.run(main)
