"""Fuzz the readers and the whole build: `python -m tests.fuzz --inputs 10000 --seed 1`."""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from tests.fuzz import accounting, damage

ROOT = Path(__file__).parents[2]
BATCH = 250
SECONDS_A_FILE = 10
MEGABYTES = 1500


def load(folder: Path, warehouse: Path) -> tuple[dict[str, float], list[str]]:
    """Load a folder in a process of its own; what it took, and what went wrong."""
    command = [sys.executable, "-m", "tests.fuzz.loading", str(folder), str(warehouse)]
    try:
        run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=600)
    except subprocess.TimeoutExpired:
        return {}, ["hangs"]
    if run.returncode:
        return {}, [f"exit {run.returncode}: {run.stderr[-2000:]}"]
    told = json.loads(run.stdout.splitlines()[-1])
    faults = [f"not accounted for: {name}" for name in accounting.unaccounted(folder, warehouse)]
    faults += accounting.broken_accounts(warehouse)
    if told["slowest"] > SECONDS_A_FILE:
        faults.append(f"{told['slowest']} processor seconds on {told['slowest_file']}")
    if told["peak_mb"] > MEGABYTES:
        faults.append(f"{told['peak_mb']} MB")
    return told, faults


def build(folder: Path, warehouse: Path) -> list[str]:
    """Build a warehouse of a folder: its checks may fail over such cables, its models and the program may not."""
    command = [sys.executable, "-m", "cables", "build", str(folder), "--warehouse", str(warehouse), "--quiet", "--json"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if run.returncode in (0, 1):
        return []
    return [f"exit {run.returncode}: {run.stdout[-1000:]} {run.stderr[-3000:]}"]


def main(
    inputs: Annotated[int, typer.Option(min=1, help="How many damaged inputs.")] = 10_000,
    seed: Annotated[int, typer.Option(help="The same seed makes the same inputs.")] = 1,
    builds: Annotated[int, typer.Option(min=0, help="Build all of them too, in so many warehouses.")] = 4,
    keep: Annotated[Path | None, typer.Option(help="Keep batches at fault in this folder.")] = None,
) -> None:
    """Damage sample cables in every way, load them, build of them, and say what did not hold."""
    console = Console()
    whole = damage.samples(ROOT / "samples/cables")
    kinds: Counter[str] = Counter()
    told: list[dict[str, float]] = []
    faults: list[str] = []
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as scratch:
        for number, first in enumerate(range(0, inputs, BATCH)):
            folder, warehouse = Path(scratch) / f"in-{number}", Path(scratch) / f"{number}.duckdb"
            kinds.update(damage.write_inputs(folder, min(BATCH, inputs - first), seed * 100_000 + number, whole))
            took, wrong = load(folder, warehouse)
            told += [took] if took else []
            faults += [f"batch {number}: {fault}" for fault in wrong]
            if wrong and keep:
                shutil.copytree(folder, keep / folder.name, symlinks=True, ignore=shutil.ignore_patterns("*-fifo"))
            console.print(f"batch {number}: {took} {wrong or ''}")
            warehouse.unlink(missing_ok=True)
        batches = sorted(Path(scratch).glob("in-*"))
        for number in range(builds):
            folder = Path(scratch) / f"build-{number}"
            folder.mkdir()
            for batch in batches[number::builds]:
                batch.rename(folder / batch.name)
            began = time.monotonic()
            wrong = build(folder, Path(scratch) / f"build-{number}.duckdb")
            console.print(f"build {number}: {time.monotonic() - began:.0f} s {wrong or ''}")
            faults += [f"build {number}: {fault}" for fault in wrong]
    console.print(dict(kinds.most_common()))
    console.print(
        f"{sum(kinds.values()):,} inputs in {time.monotonic() - started:,.0f} s: "
        f"{sum(took['cables'] for took in told):,.0f} cables read, "
        f"{sum(took['rejects'] for took in told):,.0f} rejects, "
        f"slowest file {max(took['slowest'] for took in told)} processor seconds, most memory "
        f"{max(took['peak_mb'] for took in told)} MB, "
        f"{len(faults)} faults"
    )
    for fault in faults:
        console.print(fault, markup=False)
    raise typer.Exit(1 if faults else 0)


if __name__ == "__main__":
    typer.run(main)
