"""The recipes of docs/recipes.md that run in Python are run, and answer what SQL answers."""

import re
from pathlib import Path

import duckdb
import pytest

from cables.export.run import Format, export
from cables.progress import Silence

RECIPES = (Path(__file__).parents[2] / "docs" / "recipes.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^## ([^\n]+)\n(?:(?!^## ).)*?^```python\n(.*?)^```", RECIPES, re.M | re.S)
PROGRAMS = {"DuckDB", "pandas", "Polars", "R", "Superset", "Metabase", "Tableau", "Power BI", "Excel"}

QUESTION = """
    select p.post_name, d.year, count(*) as cables
    from marts.fct_cable as c join marts.dim_post as p using (post_key) join marts.dim_date as d using (date_key)
    group by all"""


def by_post(rows):
    return sorted((post, year or 0, count) for post, year, count in rows)


def test_every_program_has_a_recipe():
    assert set(re.findall(r"^## (.+)$", RECIPES, re.M)) >= PROGRAMS
    assert {title for title, _ in BLOCKS} == {"DuckDB", "pandas", "Polars", "Superset"}


@pytest.mark.slow
@pytest.mark.parametrize(("title", "code"), [pytest.param(*block, id=block[0]) for block in BLOCKS])
def test_a_recipe_answers_as_sql_does(title, code, exported, monkeypatch, sample_warehouse):
    monkeypatch.chdir(exported)
    names: dict = {}
    exec(compile(code, f"docs/recipes.md, {title}", "exec"), names)
    with duckdb.connect(str(sample_warehouse), read_only=True) as connection:
        expected = connection.execute(QUESTION).fetchall()
    assert by_post(names["answer"]) == by_post(expected) != []


@pytest.fixture(scope="module")
def exported(sample_warehouse, tmp_path_factory):
    """A folder as the first block of the recipes makes it."""
    folder = tmp_path_factory.mktemp("recipes")
    export(sample_warehouse, Format.parquet, folder / "parquet", Silence())
    export(sample_warehouse, Format.duckdb, folder / "cables.duckdb", Silence())
    return folder
