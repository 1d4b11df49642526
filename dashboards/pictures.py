"""The README's picture of the site: `python -m dashboards.pictures SITE` takes it of a site of the sample cables.

The sample cables are invented; pictures of real ones do not belong into the repository.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated

import typer

PICTURE = Path(__file__).parents[1] / "docs" / "pictures" / "site.png"


def take(site: Path, out: Path, cable: str, chromium: str) -> None:
    """Photograph the text of a cable as its page shows it, light, as PNG."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - for development only

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1000, "height": 640}, color_scheme="light")
        page.goto(f"{site.resolve().as_uri()}/cable.html?id={cable}")
        page.wait_for_selector("body[data-ready]")
        text = page.locator("section[aria-label=Text]")
        text.evaluate("node => scrollTo(0, scrollY + node.getBoundingClientRect().top - 12)")
        page.screenshot(path=out, animations="disabled")
        browser.close()


def main(
    site: Annotated[Path, typer.Argument(help="A site of the sample cables: `cables demo` writes one.")],
    out: Annotated[Path, typer.Option(help="The picture.")] = PICTURE,
    cable: Annotated[str, typer.Option(help="The cable that is shown.")] = "07TALLINN412",
    chromium: Annotated[str, typer.Option(help="The browser.")] = shutil.which("chromium") or "chromium",
) -> None:
    """Take the picture that the README shows."""
    take(site, out, cable, chromium)
    typer.echo(f"{out} ({out.stat().st_size / 1000:.0f} kB)")


if __name__ == "__main__":
    typer.run(main)
