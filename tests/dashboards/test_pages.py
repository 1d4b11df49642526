"""Every page opens from disk and over http, asks for nothing outside, and can be used by all."""

from pathlib import Path

import pytest

from dashboards.pages import PAGES
from tests.dashboards.browser import opened

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
SLUGS = [page.slug for page in PAGES]


@pytest.mark.parametrize("slug", SLUGS)
def test_page_opens_from_disk(chromium, site, slug):
    base = site.as_uri() + "/"
    with opened(chromium, f"{base}{slug}.html") as (page, seen):
        assert page.locator("h1").inner_text()
        assert seen.outside(base) == []


@pytest.mark.parametrize("slug", SLUGS)
def test_page_opens_over_http_at_the_width_of_a_telephone(chromium, http_site, slug):
    with opened(chromium, f"{http_site}{slug}.html", width=390) as (page, seen):
        assert seen.outside(http_site) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("slug", SLUGS)
def test_axe_finds_nothing(chromium, site, slug, theme):
    with opened(chromium, f"{site.as_uri()}/{slug}.html", theme=theme) as (page, _):
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false})")["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
        assert page.evaluate("document.documentElement.dataset.theme") == theme
