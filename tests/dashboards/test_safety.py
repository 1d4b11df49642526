"""Text is text, whatever it says; and what cables ask to protect is nowhere in the site."""

import shutil

import duckdb
import pyarrow.parquet as parquet
import pytest
from playwright.sync_api import expect

from cables.progress import Silence
from dashboards import pack
from dashboards import site as maker
from tests.dashboards.browser import opened

SCRIPT = "<script>window.caught = 1</script> ALPHA"
IMAGE = '"><img src=x onerror="window.caught = 1"> BRAVO'
VICTIM = "09TALLINN77"


@pytest.fixture(scope="module")
def hostile_site(sample_warehouse, tmp_path_factory):
    """A site of a warehouse in which every kind of text tries to be markup."""
    folder = tmp_path_factory.mktemp("hostile")
    warehouse = folder / "hostile.duckdb"
    shutil.copyfile(sample_warehouse, warehouse)
    with duckdb.connect(str(warehouse)) as connection:
        for statement, values in (
            ("update marts.fct_cable set subject = ?, signer = ? where cable_id = ?", [SCRIPT, IMAGE, VICTIM]),
            ("update marts.fct_cable set subject = ? where cable_id <> ?", [IMAGE, VICTIM]),
            (
                "update marts.dim_official set full_name = ?, latest_title = ? where official_key <> '-1'",
                [SCRIPT, IMAGE],
            ),
            ("update marts.dim_official_title set title = ?", [IMAGE]),
            ("update marts.dim_post set post_name = post_code || ?", [IMAGE]),
            ("update marts.dim_tag set description = ?", [SCRIPT]),
            ("update marts.fct_meeting set place = ?, evidence = ?, rule = ?", [IMAGE, SCRIPT, IMAGE]),
            (
                "update marts.fct_request set requester = ?, action = ?, evidence = ?, rule = ?",
                [IMAGE, SCRIPT, SCRIPT, IMAGE],
            ),
            ("update raw.cable set text = ? || substring(text, 60)", [(SCRIPT + IMAGE)[:59]]),
        ):
            connection.execute(statement, values)
    maker.build(warehouse, folder / "site", Silence(), with_reports=False, with_downloads=False)
    return folder / "site"


@pytest.mark.parametrize(
    "query",
    [
        "index.html",
        "trends.html?line=tag:PREL&event=2007-01-01 <img src=x onerror=window.caught=1>",
        "tag.html?of=PREL",
        "post.html",
        "officials.html?name=<script>window.caught=1</script>",
        "meetings.html",
        "requests.html",
        f"cable.html?id={VICTIM}",
        "cable.html?id=<img src=x onerror=window.caught=1>",
        "quality.html",
    ],
)
def test_text_is_never_markup(chromium, hostile_site, query):
    with opened(chromium, f"{hostile_site.as_uri()}/{query}") as (page, _):
        page.fill("#search", "alpha")
        page.wait_for_selector("#search-results section, #search-results .empty")
        expect(page.locator("#search-results")).not_to_contain_text("Reading")
        assert page.evaluate("window.caught") is None
        assert page.locator("main img, main script, #search-results img, #search-results script").count() == 0
        assert "<script>window.caught = 1</script> ALPHA" in page.locator("#search-results").inner_text()


def test_a_hostile_subject_is_shown_as_written(chromium, hostile_site):
    with opened(chromium, f"{hostile_site.as_uri()}/cable.html?id={VICTIM}") as (page, _):
        assert page.locator("h1").inner_text() == SCRIPT
        assert IMAGE in page.locator(".fields").inner_text()


def test_protected_names_are_nowhere_in_the_bytes(site, sample_warehouse):
    with duckdb.connect(str(sample_warehouse), read_only=True) as connection:
        names = [
            name
            for (name,) in connection.execute("""
                select distinct unnest(list_append(name_variants, full_name)) from marts.dim_official where is_protected
            """).fetchall()
        ]
        held = connection.execute(
            """
            select count(*) from raw.cable
            where len(list_filter($names, lambda name: contains(lower(text), lower(name)))) > 0
        """,
            {"names": names},
        ).fetchone()[0]
    assert names, "the samples name protected persons"
    assert held, "and their texts hold these names"
    files = [path for path in site.rglob("*") if path.is_file()]
    assert len(files) > 20
    for path in files:
        content = unpacked(path, site).lower()
        for name in names:
            assert name.lower().encode() not in content, f"{name} in {path.relative_to(site)}"


def unpacked(path, site):
    """A file's bytes, with what is compressed in it."""
    if path.suffix == ".parquet":
        return str(parquet.read_table(path).to_pydict()).encode()
    if path.suffix == ".duckdb":
        with duckdb.connect(str(path), read_only=True) as connection:
            tables = connection.execute("select schema_name, table_name from duckdb_tables()").fetchall()
            return str(
                [connection.execute(f'from "{schema}"."{table}"').fetchall() for schema, table in tables]
            ).encode()
    if path.relative_to(site).parts[0] == "data" and path.name != "meta.js":
        return pack.read_bytes(path)
    return path.read_bytes()
