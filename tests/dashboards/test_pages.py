"""Every page opens from disk and over http, asks for nothing outside, and can be used by all."""

import shutil
from pathlib import Path

import duckdb
import pytest

from cables.progress import Silence
from dashboards import site as maker
from dashboards.pages import PAGES
from dashboards.reports import REPORTS
from tests.dashboards.browser import csv_of, opened

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
STATES = [page.slug for page in PAGES] + [
    "cable of one",
    "tag of one",
    "post of one",
    "officials of one",
    "officials asked",
]


@pytest.fixture(scope="module")
def address(sample_warehouse):
    """The file and query of a page, or of one with something chosen."""
    with duckdb.connect(str(sample_warehouse), read_only=True) as connection:
        ask = connection.execute
        cable = ask("select cable_id from shareable.fct_meeting order by confidence desc, 1 limit 1").fetchone()[0]
        post = ask("select post_code from shareable.dim_post order by cable_count desc, 1 limit 1").fetchone()[0]
        key, name = ask(
            "select left(official_key, 12), full_name from shareable.dim_official "
            "where not is_protected order by cable_count desc, 1 limit 1"
        ).fetchone()
    chosen = {
        "cable of one": f"cable.html?id={cable}",
        "tag of one": "tag.html?of=PREL",
        "post of one": f"post.html?of={post}",
        "officials of one": f"officials.html?of={key}",
        "officials asked": f"officials.html?name={name}&name=Nobody",
    }
    return lambda state: chosen.get(state, f"{state}.html")


def violations(page):
    """What axe finds, as rule and first element."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false})")["violations"]
    return [(each["id"], each["nodes"][0]["html"]) for each in found]


@pytest.mark.parametrize("state", STATES)
def test_page_opens_from_disk_and_axe_finds_nothing(chromium, site, address, state):
    base = site.as_uri() + "/"
    with opened(chromium, base + address(state)) as (page, seen):
        assert page.locator("h1").inner_text()
        assert page.locator(".problem").count() == 0
        assert seen.outside(base) == []
        assert page.evaluate("document.documentElement.dataset.theme") == "light"
        assert violations(page) == []
        page.emulate_media(color_scheme="dark")
        page.wait_for_selector("html[data-theme=dark]")
        assert violations(page) == []


@pytest.mark.parametrize("state", STATES)
def test_page_opens_over_http_at_the_width_of_a_telephone(chromium, http_site, address, state):
    with opened(chromium, http_site + address(state), width=390) as (page, seen):
        assert seen.outside(http_site) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.name)
def test_reports_are_part_of_the_site_and_ask_for_nothing(chromium, site, report):
    base = site.as_uri() + "/"
    with opened(chromium, f"{base}quality.html") as (page, _):
        assert page.locator(f"main a[href='{report.href}']").count() == 1
    with opened(chromium, base + report.href, ready=False) as (page, seen):
        page.wait_for_load_state("load")
        assert len(page.locator("body").inner_text()) > 200
        assert seen.outside(base) == []


def test_a_warehouse_that_dbt_alone_built_has_a_site_that_says_so(chromium, sample_warehouse, tmp_path):
    warehouse = tmp_path / "bare.duckdb"
    shutil.copyfile(sample_warehouse, warehouse)
    with duckdb.connect(str(warehouse)) as connection:
        connection.execute("delete from raw.build")
    maker.build(warehouse, tmp_path / "site", Silence(), with_reports=False)
    with opened(chromium, f"{(tmp_path / 'site').as_uri()}/index.html") as (page, _):
        assert "by dbt, no build recorded" in page.locator("footer").inner_text()
        comments, rows = csv_of(page, "volume")
    assert any(line.startswith("# build ") and line.endswith(" by dbt, no build recorded") for line in comments)
    assert rows
