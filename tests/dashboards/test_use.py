"""Filters, Back, the keyboard, and what leaves the page: drawings with ink, lines with geometry."""

import struct
import zlib

import duckdb
from playwright.sync_api import expect

from tests.dashboards.browser import count, csv_of, opened


def test_a_bar_filters_a_chip_takes_it_back_and_back_undoes(chromium, site):
    with opened(chromium, f"{site.as_uri()}/index.html") as (page, _):
        everything = count(page)
        page.click("#tags .bar >> nth=1")
        chosen = count(page)
        assert 0 < chosen < everything
        assert "tag=" in page.url
        page.click("#filters .chip")
        assert count(page) == everything
        page.go_back()
        assert count(page) == chosen
        page.go_back()
        assert count(page) == everything
        page.go_forward()
        assert count(page) == chosen


def test_filters_go_along_to_other_pages(chromium, site):
    with opened(chromium, f"{site.as_uri()}/index.html?tag=PREL") as (page, _):
        chosen = count(page)
        page.click("nav.pages >> text=Trends")
        page.wait_for_selector("body[data-slug=trends][data-ready]")
        assert count(page) == chosen


def test_all_can_be_done_with_the_keyboard(chromium, site):
    with opened(chromium, f"{site.as_uri()}/trends.html") as (page, _):
        everything = count(page)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("/")
        page.keyboard.type("estonia")
        page.wait_for_selector("#search-results section")
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.tagName") == "A"
        page.keyboard.press("Escape")
        page.focus("#filters input >> nth=0")
        page.keyboard.type("PREL")
        page.keyboard.press("Enter")
        assert 0 < count(page) < everything
        page.focus(".walk")
        page.keyboard.press("ArrowLeft")
        said = page.get_attribute(".walk", "aria-valuetext")
        assert "PREL" in said
        page.keyboard.press("Enter")
        page.wait_for_selector("#behind table a")
        assert page.locator("#behind tbody tr").count() == int(said.split(", ")[2].split(" ")[0])


def test_lines_have_geometry_and_follow_their_rows(chromium, site):
    with opened(chromium, f"{site.as_uri()}/trends.html?line=tag:PREL&line=tag:PGOV&by=year") as (page, _):
        boxes = page.eval_on_selector_all(
            "#trend svg g[aria-label=line] path", "paths => paths.map(p => [p.getBBox().width, p.getBBox().height])"
        )
        assert len(boxes) >= 2
        assert all(width > 100 and height > 20 for width, height in boxes)
        _, rows = csv_of(page, "trend")
        assert {row["line"] for row in rows} == {"tag:PREL", "tag:PGOV"}
        page.click("#trend button:has-text('Show as table')")
        assert page.locator("#trend tbody tr").count() == len(rows)


def test_png_has_ink_and_svg_is_whole(chromium, site):
    with opened(chromium, f"{site.as_uri()}/index.html") as (page, _):
        with page.expect_download() as download:
            page.click("#volume button[aria-label^='PNG']")
        assert download.value.suggested_filename == "index-volume.png"
        assert len(colours(download.value.path().read_bytes())) > 5
        with page.expect_download() as download:
            page.click("#volume button[aria-label^='SVG']")
        svg = download.value.path().read_text(encoding="utf-8")
        assert svg.startswith("<svg")
        assert "Cables over time" in svg
        assert svg.count("<rect") > 3
        assert "var(--" not in svg


