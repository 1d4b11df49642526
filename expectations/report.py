"""What is known of a warehouse's quality, from what its builds wrote down: told as a page, as JSON and as a badge.

Nothing is checked anew and no row of a cable is shown: the page may be published.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import Any

import duckdb
import jinja2

from expectations import LAYERS, recorded
from expectations.recorded import Row
from expectations.results import CheckResult, LayerResult
from expectations.thresholds import Floor, all_thresholds

PAGE, DATA, BADGE = "quality.html", "quality.json", "badge.json"
# A moved share is told from a tenth of a point on: below that it is noise of a few cables.
MOVED = 0.001


@dataclass(frozen=True)
class Report:
    """All that the page shows, as plain rows."""

    status: str
    """`passed`, `warned`, `failed`, or `unknown` where no build has written anything down."""
    checked_at: str | None
    code_version: str | None
    cables: int
    files: int
    rejects: int
    layers: list[Row]
    """A layer: its checks by status, rows looked at."""
    broken: list[Row]
    """Checks that warned or failed, the worst first."""
    changes: list[Row]
    """What is otherwise than after the build before: checks, shares."""
    sources: list[Row]
    """A kind of source: what came in, what of it was read, when it was last loaded and by which version."""
    measures: list[Row]
    """A measure of layer_quality: now, after the build before, and its past values, oldest first."""
    reasons: list[Row]
    """Why records were rejected, and how many."""
    checks: list[Row]
    """All checks."""
    thresholds: list[Row]

    def as_json(self) -> dict[str, Any]:
        """Return the report as plain types."""
        return asdict(self)

    def badge(self) -> dict[str, Any]:
        """Return the status in the form that shields.io and its like show."""
        words = {"passed": "checks pass", "warned": "checks pass, some warn", "failed": "checks fail"}
        colors = {"passed": "brightgreen", "warned": "yellow", "failed": "red"}
        return {
            "schemaVersion": 1,
            "label": "data quality",
            "message": words.get(self.status, "not checked"),
            "color": colors.get(self.status, "lightgrey"),
            "cables": self.cables,
            "checks": {
                status: sum(layer[status] for layer in self.layers) for status in ("passed", "warned", "failed")
            },
            "checked_at": self.checked_at,
        }


def gather(warehouse: Path, live: Sequence[LayerResult] = ()) -> Report:
    """Gather a report.

    Args:
        warehouse: opened read-only.
        live: results of checks just run, told in the place of those that the last build wrote down of their layers.
    """
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        now, before = recorded.checks_of_last_two_builds(connection)
        anew = {result.layer for result in live}
        checks = [_row(result.layer, check) for result in live for check in result.checks]
        checks += [check for check in now if check["layer"] not in anew]
        last = before if not live else now
        measures = recorded.measures(connection)
        counts = recorded.rows(connection, recorded.COUNTS)[0]
        return Report(
            status=_worst(checks),
            checked_at=_now() if live else max((str(check["checked_at"])[:19] for check in now), default=None),
            code_version=recorded.scalar(
                connection, "select code_version from raw.build order by built_at desc limit 1"
            ),
            cables=recorded.scalar(connection, recorded.CABLES)
            if recorded.has_table(connection, "marts", "fct_cable")
            else 0,
            files=counts["files"],
            rejects=counts["rejects"],
            layers=[_layer(name, checks) for name in LAYERS],
            broken=sorted(
                (check for check in checks if check["status"] != "passed"), key=lambda check: check["status"]
            ),
            changes=_changed(checks, last, measures),
            sources=recorded.sources(connection),
            measures=measures,
            reasons=recorded.rows(
                connection,
                "select reason_code, count(*) as rejects, count(distinct file_sha256) as files from raw.reject "
                "group by all order by rejects desc, reason_code",
            ),
            checks=checks,
            thresholds=[
                {"name": name, "kind": "floor" if isinstance(value, Floor) else "ceiling", "value": value.value}
                | {"of": value.of, "history": [asdict(since) for since in value.history]}
                for name, value in all_thresholds().items()
            ],
        )


def changes(warehouse: Path, live: Sequence[LayerResult]) -> list[Row]:
    """Tell what is otherwise than the last build wrote down, in the layers just checked.

    Args:
        warehouse: opened read-only.
        live: results of checks just run.

    Returns:
        Rows of `layer`, `what`, `before` and `now`: checks by their status now and in the last build, measures of
        layer_quality by their share after the last build and after the one before.
    """
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        last, _ = recorded.checks_of_last_two_builds(connection)
        checks = [_row(result.layer, check) for result in live for check in result.checks]
        found = _changed(checks, last, recorded.measures(connection))
    layers = {result.layer for result in live}
    return [change for change in found if change["layer"] in layers]


def write(warehouse: Path, folder: Path, live: Sequence[LayerResult] = (), data_docs: str | None = None) -> Path:
    """Write `quality.html`, `quality.json` and `badge.json`.

    Args:
        warehouse: opened read-only.
        folder: made if absent.
        live: results of checks just run; without them the page tells what the last build found.
        data_docs: the address of Great Expectations' Data Docs, relative to the page; None for no link.

    Returns:
        The page.
    """
    report = gather(warehouse, live)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / DATA).write_text(_json(report.as_json()), encoding="utf-8")
    (folder / BADGE).write_text(_json(report.badge()), encoding="utf-8")
    (folder / PAGE).write_text(render(report, data_docs), encoding="utf-8")
    return folder / PAGE


def render(report: Report, data_docs: str | None = None) -> str:
    """Return the page as HTML; all it needs is in it."""
    templates = jinja2.Environment(
        loader=jinja2.FunctionLoader(_template), autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True
    )
    templates.filters["count"] = lambda value: f"{value:,}"
    templates.filters["percent"] = _percent
    templates.filters["spark"] = _spark
    return templates.get_template("quality.html.j2").render(report=report, data_docs=data_docs)


def _now() -> str:
    return datetime.now(UTC).replace(tzinfo=None).isoformat(" ", "seconds")


def _template(name: str) -> str:
    return (resources.files("expectations") / "templates" / name).read_text(encoding="utf-8")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n"


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.1%}" if share < 0.9995 or share == 1 else f"{share:.2%}"


def _spark(shares: Sequence[float | None]) -> str:
    """The points of a line of 100 × 20: the least share at the bottom, the greatest at the top, flat in the middle."""
    known = [share for share in shares if share is not None]
    if not known:
        return ""
    low, span = min(known), (max(known) - min(known)) or 1.0
    flat = max(known) == min(known)
    step = 96 / max(1, len(known) - 1)
    return " ".join(
        f"{2 + number * step:.1f},{10 if flat else 18 - 16 * (share - low) / span:.1f}"
        for number, share in enumerate(known)
    )


def _row(layer: str, check: CheckResult) -> Row:
    return {
        "layer": layer,
        "check_name": check.name,
        "expectation": check.expectation,
        "cause": check.cause,
        "status": check.status,
        "observed": check.observed,
        "rows_seen": check.seen,
        "rows_broken": check.broken,
        "cable_count": check.cable_count,
        "cables": list(check.cables),
        "sources": dict(check.sources),
    }


def _layer(name: str, checks: Sequence[Row]) -> Row:
    own = [check for check in checks if check["layer"] == name]
    by_status = {status: sum(check["status"] == status for check in own) for status in ("passed", "warned", "failed")}
    seen = {check["check_name"].rpartition(".")[0]: check["rows_seen"] or 0 for check in own}
    return {"name": name, "status": _worst(own), **by_status, "tables": len(seen), "rows": sum(seen.values())}


def _worst(checks: Sequence[Row]) -> str:
    found = {check["status"] for check in checks}
    return next((status for status in ("failed", "warned", "passed") if status in found), "unknown")


def _changed(checks: Sequence[Row], last: Sequence[Row], measures: Sequence[Row]) -> list[Row]:
    was = {check["check_name"]: check for check in last}
    told = [
        {"layer": check["layer"], "what": check["check_name"]}
        | {"before": was[check["check_name"]]["status"], "now": check["status"]}
        for check in checks
        if check["check_name"] in was and was[check["check_name"]]["status"] != check["status"]
    ]
    told += [
        {
            "layer": measure["layer"],
            "what": f"{measure['layer']}: {measure['words']}",
            "before": _percent(measure["before"]),
            "now": _percent(measure["share"]),
        }
        for measure in measures
        if measure["share"] is not None
        and measure["before"] is not None
        and abs(measure["share"] - measure["before"]) >= MOVED
    ]
    return told
