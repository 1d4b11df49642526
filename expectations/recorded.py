"""What builds wrote down of themselves in a warehouse, as plain rows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import duckdb

Row = dict[str, Any]

COUNTS = (
    "select count(*) filter (where status <> 'archive') as files, coalesce(sum(reject_count), 0)::bigint as rejects "
    "from raw.source_file"
)
CABLES = "select count(*) from marts.fct_cable"


def checks_of_last_two_builds(connection: duckdb.DuckDBPyConnection) -> tuple[list[Row], list[Row]]:
    """The checks that the last build wrote down, and those of the build before, each with its layer's last results."""
    if not has_table(connection, "raw", "check_result"):
        return [], []
    return tuple(rows(connection, _RECORDED, [rank]) for rank in (1, 2))  # type: ignore[return-value]


_RECORDED = """
    select layer, check_name, expectation, cause, status, observed, rows_seen, rows_broken, cable_count, cables,
        sources, checked_at
    from raw.check_result
    qualify dense_rank() over (partition by layer order by load_id desc) = ?
    order by list_position(['raw', 'staging', 'marts'], layer), rowid
"""


def measures(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """The measures of layer_quality with their past; nothing where no build has written any down."""
    if not has_table(connection, "raw", "quality_measure"):
        return []
    found = rows(
        connection,
        """
        select layer, measure, list(good_count order by load_id) as good, list(all_count order by load_id) as counted
        from raw.quality_measure
        group by layer, measure
        order by list_position(['raw', 'staging', 'marts'], layer), min(rowid)
        """,
    )
    told = []
    for row in found:
        past = [good / counted if counted else None for good, counted in zip(row["good"], row["counted"], strict=True)]
        told.append(
            {
                "layer": row["layer"],
                "measure": row["measure"],
                "words": row["measure"].replace("_", " "),
                "good": row["good"][-1],
                "counted": row["counted"][-1],
                "share": past[-1],
                "before": past[-2] if len(past) > 1 else None,
                "past": past[-20:],
            }
        )
    return told


def sources(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """Kinds of source, with how many of the full cables out of each have what nearly all should have."""
    if not has_table(connection, "intermediate", "int_headers"):
        return []
    return rows(
        connection,
        """
        with files as (
            select coalesce(format, 'unopened') as source, count(*) as files, sum(records_seen)::bigint as records,
                sum(cable_count)::bigint as cables, sum(reject_count)::bigint as rejects,
                left(max(loaded_at)::varchar, 19) as loaded_at, max(load_id) as load_id
            from raw.source_file where status <> 'archive' group by all
        ),
        read as (
            select records.format as source, count(*) as full_cables,
                avg((headers.subject is not null)::int) as with_subject,
                avg((headers.tags_as_written is not null)::int) as with_tags,
                avg((headers.sent_at is not null)::int) as with_sent_at
            from intermediate.int_headers as headers join raw.cable as records using (record_id)
            where headers.text_status = 'full' and not headers.is_partial_extract
            group by all
        )
        select files.*, runs.code_version, coalesce(read.full_cables, 0) as full_cables, read.with_subject,
            read.with_tags, read.with_sent_at
        from files left join read using (source) left join raw.load_run as runs using (load_id)
        order by files.records desc, source
        """,
    )


def has_table(connection: duckdb.DuckDBPyConnection, schema: str, table: str) -> bool:
    """Tell whether a table or view stands in the warehouse."""
    return bool(
        connection.execute(
            "select 1 from information_schema.tables where table_schema = ? and table_name = ?", [schema, table]
        ).fetchone()
    )


def rows(connection: duckdb.DuckDBPyConnection, query: str, values: Sequence[object] = ()) -> list[Row]:
    """Return the rows of a query by the names of its columns."""
    found = connection.execute(query, list(values))
    columns = [column[0] for column in found.description or ()]
    return [_decoded(dict(zip(columns, row, strict=True))) for row in found.fetchall()]


def _decoded(row: Row) -> Row:
    return row | {"sources": json.loads(row["sources"] or "{}")} if isinstance(row.get("sources"), str) else row


def scalar(connection: duckdb.DuckDBPyConnection, query: str) -> Any:  # noqa: ANN401
    """Return the first value of a query; None where it has no row."""
    row = connection.execute(query).fetchone()
    return row[0] if row else None
