"""Commands that judge a warehouse: the checks of its layers, and its facts against labelled cables."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from cables.console import screen, write_json
from cables.errors import Exit, NotFoundError, UsageError
from cables.options import DEFAULT_WAREHOUSE, JsonOption, WarehouseOption, examples

if TYPE_CHECKING:
    from evaluation.facts import CableFacts
    from evaluation.score import Report
    from expectations.results import LayerResult

# ruff: noqa: PLC0415 - what a command needs is imported when it runs


class LayerName(StrEnum):
    """A layer that has checks of its own."""

    raw = "raw"
    staging = "staging"
    marts = "marts"


class Kind(StrEnum):
    """What `score` compares."""

    officials = "officials"
    meetings = "meetings"
    requests = "requests"


def register(app: typer.Typer) -> None:
    """Add the commands of this module to the command line."""
    app.command(
        epilog=examples(
            "cables check",
            "cables check marts",
            "cables check --json | jq '.[].checks[] | select(.success | not)'",
            "cables check --json | jq '.[].changes[]'",
            "cables check --report quality/ --data-docs quality/data-docs/",
        )
    )(check)
    app.command(
        epilog=examples(
            "cables score labels/",
            "cables score labels/ --misses meetings",
            "cables score labels/ --against earlier.duckdb --misses requests",
            "cables score labels/ --min officials=0.75 --min meetings=0.45 --json",
        )
    )(score)


def check(
    layer: Annotated[LayerName | None, typer.Argument(help="One layer; all of them without it.")] = None,
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    report: Annotated[
        Path | None,
        typer.Option("--report", metavar="DIR", help="Write quality.html, quality.json and badge.json there."),
    ] = None,
    data_docs: Annotated[
        Path | None,
        typer.Option(
            "--data-docs", metavar="DIR", help="Write Great Expectations' Data Docs there; they open offline."
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Run the checks of a layer over a warehouse and say what changed since its last build.

    Exit 1 when one is broken that blocks.
    """
    from cables import view
    from cables.warehouse import reading, require_layer
    from expectations import LAYERS
    from expectations.checkpoint import run_layer
    from expectations.report import changes as changes_since

    with reading(warehouse) as connection:
        require_layer(connection, warehouse, layer.value if layer else "marts")
    results = [run_layer(name, warehouse) for name in LAYERS if layer is None or name == layer.value]
    changes = changes_since(warehouse, results)
    show = screen()
    if as_json:
        write_json(
            [
                result.as_json() | {"changes": [change for change in changes if change["layer"] == result.layer]}
                for result in results
            ]
        )
    else:
        for result in results:
            show.out.print(view.layer(result))
        if changes:
            show.out.print(view.changes(changes))
    for page in _quality_pages(warehouse, results, report, data_docs):
        show.err.print(Text(f"Written: {page}"), soft_wrap=True)
    if any(result.failures for result in results):
        raise typer.Exit(Exit.CHECK_FAILED)


def _quality_pages(
    warehouse: Path, results: list[LayerResult], report: Path | None, data_docs: Path | None
) -> Iterator[Path]:
    from expectations import data_docs as documents
    from expectations import report as pages

    if data_docs is not None:
        try:
            yield documents.write(warehouse, data_docs, [result.layer for result in results])
        except FileExistsError as error:
            raise UsageError(f"{error}.", "Name another folder, or an empty one.") from error
    if report is not None:
        link = os.path.relpath(data_docs / documents.INDEX, report) if data_docs is not None else None
        yield pages.write(warehouse, report, results, link)


def score(
    labels: Annotated[Path, typer.Argument(metavar="LABELS_DIR", help="A folder of labelled cables, CABLE_ID.json.")],
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    misses: Annotated[
        Kind | None, typer.Option(help="List what was missed or found in excess, beside its sentences.")
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Another warehouse: list what this one gained and lost, beside sentences."),
    ] = None,
    least: Annotated[
        list[str] | None, typer.Option("--min", metavar="KIND=F1", help="Exit 1 when this F1 is not reached.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Score officials, meetings and requests against labelled cables.

    With `--against`, the errors in which the two warehouses differ are listed, of one kind if `--misses` names it.
    """
    from cables import view
    from cables.warehouse import reading, require_marts
    from evaluation import facts
    from evaluation import score as scoring
    from evaluation.compare import compare
    from evaluation.sentences import beside

    floors = [_floor(written) for written in least or []]
    labelled = _labels(labels)
    earlier: scoring.Report | None = None
    if against:
        with reading(against) as connection:
            require_marts(connection, against)
            earlier = scoring.score(labelled, facts.from_warehouse(connection, labelled))
    with reading(warehouse) as connection:
        require_marts(connection, warehouse)
        report = scoring.score(labelled, facts.from_warehouse(connection, labelled))
        if earlier is None:
            listed = {"": [miss for miss in report.misses if misses and miss.kind == misses.value]}
        else:
            differences = compare(report, earlier)
            if misses:
                differences = differences.of(misses.value)
            listed = {"gained": list(differences.gained), "lost": list(differences.lost)}
        told = {change: list(zip(errors, beside(connection, errors), strict=True)) for change, errors in listed.items()}
    if as_json:
        scores: dict[str, Any] = dict(report.as_json())
        if earlier is not None:
            scores["against"] = earlier.as_json()
        for change, errors in told.items():
            if change or misses:
                scores[change or "misses"] = [asdict(miss) | {"sentences": sentences} for miss, sentences in errors]
        write_json(scores)
    else:
        show = screen()
        for change, errors in told.items():
            for miss, sentences in errors:
                show.out.print(view.miss(miss, sentences, change))
        show.out.print(view.scores(report, earlier))
    _require(report, floors)


def _labels(directory: Path) -> dict[str, CableFacts]:
    from evaluation import facts

    try:
        return facts.read_labels(directory)
    except FileNotFoundError as error:
        raise NotFoundError(f"There are {error}.") from error
    except ValueError as error:
        raise UsageError(str(error)) from error


def _require(report: Report, floors: Sequence[tuple[str, float]]) -> None:
    below = [(kind, floor) for kind, floor in floors if report.scores[kind].f1 < floor]
    for kind, floor in below:
        screen().err.print(f"{kind}: F1 {report.scores[kind].f1:.3f} is below {floor}.")
    if below:
        raise typer.Exit(Exit.CHECK_FAILED)


def _floor(written: str) -> tuple[str, float]:
    kind, _, figure = written.partition("=")
    try:
        return Kind(kind).value, float(figure)
    except ValueError:
        raise UsageError(
            f"--min {written}: not understood.", "Write a kind and a figure, as in --min officials=0.75."
        ) from None
