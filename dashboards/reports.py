"""Reports that stand beside the pages: on the checks, by Great Expectations, and on the models, by dbt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cables.project import locate

FOLDER = "reports"


@dataclass(frozen=True)
class Report:
    """A report as the quality page links to it."""

    name: str
    href: str
    means: str


REPORTS = (
    Report(
        "Checks", f"{FOLDER}/quality.html", "every check of every layer: what it looks at, what it found, since when"
    ),
    Report("Data Docs", f"{FOLDER}/data-docs/index.html", "the same checks as Great Expectations tells them"),
    Report(
        "Models", f"{FOLDER}/models/index.html", "dbt's documentation: each table and column, and what it is made of"
    ),
)


def write(warehouse: Path, out: Path) -> None:
    """Write all reports under `out`. No connection to the warehouse may be open in this process.

    Raises:
        StepFailedError: dbt cannot document the project.
    """
    # Great Expectations and dbt cost seconds to import.
    from dashboards import lineage  # noqa: PLC0415
    from expectations import data_docs, report  # noqa: PLC0415

    data_docs.write(warehouse, out / FOLDER / "data-docs")
    report.write(warehouse, out / FOLDER, data_docs=f"data-docs/{data_docs.INDEX}")
    lineage.write(locate(), out / FOLDER / "models" / "index.html")
