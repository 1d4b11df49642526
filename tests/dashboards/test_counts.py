"""What the pages count equals what SQL counts."""

import duckdb
import pytest

from tests.dashboards.browser import count, csv_of, opened

CABLES = """
    select count(distinct c.cable_id)
    from marts.fct_cable as c
    left join marts.dim_post as p using (post_key)
    left join marts.dim_date as d using (date_key)
    left join marts.bridge_cable_tag as b using (cable_id)
    left join marts.dim_tag as t using (tag_key)
    where """

LINKS = [
    ("", "true"),
    ("?tag=PREL", "t.tag_code = 'PREL'"),
    ("?tag=PREL&tag=PGOV", "t.tag_code in ('PREL', 'PGOV')"),
    ("?tag=NOSUCHTAG", "false"),
    ("?class=CONFIDENTIAL&class=SECRET", "c.classification in ('CONFIDENTIAL', 'SECRET')"),
    ("?from=2006-01-01&to=2007-06-30", "d.date between '2006-01-01' and '2007-06-30'"),
    ("?to=2006", "d.date <= '2006-12-31'"),
    (
        "?tag=PREL&class=CONFIDENTIAL&from=2005",
        "t.tag_code = 'PREL' and c.classification = 'CONFIDENTIAL' and d.year >= 2005",
    ),
]


@pytest.fixture(scope="module")
def sql(sample_warehouse):
    with duckdb.connect(str(sample_warehouse), read_only=True) as connection:
        yield lambda text: connection.execute(text).fetchall()


@pytest.mark.parametrize(("query", "condition"), LINKS)
def test_a_link_counts_as_sql_counts(chromium, site, sql, query, condition):
    with opened(chromium, f"{site.as_uri()}/index.html{query}") as (page, _):
        assert count(page) == sql(CABLES + condition)[0][0]


def test_links_by_post_and_country(chromium, site, sql):
    code, country = sql(
        "select post_code, country_code from marts.dim_post where country_code is not null "
        "order by cable_count desc limit 1"
    )[0]
    with opened(chromium, f"{site.as_uri()}/index.html?post={code}") as (page, _):
        assert count(page) == sql(CABLES + f"p.post_code = '{code}'")[0][0] > 0
    with opened(chromium, f"{site.as_uri()}/index.html?country={country}") as (page, _):
        assert count(page) == sql(CABLES + f"p.country_code = '{country}'")[0][0] > 0


def test_csv_of_the_overview_sums_to_sql(chromium, site, sql):
    with opened(chromium, f"{site.as_uri()}/index.html?tag=PREL&by=year") as (page, _):
        comments, rows = csv_of(page, "volume")
        assert any("index.html?tag=PREL&by=year#volume" in line for line in comments)
        assert any(line.startswith("# build ") for line in comments)
    expected = sql("""
        select d.year, count(distinct c.cable_id) from marts.fct_cable as c join marts.dim_date as d using (date_key)
        join marts.bridge_cable_tag as b using (cable_id) join marts.dim_tag as t using (tag_key)
        where t.tag_code = 'PREL' and d.year is not null group by 1 order by 1""")
    assert [(int(row["year"]), int(row["cables"])) for row in rows] == expected


def test_a_share_is_measured_against_the_other_filters(chromium, site, sql):
    address = f"{site.as_uri()}/trends.html?line=tag:PREL&tag=PREL&class=CONFIDENTIAL&measure=share&by=year"
    with opened(chromium, address) as (page, _):
        _, rows = csv_of(page, "trend")
    expected = sql("""
        select d.year, count(*) filter (where list_contains(tags, 'PREL')), count(*)
        from marts.fct_cable as c join marts.dim_date as d using (date_key)
        left join (
            select cable_id, list(tag_code) as tags
            from marts.bridge_cable_tag join marts.dim_tag using (tag_key) group by 1
        ) using (cable_id)
        where c.classification = 'CONFIDENTIAL' and d.year is not null group by 1 order by 1""")
    shown = [(int(row["year"]), int(row["cables"]), int(row["of"])) for row in rows if int(row["of"])]
    assert shown == expected
    assert all(
        float(row["share"]) == pytest.approx(int(row["cables"]) / int(row["of"]), abs=1e-6)
        for row in rows
        if int(row["of"])
    )


def test_rankings_can_be_taken_along_and_count_as_sql_counts(chromium, site, sql):
    with opened(chromium, f"{site.as_uri()}/requests.html?tag=PREL") as (page, _):
        page.click("#answer summary")
        comments, rows = csv_of(page, "answer")
    assert any("requests.html?tag=PREL#answer" in line for line in comments)
    expected = sql("""
        select response, count(*) from shareable.fct_request
        where cable_id in (
            select cable_id from shareable.bridge_cable_tag join shareable.dim_tag using (tag_key)
            where tag_code = 'PREL'
        )
        group by 1""")
    assert sorted(int(row["requests"]) for row in rows) == sorted(count for _, count in expected)


def test_names_behind_a_ranking_are_read_when_they_are_asked_for(chromium, site, sql):
    with opened(chromium, f"{site.as_uri()}/meetings.html") as (page, _):
        page.click("#persons summary")
        _, rows = csv_of(page, "persons")
        page.click("#persons button:has-text('Show all')")
        page.wait_for_selector("#persons .bar >> nth=14")
        assert page.locator("#persons .bar").count() == len(rows)
    expected = sql("""
        select count(distinct meeting_key) from shareable.bridge_meeting_official
        where official_key not like '-%' group by official_key order by 1 desc""")
    assert [int(row["meetings"]) for row in rows] == [count for (count,) in expected[: len(rows)]]


def test_the_status_of_a_layer_is_that_of_its_checks(chromium, site, sql):
    with opened(chromium, f"{site.as_uri()}/quality.html") as (page, _):
        shown = {
            layer: int(page.get_attribute(f"#status-{layer}", "data-checks")) for layer in ("raw", "staging", "marts")
        }
    last = "(select max(load_id) from reporting.check_history)"
    found = dict(sql(f"select layer, count(*) from reporting.check_history where load_id = {last} group by 1"))
    assert shown == {layer: found.get(layer, 0) for layer in shown}
