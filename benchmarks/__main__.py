"""Throughput of a build, and what a hundred more cables cost: `python -m benchmarks --cables 20000`."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from samples.generate import Format, write_corpus

ADDED = 100


@dataclass(frozen=True, slots=True)
class Build:
    """One run of `cables build`: wall and processor seconds, peak MB of any build so far, and what the run says."""

    seconds: float
    cpu_seconds: float
    peak_mb: float
    report: dict[str, Any]


def build(corpus: Path, warehouse: Path) -> Build:
    """Run `cables build` in a process of its own, so that memory and start-up are counted as users meet them."""
    command = [sys.executable, "-m", "cables", "build", str(corpus), "--warehouse", str(warehouse), "--json", "--quiet"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    seconds = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Build(seconds, cpu, after.ru_maxrss / 1024, json.loads(done.stdout))


def _show(cables: int, characters: int, first: Build, more: Build, writing: float) -> None:
    console = Console()
    stages = Table("stage", f"{cables} cables, s", "cables/s", f"{ADDED} more, s")
    later = {stage["name"]: stage["seconds"] for stage in more.report["stages"]}
    for stage in first.report["stages"]:
        seconds = stage["seconds"]
        pace = f"{cables / seconds:,.0f}" if seconds >= 0.1 else ""
        stages.add_row(stage["name"], f"{seconds:.1f}", pace, f"{later.get(stage['name'], 0):.1f}")
    stages.add_row("in all", f"{first.seconds:.1f}", f"{cables / first.seconds:,.0f}", f"{more.seconds:.1f}")
    stages.add_row("processor seconds", f"{first.cpu_seconds:.1f}", "", f"{more.cpu_seconds:.1f}")
    console.print(stages)
    console.print(f"made      {cables / writing:,.0f} cables/s")
    console.print(
        f"built     {cables / first.seconds:,.0f} cables/s, {characters / first.seconds / 1e6:.2f} MB of text/s"
    )
    console.print(f"work      {1000 * first.cpu_seconds / cables:.2f} processor seconds for 1,000 cables")
    console.print(
        f"adding {ADDED}  {more.seconds / first.seconds:.1%} of the first build's time, "
        f"{more.cpu_seconds / first.cpu_seconds:.1%} of its work"
    )
    console.print(f"memory    {first.peak_mb:,.0f} MB at most")


def main(
    cables: Annotated[int, typer.Option(min=ADDED, help="How many cables to build.")] = 5000,
    seed: Annotated[int, typer.Option(help="The same seed makes the same cables.")] = 1,
    format: Annotated[Format, typer.Option(help="The container they come in.")] = Format.csv,
    keep: Annotated[Path | None, typer.Option(help="Keep corpus and warehouse in this folder.")] = None,
) -> None:
    """Make invented cables, build a warehouse of them, add a hundred, and say what each took."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = keep or Path(scratch)
        corpus, more, warehouse = folder / "corpus", folder / "more", folder / "bench.duckdb"
        started = time.perf_counter()
        # Floors of the checks hold for what archives publish; half of the usual damage stays clear of them.
        characters = write_corpus(corpus, cables, format, seed, damage=0.5)
        writing = time.perf_counter() - started
        write_corpus(more, ADDED, format, seed + 1, damage=0.5)
        first = build(corpus, warehouse)
        _show(cables, characters, first, build(more, warehouse), writing)


if __name__ == "__main__":
    typer.run(main)
