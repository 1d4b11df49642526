"""The pages of the site: what each is called, what it reads before it draws, and the templates that make them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from dashboards.downloads import Downloads

TEMPLATES = Path(__file__).parent / "templates"


CABLES = ("cables", "cables-tags")


@dataclass(frozen=True)
class Page:
    """One page. Its program is `web/src/pages/<module>.js`, registered in `main.js` under the slug."""

    slug: str
    """Its file without `.html`."""
    title: str
    lead: str
    """One sentence under the title: what the page is for."""
    data: tuple[str, ...] = CABLES
    """Data files that it cannot start without; they load beside the program."""
    has_filters: bool = True
    in_navigation: bool = True
    template: str = "page.html"


PAGES = (
    Page("index", "Overview", "What is here, what is known to be missing, and three questions to start from."),
    Page(
        "trends",
        "Trends",
        "Up to five tags or posts as lines, as counts or as shares, with the cables behind any point.",
    ),
    Page("tag", "Tags", "Choose a tag to see its own page."),
    Page("post", "Posts", "Choose a post to see its own page."),
    Page(
        "officials",
        "Officials",
        "Persons with a public role whom the cables name: when, by which posts, in which meetings and requests.",
        data=(*CABLES, "officials/0"),
    ),
    Page(
        "meetings",
        "Meetings",
        "Encounters that the cables report: when, where and who with whom, each with the sentence that tells of it.",
        data=(*CABLES, "meetings", "meetings-officials"),
    ),
    Page(
        "requests",
        "Requests",
        "Who asked whom for what, what came of it, and how long after the meeting behind it.",
        data=(*CABLES, "requests"),
    ),
    Page(
        "quality",
        "Data quality",
        "What each layer could and could not read, what was repaired and what was rejected.",
        data=("quality",),
        has_filters=False,
    ),
    Page(
        "downloads",
        "Downloads",
        "Every table as a file, what its columns mean, and how to open them elsewhere.",
        data=(),
        has_filters=False,
        template="downloads.html",
    ),
    Page("cable", "Cable", "One cable with what was found in it.", data=(), has_filters=False, in_navigation=False),
)


def render(page: Page, build: dict[str, Any], downloads: Downloads | None = None) -> str:
    """Return the HTML of a page; all values are escaped."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["megabytes"] = _megabytes
    return environment.get_template(page.template).render(page=page, pages=PAGES, build=build, downloads=downloads)


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 100_000 else f"{size / 1e3:.0f} kB"
