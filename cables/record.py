"""What a run writes down of itself in schema `raw`: under which rules it built, what its checks found, what it counted.

Later runs are compared with it, `cables trace` tells it, and the models of `reporting` show it as a history.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from cables import version
from cables.warehouse import has_table
from expectations.results import CheckResult, LayerResult

KEPT_RUNS = 200
"""Results of so many loads are kept: some hundred rows each."""


def last_fingerprint(database: Path) -> str | None:
    """Return the fingerprint of the rules under which the models were last built; None where they never were."""
    with duckdb.connect(str(database), read_only=True) as connection:
        if not has_table(connection, "raw", "build"):
            return None
        row = connection.execute("select project_fingerprint from raw.build order by built_at desc limit 1").fetchone()
    return str(row[0]) if row else None


def record_build(database: Path, fingerprint: str, seed_hashes: Mapping[str, str], load_id: int) -> None:
    """Write down that the models were built, what layer_quality measures, and the cables by month and post.

    Args:
        database: the warehouse.
        fingerprint: of models, macros, seeds and engines.
        seed_hashes: SHA-256 of each seed by its name.
        load_id: the load whose build it is.
    """
    with duckdb.connect(str(database)) as connection:
        connection.execute("begin")
        connection.execute(
            "insert into raw.build (built_at, code_version, project_fingerprint, load_id, seed_hashes) "
            "values (now() at time zone 'UTC', ?, ?, ?, ?)",
            [version(), fingerprint, load_id, json.dumps(dict(seed_hashes))],
        )
        if has_table(connection, "reporting", "layer_quality"):
            connection.execute(
                "insert into raw.quality_measure select ?, now() at time zone 'UTC', layer, measure, "
                "good_count, all_count "
                "from reporting.layer_quality",
                [load_id],
            )
        if has_table(connection, "marts", "dim_post"):
            connection.execute("delete from raw.published_count")
            connection.execute(
                """
                insert into raw.published_count
                select coalesce(make_date(days.year, days.month, 1), date '0001-01-01'), posts.post_code, count(*)
                from marts.fct_cable
                join marts.dim_date as days using (date_key)
                join marts.dim_post as posts using (post_key)
                group by all
                """
            )
        connection.execute("commit")


def record_checks(database: Path, results: Sequence[LayerResult], load_id: int) -> None:
    """Write down what the checks of a run found.

    Args:
        database: the warehouse.
        results: of each layer checked.
        load_id: the load whose build was checked.
    """
    rows = [(load_id, result.layer, *_row(check)) for result in results for check in result.checks]
    if not rows:
        return
    with duckdb.connect(str(database)) as connection:
        connection.execute("begin")
        connection.executemany(
            "insert into raw.check_result (load_id, checked_at, layer, check_name, expectation, cause, "
            "status, observed, "
            "rows_seen, rows_broken, cable_count, cables, sources, sample) "
            "values (?, now() at time zone 'UTC', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )
        for table in ("check_result", "quality_measure"):
            connection.execute(
                f"delete from raw.{table} where load_id not in (select distinct load_id from raw.{table} "
                f"order by load_id desc limit {KEPT_RUNS})"
            )
        connection.execute("commit")


def _row(check: CheckResult) -> tuple[object, ...]:
    sample = [dict(zip(check.columns, row, strict=True)) for row in check.rows]
    return (
        check.name,
        check.expectation,
        check.cause,
        check.status,
        check.observed,
        check.seen,
        check.broken,
        check.cable_count,
        list(check.cables),
        json.dumps(dict(check.sources)),
        json.dumps(sample, ensure_ascii=False, default=str),
    )
