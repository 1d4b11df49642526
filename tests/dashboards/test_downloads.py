"""What the site hands out: files that other programs read, and a page that tells what they are."""

import json
import re

import duckdb
import pyarrow.parquet as pq
import pytest

from dashboards import recipes
from tests.dashboards.browser import opened


@pytest.fixture(scope="module")
def sql(sample_warehouse):
    with duckdb.connect(str(sample_warehouse), read_only=True) as connection:
        yield lambda text: connection.execute(text).fetchall()


def test_the_page_links_every_file_and_tells_its_rows(chromium, site, sql):
    with opened(chromium, f"{site.as_uri()}/downloads.html") as (page, _):
        links = page.eval_on_selector_all("#page a[download]", "all => all.map(link => link.getAttribute('href'))")
        told = page.eval_on_selector_all(".schema details summary", "all => all.map(one => one.innerText)")
    assert {site / link for link in links} == {path for path in (site / "downloads").rglob("*") if path.is_file()}
    rows = {
        name: int(count.replace(",", "")) for name, count in (re.match(r"(\w+) ([\d,]+) row", t).groups() for t in told)
    }
    listed = sql(
        "select table_schema || '.' || table_name, table_name from information_schema.tables "
        "where table_schema in ('shareable', 'reporting')"
    )
    assert rows == {name: sql(f"select count(*) from {whole}")[0][0] for whole, name in listed}


def test_a_link_to_a_table_opens_it(chromium, site):
    with opened(chromium, f"{site.as_uri()}/downloads.html#fct_meeting") as (page, _):
        assert page.locator(".schema details[open] summary code").all_inner_texts() == ["fct_meeting"]
        assert "confidence" in page.locator(".schema details[open]").inner_text()


def test_a_file_comes_over_http_as_it_is(chromium, http_site, site):
    with opened(chromium, f"{http_site}downloads.html#fct_cable") as (page, _):
        with page.expect_download() as download:
            page.click("#fct_cable a[download]")
        assert download.value.path().read_bytes() == (site / "downloads/parquet/fct_cable.parquet").read_bytes()


def test_parquet_and_database_hold_what_the_warehouse_may_share(site, sql):
    folder = site / "downloads"
    expected = sql("select cable_id, word_count, subject from shareable.fct_cable order by cable_id")
    table = pq.read_table(folder / "parquet" / "fct_cable.parquet", columns=["cable_id", "word_count", "subject"])
    assert sorted(zip(*(column.to_pylist() for column in table.columns), strict=True)) == expected
    with duckdb.connect(str(folder / "cables.duckdb"), read_only=True) as connection:
        found = connection.execute("select cable_id, word_count, subject from marts.fct_cable order by 1").fetchall()
    assert found == expected


def test_protected_names_are_in_no_download(site, sql):
    names = [row[0] for row in sql("select distinct surname from intermediate.int_protected_names")]
    assert names
    with duckdb.connect(str(site / "downloads/cables.duckdb"), read_only=True) as connection:
        tables = [
            f"{s}.{n}" for s, n in connection.execute("select schema_name, table_name from duckdb_tables()").fetchall()
        ]
        texts = [str(connection.execute(f"from {table}").fetchall()) for table in tables]
        texts += [
            str(connection.execute(f"from read_parquet('{path}')").fetchall())
            for path in (site / "downloads/parquet").glob("*.parquet")
        ]
    texts += [
        path.read_bytes().decode("utf-8", "replace") for path in (site / "downloads").rglob("*") if path.is_file()
    ]
    whole = "\n".join(texts).casefold()
    assert [name for name in names if name.casefold() in whole] == []


def test_the_descriptor_tells_what_each_column_means(site):
    descriptor = json.loads((site / "downloads/parquet/datapackage.json").read_text(encoding="utf-8"))
    for resource in descriptor["resources"]:
        assert all(field["description"] for field in resource["schema"]["fields"]), resource["name"]


def test_recipes_become_blocks():
    text = "# Head\n\nWords and `code`.\n\n## First\n\n1. One\n   more.\n2. Two\n\n```sh\nls\n```\n"
    assert recipes.sections(text) == [
        {"title": "", "blocks": [{"kind": "text", "runs": [("Words and ", False), ("code", True), (".", False)]}]},
        {
            "title": "First",
            "blocks": [
                {"kind": "list", "points": [[("One", False), (" ", False), ("more.", False)], [("Two", False)]]},
                {"kind": "code", "language": "sh", "text": "ls"},
            ],
        },
    ]


@pytest.mark.parametrize("text", ["## A\n\n> quoted", "## A\n\n[link](x.md)", "## A\n\n- point"])
def test_markup_that_the_site_cannot_show_is_an_error(text):
    with pytest.raises(ValueError, match="is not shown by the site"):
        recipes.sections(text)
