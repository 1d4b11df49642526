"""Documents that can go stale are run: every SQL block, every public column, every decision's link."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from cables.dictionary import markdown, public_tables

ROOT = Path(__file__).parents[2]
FENCE = re.compile(r"^```sql\n(.*?)^```", re.M | re.S)
SHELL = re.compile(r"^```sh\n(.*?)^```", re.M | re.S)
READING = {"query", "show", "rejects", "check"}
LINK = re.compile(r"\]\((?!https?://|#|mailto:)([^)#]+)")
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("samples/*.md")])
BLOCKS = [
    pytest.param(sql, id=f"{page.relative_to(ROOT)}-{number}")
    for page in PAGES
    for number, sql in enumerate(FENCE.findall(page.read_text(encoding="utf-8")), 1)
]


def commands(page: Path) -> list[list[str]]:
    """The arguments of every `cables` command that a page documents."""
    found: list[list[str]] = []
    for block in SHELL.findall(page.read_text(encoding="utf-8")):
        for word in shlex.split(block, comments=True):
            if word.split("/")[-1] == "cables":
                found.append([])
            elif found:
                found[-1].append(word)
    return found


COMMANDS = [
    pytest.param(arguments, id=f"{page.relative_to(ROOT)}-{' '.join(arguments)[:20].strip()}")
    for page in PAGES
    for arguments in commands(page)
]


@pytest.mark.slow
@pytest.mark.parametrize("arguments", COMMANDS)
def test_every_documented_command_runs(arguments: list[str], sample_warehouse: Path) -> None:
    # What would load or build takes paths of the reader's own: of those only the command's existence is tested.
    words = arguments if arguments[0] in READING else [arguments[0], "--help"]
    run = subprocess.run(
        [sys.executable, "-m", "cables", *words],
        cwd=ROOT,
        env=os.environ | {"CABLES_WAREHOUSE": str(sample_warehouse)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert len(run.stdout.splitlines()) > 4, "the command runs but shows nothing of the samples"


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
