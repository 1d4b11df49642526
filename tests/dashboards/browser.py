"""A page as a test looks at it: what it asked for, what it complained of, what it shows."""

import csv
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Seen:
    """What a page did while it was open."""

    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def outside(self, base: str) -> list[str]:
        """Requests that left the site."""
        return [url for url in self.requests if not url.startswith((base, "data:", "blob:"))]


@contextmanager
def opened(browser: Any, url: str, *, width: int = 1280, theme: str = "light", ready: bool = True):
    """Open a page in a fresh context; yield it and what it did. Complaints fail the test when it is left."""
    seen = Seen()
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=theme, accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.on("console", lambda said: seen.complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    page.on("request", lambda request: seen.requests.append(request.url))
    try:
        page.goto(url)
        if ready:
            page.wait_for_selector("body[data-ready]")
        yield page, seen
    finally:
        context.close()
    assert not seen.complaints, seen.complaints


def count(page: Any) -> int:
    """The number of cables that pass the filters, as the page says."""
    return int(page.get_attribute("#cable-count", "data-count"))


def csv_of(page: Any, figure: str) -> tuple[list[str], list[dict[str, str]]]:
    """Download a figure's CSV; return its leading comments and its rows."""
    with page.expect_download() as download:
        page.click(f"#{figure} button[aria-label^='CSV']")
    lines = download.value.path().read_text(encoding="utf-8").splitlines()
    comments = [line for line in lines if line.startswith("# ")]
    return comments, list(csv.DictReader(lines[len(comments) :]))
