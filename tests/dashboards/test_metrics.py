"""Metrics mean what the site counts, and every page is an exposure that names what it reads."""

import json
import re
from collections import Counter
from pathlib import Path

import duckdb
import pytest
import yaml

from dashboards import pack
from dashboards.pages import PAGES

ROOT = Path(__file__).parents[2]
REPORTING = ROOT / "models" / "reporting"
METRICS = yaml.safe_load((REPORTING / "_metrics.yml").read_text(encoding="utf-8"))
EXPOSURES = yaml.safe_load((REPORTING / "_exposures.yml").read_text(encoding="utf-8"))["exposures"]
REF = re.compile(r"ref\('(\w+)'\)")


@pytest.fixture(scope="module")
def metric(sample_warehouse):
    """Ask a metric in the SQL that its definition says, over shareable facts, grouped by dimensions of its model."""
    models = METRICS["semantic_models"]
    metrics = {each["name"]: each for each in METRICS["metrics"]}
    with duckdb.connect(str(sample_warehouse), read_only=True) as connection:
        listed = connection.execute("select table_name, table_schema from information_schema.tables").fetchall()
        schemas = {table: schema for table, schema in listed if schema in ("marts", "reporting")}

        def simple(name, by):
            measure = metrics[name]["type_params"]["measure"]
            model, found = next((m, x) for m in models for x in m.get("measures", []) if x["name"] == measure)
            expressions = {d["name"]: d.get("expr", d["name"]) for d in model["dimensions"]}
            groups = [f"{how}({expressions[of]})" if how else expressions[of] for how, of in by]
            table = REF.search(model["model"]).group(1)
            columns = [*groups, f"{found['agg']}({found['expr']})"]
            rows = connection.execute(
                f"select {', '.join(columns)} from {schemas[table]}.{table} group by all"
            ).fetchall()
            return {row[:-1]: row[-1] for row in rows}

        def ask(name, by=()):
            parameters = metrics[name]["type_params"]
            if metrics[name]["type"] == "simple":
                return simple(name, by)
            above, below = (simple(parameters[part], by) for part in ("numerator", "denominator"))
            return {key: above.get(key, 0) / whole for key, whole in below.items()}

        yield ask


@pytest.fixture(scope="module")
def facts(site):
    """The facts of the cables as the site's pages read them."""
    columns = pack.read_compact(site / "data", "cables")
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


@pytest.fixture(scope="module")
def meta(site):
    text = (site / "data" / "meta.js").read_text(encoding="utf-8")
    return json.loads(text[text.index("{") : text.rindex("}") + 1])


def test_totals_are_what_the_site_counts(metric, facts):
    assert metric("cables") == {(): len(facts)}
    assert metric("meetings") == {(): sum(row["meetings"] for row in facts)}
    assert metric("requests") == {(): sum(row["requests"] for row in facts)}
    answered = sum(row["answered"] for row in facts)
    assert metric("answered_requests") == {(): answered}
    assert metric("answered_share") == {(): answered / sum(row["requests"] for row in facts)}
    assert answered > 0


def test_cables_of_a_year_and_classification_are_what_the_site_counts(metric, facts, meta):
    expected = Counter(
        (row["date_key"] // 10000 if row["date_key"] > 0 else None, meta["classifications"][row["classification"]])
        for row in facts
    )
    found = metric("cables", [("year", "sent_on"), ("", "classification")])
    assert {(year, classification or "not stated"): n for (year, classification), n in found.items()} == expected


def test_the_share_of_a_tag_in_a_year_is_what_the_site_draws(metric, facts, meta):
    dated = [row for row in facts if row["date_key"] > 0]
    whole = Counter(row["date_key"] // 10000 for row in dated)
    tagged = Counter((meta["tags"][tag]["code"], row["date_key"] // 10000) for row in dated for tag in row["tags"])
    shares = metric("share", [("", "tag_code"), ("year", "in_month")])
    assert {key: share for key, share in shares.items() if share} == pytest.approx(
        {(tag, year): n / whole[year] for (tag, year), n in tagged.items()}
    )
    assert len({year for _, year in shares}) == len(whole)


def test_every_page_is_an_exposure_with_an_owner():
    assert sorted(each["url"] for each in EXPOSURES) == sorted(f"{page.slug}.html" for page in PAGES)
    assert all(each["owner"]["name"] and each["description"] for each in EXPOSURES)
    titles = {f"{page.slug}.html": page.title for page in PAGES}
    assert all(titles[each["url"]].split()[0].rstrip("s") in each["label"] for each in EXPOSURES)


def test_exposures_name_what_the_site_reads(sample_warehouse):
    named = {name for each in EXPOSURES for ref in each["depends_on"] for name in REF.findall(ref)}
    queries = " ".join(path.read_text(encoding="utf-8") for path in (ROOT / "dashboards" / "queries").glob("*.sql"))
    read = {f"shareable__{name}" for name in re.findall(r"\bshareable\.(\w+)", queries)}
    read |= set(re.findall(r"\breporting\.(\w+)", queries))
    assert read and read <= named
    downloads = next(each for each in EXPOSURES if each["url"] == "downloads.html")
    with duckdb.connect(str(sample_warehouse), read_only=True) as connection:
        public = connection.execute(
            "select if(table_schema = 'shareable', 'shareable__', '') || table_name from information_schema.tables "
            "where table_schema in ('shareable', 'reporting')"
        ).fetchall()
    assert {name for ref in downloads["depends_on"] for name in REF.findall(ref)} == {name for (name,) in public}
