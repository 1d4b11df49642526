"""Cost of the site: `python -m benchmarks.site --warehouse FILE --times 90` multiplies a warehouse and times its pages.

The warehouse is copied so many times over with ids of its own, so texts and facts are as long and as many a cable as
they are in life. Pages are timed in Chromium: from disk's speed over http, at 1.6 Mbit/s, and from click to redraw.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from threading import Thread
from typing import Annotated, Any

import duckdb
import typer
from rich.console import Console
from rich.table import Table

from cables.progress import Silence
from dashboards import pack
from dashboards.serve import server
from dashboards.site import build

SCHEMAS = ("shareable", "marts", "reporting", "raw", "seeds")
FROM_RAW = ("build", "reject", "load_run", "source_file")
FROM_SEEDS = ("countries",)
KEYS = {"meeting_key", "request_key"}
OFFICIALS = {"official_key", "requester_official_key", "addressee_official_key"}
NEW_OFFICIALS_EVERY = 4
"""Most copies name the officials of the first; every fourth has its own."""
BYTES_PER_SECOND = 1_600_000 / 8
LATENCY_MS = 100
PAGES = {
    "overview": ("index.html", ("#tags .bar >> nth=2",)),
    "trends": ("trends.html?line=tag:PREL&line=tag:PGOV&line=tag:ECON&measure=share", ("#page .bar >> nth=3",)),
    "tag": ("tag.html?of=PREL", ("button[data-value=share]", "button[data-value=count]")),
    "post": ("post.html?of={post}", ("button[data-value=share]", "button[data-value=count]")),
    "officials": ("officials.html", ()),
    "officials, filtered": ("officials.html?tag=PREL", ()),
    "names asked": ("officials.html?name={name}", ()),
    "one official": ("officials.html?of={official}", ("#page .bar >> nth=0",)),
    "meetings": ("meetings.html", ("button[data-value=held]", "button[data-value=planned]")),
    "requests": ("requests.html", ("#page .bar >> nth=1",)),
}


def multiply(source: Path, target: Path, times: int) -> int:
    """Write a warehouse of all that the site reads, `times` over; return how many cables it holds."""
    with duckdb.connect(str(target)) as connection:
        connection.execute(f"attach '{source}' as source (read_only)")
        connection.execute(f"create table main.copies as select range as k from range({times})")
        found = connection.execute(
            "select schema_name, table_name, list(column_name order by column_index) from duckdb_columns() "
            "where database_name = 'source' and list_contains($schemas, schema_name) group by all",
            {"schemas": list(SCHEMAS)},
        ).fetchall()
        for schema, table, columns in found:
            if (schema == "raw" and table not in FROM_RAW) or (schema == "seeds" and table not in FROM_SEEDS):
                continue
            connection.execute(f"create schema if not exists {schema}")
            connection.execute(f"create table {schema}.{table} as {_copied(schema, table, columns)}")
        return int(connection.execute("select count(*) from shareable.fct_cable").fetchall()[0][0])


def _copied(schema: str, table: str, columns: list[str]) -> str:
    """Select a table once for each copy, with keys of the copy's own; once only where no key depends on it."""
    ofs = OFFICIALS.intersection(columns)
    if schema in ("raw", "seeds") or not ({"cable_id", *KEYS}.intersection(columns) or ofs):
        return f"from source.{schema}.{table}"
    own = f"k > 0 and k % {NEW_OFFICIALS_EVERY} = 0"

    def expression(name: str) -> str:
        if name in ("cable_id", "referenced_cable_id"):
            return f"case when k = 0 then {name} else {name} || '-' || k end as {name}"
        if name in KEYS or (name == "fact_key" and schema == "reporting"):
            return f"case when k = 0 then {name} else md5({name} || ':' || k) end as {name}"
        if name in OFFICIALS:
            return (
                f"case when {own} and {name} not in ('-1', '-2') then md5({name} || ':' || k) else {name} end as {name}"
            )
        return f'"{name}"'

    only = f"where k = 0 or ({own} and official_key not in ('-1', '-2'))" if table.startswith("dim_official") else ""
    return f"select {', '.join(map(expression, columns))} from source.{schema}.{table}, main.copies {only}"


