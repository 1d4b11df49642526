"""Documents that can go stale are run: every SQL block, every public column, every decision's link."""

import re
from pathlib import Path

import duckdb
import pytest

from cables.dictionary import markdown, public_tables

ROOT = Path(__file__).parents[2]
FENCE = re.compile(r"^```sql\n(.*?)^```", re.M | re.S)
LINK = re.compile(r"\]\((?!https?://|#|mailto:)([^)#]+)")
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("samples/*.md")])
BLOCKS = [
    pytest.param(sql, id=f"{page.relative_to(ROOT)}-{number}")
    for page in PAGES
    for number, sql in enumerate(FENCE.findall(page.read_text(encoding="utf-8")), 1)
]


@pytest.mark.slow
@pytest.mark.parametrize("sql", BLOCKS)
def test_every_sql_block_answers_on_the_samples(sql: str, sample_warehouse: Path) -> None:
    with duckdb.connect(str(sample_warehouse), read_only=True) as connection:
        assert connection.execute(sql).fetchall(), "the query runs but finds nothing in the samples"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    missing = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / link).exists()]
    assert missing == []


def test_the_data_dictionary_is_fresh_and_complete() -> None:
    tables = public_tables(ROOT)
    assert (ROOT / "docs/data_dictionary.md").read_text(encoding="utf-8") == markdown(tables)
    bare = [f"{t.name}.{c.name}" for t in tables for c in t.columns if not c.description or not c.data_type]
    assert bare == []
    assert [t.name for t in tables if not t.description] == []
