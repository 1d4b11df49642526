"""How fast DuckDB runs the operations this project is made of, in MB of text a second.

    python -m benchmarks.patterns [--cables 20000]

The text is generated (`samples/generator.py`), so anyone can repeat it; ratios within one run are what
counts, not the figures of one machine.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Annotated

import duckdb
import pyarrow as pa
import typer
from rich.console import Console
from rich.table import Table

from samples.generator import Generator

RUN = r"\p{Lu}[\p{L}''.-]+(?: \p{Lu}[\p{L}''.-]+)*"
OPERATIONS = {
    "split at blank lines": "sum(len(string_split(body, chr(10) || chr(10))))",
    "plain replace": "sum(length(replace(body, 'SIPDIS', '      ')))",
    "cue filter": r"count_if(regexp_matches(body, '(?i)\b(asked|requested|urged|pressed)\b (that|for|to)'))",
    "runs of capitalised words": f"sum(len(regexp_extract_all(body, '{RUN}')))",
    "split by the same pattern": f"sum(len(string_split_regex(body, '{RUN}')))",
    "meeting pattern, one group": (
        "sum(len(regexp_extract_all(body, '(met|meeting|lunch|dinner)[^.]{0,80}? with ([^.]{1,80})', 2)))"
    ),
    "white space by pattern": r"sum(length(regexp_replace(body, '\s+', ' ', 'g')))",
    "sentence split": r"sum(len(string_split_regex(body, '[.!?][\")'']*\s+')))",
}


def seconds(connection: duckdb.DuckDBPyConnection, expression: str, repeats: int = 3) -> float:
    """Best wall time in seconds of `repeats` runs of one aggregate over all bodies."""
    best = float("inf")
    for _ in range(repeats):
        start = time.perf_counter()
        connection.execute(f"select {expression} from bodies").fetchall()
        best = min(best, time.perf_counter() - start)
    return best


def run(cables: Annotated[int, typer.Option(help="How many cables to generate.")] = 20_000, seed: int = 1) -> None:
    """Print the throughput of each operation."""
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(str(Path(folder) / "bodies.duckdb")) as connection:
        made = Generator(seed, cables, "modern", damage=1.0).cables()
        connection.register("made", pa.table({"body": [cable.record.body for cable in made]}))
        connection.execute("create table bodies as from made")
        connection.unregister("made")
        megabytes = connection.execute("select sum(length(body)) / 1e6 from bodies").fetchall()[0][0]
        table = Table("operation", "MB/s", title=f"DuckDB {duckdb.__version__}, {megabytes:.0f} MB of generated text")
        for name, expression in OPERATIONS.items():
            table.add_row(name, f"{megabytes / seconds(connection, expression):,.0f}")
    Console().print(table)


if __name__ == "__main__":
    typer.run(run)
