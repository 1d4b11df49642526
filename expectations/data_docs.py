"""Great Expectations' Data Docs of a warehouse, made to open from disk without a network.

Its pages ask for sixteen assets from seven hosts and show a picture from an eighth. Those that the pages use are
vendored (`vendor/LICENSES.txt`) and their links turned to them; the three for charts, of which there are none, the
invitation to a newsletter and pictures that no page shows are left out. An asset that a new version adds is told.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

from expectations import LAYERS, Layer, duckdb_shim
from expectations.checkpoint import run_suite, suites_of

INDEX = "index.html"
VENDORED = {
    "bootstrap-table.min.css": ("bootstrap-table.min.css",),
    "bootstrap.min.css": ("bootstrap.min.css",),
    "bootstrap-table-filter-control.css": ("bootstrap-table-filter-control.min.css",),
    "bootstrap-table-filter-control.min.css": ("bootstrap-table-filter-control.min.css",),
    "bootstrap-datepicker.min.css": ("bootstrap-datepicker.min.css",),
    "bootstrap-prefers-dark.css": ("bootstrap-prefers-dark.min.css",),
    "all.min.css": ("fontawesome.min.css", "solid.min.css"),
    "jquery-3.7.1.min.js": ("jquery.min.js",),
    "popper.min.js": ("popper.min.js",),
    "bootstrap.min.js": ("bootstrap.min.js",),
    "bootstrap-table.min.js": ("bootstrap-table.min.js",),
    "bootstrap-table-filter-control.min.js": ("bootstrap-table-filter-control.min.js",),
    "bootstrap-datepicker.min.js": ("bootstrap-datepicker.min.js",),
}
"""Which of our files stand for which of theirs, by the end of its address."""
CHARTS = ("vega@5", "vega-lite@5", "vega-embed@6")
LOGO = "logo-long.png"
SHOWN = (LOGO, "favicon.ico")
_DARK_LOGO = re.compile(r"url\('https?://[^']+/full_logo_dark\.png'\)")
_ASSET = re.compile(
    r'<script\b[^>]*\bsrc="(https?://[^"]+)"[^>]*>\s*</script>'
    r'|<link\b[^>]*\bhref="(https?://[^"]+)"[^>]*>|(?<=src=")(https?://[^"]+)(?=")'
)
_FOOTER = re.compile(r"<footer>\s*<p>Stay current.*?</footer>", re.S)
_OUTSIDE = re.compile(r"""(?:src|srcset|poster)=["']https?://|<link\b[^>]*href=["']https?://|url\(["']?https?://""")
_DARK = (
    '<meta name="color-scheme" content="light dark">'
    "<style>@media (prefers-color-scheme: dark) "
    "{ .navbar-brand a img { visibility: visible !important; filter: invert(1); } }</style>"
)


class OutsideAssetError(Exception):
    """A page would ask another host for something that is not vendored."""


def write(warehouse: Path, folder: Path, layers: Sequence[Layer] = LAYERS) -> Path:
    """Check layers once more and write what Great Expectations has to say of it.

    Rows that break an expectation are not shown, only counted: the pages may be published, and rows hold names.

    Args:
        warehouse: the DuckDB file, opened read-only.
        folder: made, or replaced where Data Docs stand in it.
        layers: which.

    Returns:
        The first page.

    Raises:
        OutsideAssetError: Great Expectations wants an asset that is not vendored.
        FileExistsError: the folder holds something else.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / INDEX).exists():
        raise FileExistsError(f"{folder} holds something else than Data Docs")
    with tempfile.TemporaryDirectory(prefix="data-docs-") as scratch:
        made = Path(scratch) / "docs"
        _render(warehouse, made, layers)
        for page in made.rglob("*.html"):
            page.write_text(_offline(page, made), encoding="utf-8")
        for unused in (path for path in (made / "static").rglob("*") if path.is_file() and path.name not in SHOWN):
            unused.unlink()
        shutil.copytree(str(resources.files("expectations") / "vendor"), made / "static/vendor")
        shutil.rmtree(folder, ignore_errors=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(made, folder)
    return folder / INDEX


def _render(warehouse: Path, folder: Path, layers: Sequence[Layer]) -> None:
    with duckdb_shim.source(warehouse) as (context, datasource):
        context.add_data_docs_site(
            site_name="warehouse",
            site_config={
                "class_name": "SiteBuilder",
                "store_backend": {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(folder)},
                "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
                "show_how_to_buttons": False,
            },
        )
        for suite in (suite for layer in layers for suite in suites_of(layer)):
            run_suite(context, datasource, suite, "BOOLEAN_ONLY")
        context.build_data_docs()


def _offline(page: Path, root: Path) -> str:
    """The text of a page with its assets found beside it."""
    up = "../" * (len(page.relative_to(root).parts) - 1)

    def local(match: re.Match[str]) -> str:
        address = next(filter(None, match.groups()))
        name = address.partition("?")[0].rpartition("/")[2]
        if name in CHARTS:
            return ""
        if name == LOGO:
            return f"{up}static/images/{LOGO}"
        tags = [
            f'<script src="{up}static/vendor/{ours}"></script>'
            if ours.endswith(".js")
            else f'<link rel="stylesheet" href="{up}static/vendor/{ours}">'
            for ours in VENDORED.get(name, ())
        ]
        return "\n".join(tags) or match.group(0)

    text = _FOOTER.sub("", _ASSET.sub(local, page.read_text(encoding="utf-8")))
    text = _DARK_LOGO.sub("none", text)
    text = text.replace('<meta charset="UTF-8">', f'<meta charset="UTF-8">{_DARK}', 1)
    if outside := _OUTSIDE.search(text):
        raise OutsideAssetError(f"{page.relative_to(root)}: {text[outside.start() : outside.end() + 80]}")
    return text