def timed(page: Any, address: str) -> float:  # noqa: ANN401 - playwright's page
    """Return seconds from the request to the page's first drawing with data."""
    started = time.perf_counter()
    page.goto(address)
    page.wait_for_selector("body[data-ready]", timeout=120_000)
    return time.perf_counter() - started


def redrawn(page: Any, selectors: tuple[str, ...]) -> float:  # noqa: ANN401
    """Return milliseconds from a click to the frame after the redraw, the middle one of six clicks in turn."""
    script = """async (target) => {
        const started = performance.now();
        target.click();
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        return performance.now() - started;
    }"""
    times: list[float] = [page.locator(each).first.evaluate(script) for each in islice(cycle(selectors), 6)]
    return median(times)


def _first_post(site: Path) -> str:
    """The code of the post with most cables."""
    meta = (site / "data" / "meta.js").read_text(encoding="utf-8")
    code: str = json.loads(meta[meta.index("=") + 1 :].rstrip(";\n"))["posts"][0]["code"]
    return code


def measure(site: Path, chromium: str, console: Console) -> None:
    """Time the pages and print them."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - for development only

    shown = Table("page", "loads, s", "at 1.6 Mbit/s, s", "sent, kB", "redraws, ms")
    with server(site, 0) as serving, sync_playwright() as playwright:
        Thread(target=serving.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{serving.server_port}/"
        names = json.loads(pack.read_bytes(site / "data" / "officials" / "0.js"))
        known = {"official": names["key"][0], "name": names["name"][0].split()[-1], "post": _first_post(site)}
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, (pattern, buttons) in PAGES.items():
            address = pattern.format_map(known)
            page = browser.new_context().new_page()
            quick = timed(page, base + address)
            redraw = f"{redrawn(page, buttons):.0f}" if buttons else ""
            slow_page = browser.new_context().new_page()
            network = slow_page.context.new_cdp_session(slow_page)
            network.send("Network.enable")
            sent: list[float] = []
            network.on("Network.loadingFinished", lambda event, sent=sent: sent.append(event["encodedDataLength"]))
            limits = {"offline": False, "latency": LATENCY_MS}
            speed = {"downloadThroughput": BYTES_PER_SECOND, "uploadThroughput": BYTES_PER_SECOND}
            network.send("Network.emulateNetworkConditions", limits | speed)
            slow = timed(slow_page, base + address)
            shown.add_row(name, f"{quick:.2f}", f"{slow:.1f}", f"{sum(sent) / 1000:,.0f}", redraw)
            page.context.close()
            slow_page.context.close()
        browser.close()
        serving.shutdown()
    console.print(shown)


def main(
    warehouse: Annotated[Path, typer.Option(help="The warehouse to multiply.")],
    times: Annotated[int, typer.Option(min=1, help="How many times over.")] = 1,
    downloads: Annotated[bool, typer.Option(help="Write every table as files too.")] = False,
    chromium: Annotated[str, typer.Option(help="The browser.")] = shutil.which("chromium") or "chromium",
    keep: Annotated[Path | None, typer.Option(help="Keep warehouse and site in this folder.")] = None,
) -> None:
    """Write the site of a multiplied warehouse, and time its pages."""
    console = Console()
    with tempfile.TemporaryDirectory() as scratch:
        folder = keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        many = folder / "many.duckdb"
        if not many.exists():
            multiply(warehouse, many, times)
        wall, cpu = time.perf_counter(), time.process_time()
        site = build(many, folder / "site", Silence(), with_reports=False, with_downloads=downloads)
        console.print(
            f"site of {site.cables:,} cables: {time.perf_counter() - wall:.1f} s, {time.process_time() - cpu:.1f} "
            f"processor seconds, {site.files:,} files, {site.size_bytes / 1e6:,.0f} MB"
        )
        measure(site.directory, chromium, console)


if __name__ == "__main__":
    typer.run(main)
