"""What a run tells while it runs: a bar on a terminal, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)


class Meter(Protocol):
    """Shows how far one stage has come."""

    def update(self, done: int, total: int | None, note: str = "") -> None:
        """Show `done` of `total` steps (None: not known yet) and what is in hand."""


class Reporter(Protocol):
    """Shows the stages of a run, one after the other."""

    def stage(self, name: str) -> AbstractContextManager[Meter]:
        """Open a stage; its meter lives as long as the context."""


class Silence:
    """A reporter and meter that shows nothing."""

    def update(self, done: int, total: int | None, note: str = "") -> None:
        """Show nothing."""

    @contextmanager
    def stage(self, name: str) -> Iterator[Meter]:
        """Open a stage of which nothing is shown."""
        yield self


class _BarMeter:
    def __init__(self, progress: Progress, task: TaskID) -> None:
        self._progress = progress
        self._task = task

    def update(self, done: int, total: int | None, note: str = "") -> None:
        self._progress.update(self._task, completed=done, total=total, note=note)


class Bars:
    """A bar a stage: counts, time spent, time left, and what is in hand."""

    def __init__(self, console: Console) -> None:
        """Draw on `console`, which should be standard error."""
        self._console = console

    @contextmanager
    def stage(self, name: str) -> Iterator[Meter]:
        """Open a bar; where standard error is no terminal, one line tells that the stage ended."""
        progress = Progress(
            TextColumn(f"{name:<28}"),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TimeRemainingColumn(compact=True),
            TextColumn("[dim]{task.fields[note]}[/]"),
            console=self._console,
            refresh_per_second=5,
        )
        with progress:
            task = progress.add_task(name, total=None, note="")
            yield _BarMeter(progress, task)
            finished = progress.tasks[0]
            total = finished.total if finished.total else 1
            progress.update(task, completed=total, total=total, note="")