def colours(png: bytes) -> set[bytes]:
    """The colours of every hundredth pixel of a truecolour PNG whose lines are not interlaced."""
    width, _, depth, kind = struct.unpack(">IIBB", png[16:26])
    assert (depth, kind) in ((8, 6), (8, 2))
    size = 4 if kind == 6 else 3
    packed, at = b"", 8
    while at < len(png):
        length, name = struct.unpack(">I4s", png[at : at + 8])
        if name == b"IDAT":
            packed += png[at + 8 : at + 8 + length]
        at += 12 + length
    lines = zlib.decompress(packed)
    stride = width * size + 1
    # Filters of lines leave differences: where these vary, there is ink.
    return {lines[i : i + size] for i in range(stride // 2, len(lines), 100 * size)}


def test_confidence_and_answers_narrow_the_lists(chromium, site):
    with opened(chromium, f"{site.as_uri()}/meetings.html") as (page, _):
        everything = int(page.get_attribute("#meeting-count", "data-count"))
        page.fill("input[type=range]", "0.9")
        page.wait_for_url("**conf=0.9**")
        assert 0 < int(page.get_attribute("#meeting-count", "data-count")) < everything
    with opened(chromium, f"{site.as_uri()}/requests.html?answer=none") as (page, _):
        assert page.get_attribute("#answered-share", "data-answered") == "0"


def test_a_cable_shows_its_text_as_read_and_as_found(chromium, site):
    with opened(chromium, f"{site.as_uri()}/cable.html?id=09TALLINN77") as (page, _):
        assert page.locator(".paragraph").count() >= 5
        assert page.locator(".m-official").count() > 0
        assert "rule" in page.locator(".tag-of").first.inner_text()
        as_read = page.locator(".cable-text").inner_text()
        page.click("button:has-text('As found')")
        assert "text=found" in page.url
        assert page.locator(".cable-text").inner_text() != as_read
        page.click(".anchor >> nth=1")
        assert page.url.endswith("#p2")


def test_marks_in_a_text_are_those_of_the_warehouse_with_rule_and_confidence(chromium, site, sample_warehouse):
    with duckdb.connect(str(sample_warehouse), read_only=True) as connection:
        cable, wanted = connection.execute("""
            select cable_id, list({'kind': mark_kind, 'key': left(fact_key, 12), 'rule': rule, 'sure': confidence})
            from reporting.cable_mark
            group by cable_id
            having bool_or(mark_kind = 'answer')
            order by count(*) desc, cable_id
            limit 1""").fetchone()
    with opened(chromium, f"{site.as_uri()}/cable.html?id={cable}") as (page, _):
        for kind in ("meeting", "request", "answer"):
            said = page.locator(f".tag-of.{kind}").all_inner_texts()
            marks = [mark for mark in wanted if mark["kind"] == kind]
            assert len(said) == len(marks) > 0
            for mark in marks:
                assert any(mark["rule"].replace("_", " ") in text for text in said)
            assert page.locator(f"mark.m-{kind}").count() > 0
        assert all("%" in text for text in page.locator(".tag-of.request").all_inner_texts())
        titles = page.locator(".m-official").evaluate_all("nodes => nodes.map((node) => [node.href, node.title])")
        for mark in wanted:
            if mark["kind"] == "official":
                assert any(mark["key"] in href and mark["rule"] in title and "%" in title for href, title in titles)
        page.uncheck("input[data-kind=answer]")
        assert page.locator("mark.m-answer").count() == 0


def test_names_that_are_pasted_come_back_with_counts_of_sql(chromium, site, sample_warehouse):
    with duckdb.connect(str(sample_warehouse), read_only=True) as connection:
        name, cables, meetings = connection.execute("""
            select o.full_name, count(distinct b.cable_id), (
                select count(distinct m.meeting_key) from shareable.bridge_meeting_official as m
                where m.official_key = o.official_key
            )
            from shareable.dim_official as o join shareable.bridge_cable_official as b using (official_key)
            where not o.is_protected and b.role_in_cable = 'mentioned'
            group by all order by 3 desc, 1 limit 1""").fetchone()
    with opened(chromium, f"{site.as_uri()}/officials.html") as (page, _):
        page.fill("#names", f"{name.upper()}\nNobody Atall")
        page.click("button:has-text('Look them up')")
        page.wait_for_selector("#asked tbody tr")
        _, rows = csv_of(page, "asked")
    found = next(row for row in rows if row["official"] == name)
    assert (int(found["cables"]), int(found["meetings"])) == (cables, meetings)
    assert meetings > 0
    assert rows[-1] == {
        **dict.fromkeys(rows[-1], ""),
        "asked": "Nobody Atall",
        "official": "not found",
        "cables": "0",
        "meetings": "0",
        "requests": "0",
    }


def test_what_is_not_here_is_said(chromium, site):
    with opened(chromium, f"{site.as_uri()}/cable.html?id=99NOWHERE1") as (page, _):
        assert "no cable 99NOWHERE1" in page.locator(".problem").inner_text()
    with opened(chromium, f"{site.as_uri()}/index.html?tag=NOSUCHTAG") as (page, _):
        assert count(page) == 0
        assert "Nothing here passes" in page.locator("#volume .empty").inner_text()


def test_paper_is_light_and_has_no_buttons(chromium, site):
    with opened(chromium, f"{site.as_uri()}/index.html", theme="dark") as (page, _):
        bar = "#volume svg g[aria-label=rect] rect"
        on_screen = page.locator(bar).first.evaluate("node => getComputedStyle(node).fill")
        page.emulate_media(media="print", color_scheme="dark")
        assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
        assert page.locator(".tool:visible, .filter-form:visible, nav.pages:visible").count() == 0
        expect(page.locator(bar).first).not_to_have_css("fill", on_screen)
