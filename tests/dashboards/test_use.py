"""Filters, Back, the keyboard, and what leaves the page: drawings with ink, lines with geometry."""

import struct
import zlib

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


def test_what_is_not_here_is_said(chromium, site):
    with opened(chromium, f"{site.as_uri()}/cable.html?id=99NOWHERE1") as (page, _):
        assert "no cable 99NOWHERE1" in page.locator(".problem").inner_text()
    with opened(chromium, f"{site.as_uri()}/index.html?tag=NOSUCHTAG") as (page, _):
        assert count(page) == 0
        assert "Nothing here passes" in page.locator("#volume .empty").inner_text()
