"""The pages on quality: what they tell of a spoiled warehouse, and that they open in a browser that is cut off."""

import json
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest

from expectations import data_docs, report
from expectations.checkpoint import run_layer
from tests.dashboards.browser import opened

pytestmark = pytest.mark.slow
AXE = Path(__file__).parents[1] / "dashboards/vendor/axe.min.js"
SUBJECT = '<script>alert(1)</script>"><img onerror=alert(1)>'


@pytest.fixture(scope="module")
def spoiled(sample_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One check of staging fails and one of marts warns; the build before had other shares and rejects."""
    path = tmp_path_factory.mktemp("quality") / "spoiled.duckdb"
    shutil.copyfile(sample_warehouse, path)
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            "update intermediate.int_headers set sent_date = date '1805-03-04', date_basis = 'text' "
            "where cable_id = '06ANKARA2290'"
        )
        connection.execute(
            "update marts.fct_cable set quality_flags = ['paragraph_above_cable'], subject = ?", [SUBJECT]
        )
        connection.execute(
            "insert into raw.quality_measure select load_id - 1, measured_at, layer, measure, all_count "
            "// 2, all_count "
            "from raw.quality_measure"
        )
        connection.execute(
            "insert into raw.reject select 'r', min(file_sha256), 'p', null, 9, 0, 9, 'not_a_cable', 'why', '', 1 "
            "from raw.source_file"
        )
    return path


@pytest.fixture(scope="module")
def pages(spoiled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    layers = [run_layer("staging", spoiled), run_layer("marts", spoiled, ["marts.fct_cable.paragraph_above_cable"])]
    data_docs.write(spoiled, folder / "data-docs", ["raw"])
    report.write(spoiled, folder, layers, "data-docs/index.html")
    return folder


def test_the_report_tells_what_failed_warned_and_changed(pages: Path) -> None:
    told = json.loads((pages / report.DATA).read_text(encoding="utf-8"))

    assert told["status"] == "failed"
    failed, warned = told["broken"]
    assert failed["check_name"] == "intermediate.int_headers.date_in_range"
    assert (failed["rows_broken"], failed["cables"], failed["sources"]) == (1, ["06ANKARA2290"], {"plain_text": 1})
    assert warned["check_name"] == "marts.fct_cable.paragraph_above_cable"
    changes = {change["what"]: (change["before"], change["now"]) for change in told["changes"]}
    assert changes["intermediate.int_headers.date_in_range"] == ("passed", "failed")
    assert changes["raw: records read"] == ("50.0%", "100.0%")
    assert told["reasons"] == [{"reason_code": "not_a_cable", "rejects": 1, "files": 1}]
    assert {source["source"] for source in told["sources"]} >= {"cablegate_html", "cables_csv", "plain_text"}
    assert all(source["loaded_at"] and source["code_version"] for source in told["sources"])


def test_the_badge_is_small_and_says_it_all(pages: Path) -> None:
    badge = json.loads((pages / report.BADGE).read_text(encoding="utf-8"))

    assert (badge["label"], badge["message"], badge["color"]) == ("data quality", "checks fail", "red")
    assert badge["checks"]["failed"] == 1
    assert (pages / report.BADGE).stat().st_size < 1000


def test_what_the_build_wrote_down_is_reported_without_checking_anew(sample_warehouse: Path) -> None:
    told = report.gather(sample_warehouse)

    assert told.status == "passed"
    assert [layer["failed"] for layer in told.layers] == [0, 0, 0]
    assert all(layer["passed"] > 20 for layer in told.layers)


def test_layers_not_checked_anew_are_told_as_the_build_left_them(sample_warehouse: Path) -> None:
    built = report.gather(sample_warehouse)

    told = report.gather(sample_warehouse, [run_layer("staging", sample_warehouse)])

    assert [layer["passed"] for layer in told.layers] == [layer["passed"] for layer in built.layers]
    assert (told.checked_at or "") > (built.checked_at or "")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_opens_offline_and_axe_finds_nothing(chromium: Any, pages: Path, theme: str) -> None:
    with opened(chromium, (pages / report.PAGE).as_uri(), theme=theme, ready=False) as (page, seen):
        page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
        page.add_script_tag(path=str(AXE))
        found = page.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false})")["violations"]
        assert [(violation["id"], violation["nodes"][0]["html"]) for violation in found] == []
        assert page.locator(".broken h3").count() == 2
        assert seen.outside("file:///") == []
        assert SUBJECT not in page.content()


def test_the_page_has_no_sideways_scroll_on_a_telephone(chromium: Any, pages: Path) -> None:
    with opened(chromium, (pages / report.PAGE).as_uri(), width=390, ready=False) as (page, _seen):
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_data_docs_open_offline(chromium: Any, pages: Path) -> None:
    with opened(chromium, (pages / "data-docs/index.html").as_uri(), ready=False) as (page, seen):
        page.wait_for_selector("a:has-text('raw.source_file')")
        page.click("a:has-text('raw.load_run')")
        page.wait_for_selector("text=A load ended, after it began")
        # jQuery and Bootstrap are there, and the icons' letters are.
        assert page.evaluate("typeof $.fn.modal") == "function"
        assert page.evaluate("document.fonts.load('900 16px \"Font Awesome 6 Free\"').then(found => found.length)") == 1
        assert seen.outside("file:///") == []


def test_data_docs_never_replace_a_folder_that_holds_something_else(spoiled: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")

    with pytest.raises(FileExistsError):
        data_docs.write(spoiled, tmp_path, ["raw"])
    assert (tmp_path / "notes.txt").read_text() == "mine"
