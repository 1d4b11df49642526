"""What the figures that leave the house rely on: they add up to the marts, name nobody protected, and lose nothing.

Protected names and the last published build are compared over whole schemas, so these suites hold few, wide checks.
"""

from __future__ import annotations

from expectations import thresholds
from expectations.checks import TableSuite, each, never
from expectations.suites.cables import MART

LAST = "raw.published_count"
"""Cables by month and post in the last build that was published; the conductor writes it."""
MEASURES = "raw.quality_measure"
"""What layer_quality was after each build that was published; the conductor writes it."""


def suites() -> list[TableSuite]:
    """Return the suites of schema `reporting`, and of the marts against the last build."""
    return [_post_month(), _tag_month(), _tag_post_month(), _coverage(), _dimensions(), _last_build(), _last_measures()]


def _protected(columns: str) -> str:
    return (
        f"select t.value, t.official_key from (select v.value, o.official_key from (select distinct "
        f"unnest([{columns}]) "
        "as value from {batch}) as v join (select official_key, unnest(list_append(name_variants, full_name)) as name "
        "from marts.dim_official where is_protected) as o on lower(v.value) = lower(o.name)) as t"
    )


def _post_month() -> TableSuite:
    return TableSuite(
        "reporting.post_month",
        ("post_key", "month"),
        [
            never(
                "adds_up",
                "Posts and months add up to the cables that have a date",
                "select sum(cable_count) as counted, (select count(*) from marts.fct_cable where date_key <> -1) "
                "as cables from {batch} having coalesce(counted, 0) <> cables",
                cause=MART,
            ),
            never(
                "meetings_add_up",
                "Posts and months add up to the meetings and requests of dated cables",
                "select sum(meeting_count) as meetings, sum(request_count) as requests from {batch} "
                "having coalesce(meetings, 0) <> (select count(*) from marts.fct_meeting "
                "join marts.fct_cable as c using (cable_id) where c.date_key <> -1) "
                "or coalesce(requests, 0) <> (select count(*) from marts.fct_request "
                "join marts.fct_cable as c using (cable_id) where c.date_key <> -1)",
                cause=MART,
            ),
            each(
                "parts_of_the_whole",
                "No part of a count is greater than the count",
                "classified_cable_count > cable_count or incomplete_cable_count > cable_count "
                "or answered_request_count > request_count or share < 0 or share > 1",
                shows="post_key, month, cable_count, classified_cable_count, incomplete_cable_count, share",
                cause=MART,
            ),
            never(
                "names_nobody_protected",
                "No protected name stands where posts are named",
                _protected("post_code"),
                cause="A name was read as a post: exports would show it.",
            ),
        ],
    )


def _tag_month() -> TableSuite:
    return TableSuite(
        "reporting.tag_month",
        ("tag_key", "month"),
        [
            never(
                "adds_up",
                "Tags and months add up to the tags of cables that have a date",
                "select sum(cable_count) as counted, (select count(*) from marts.bridge_cable_tag "
                "join marts.fct_cable using (cable_id) where date_key <> -1) as tags from {batch} "
                "having coalesce(counted, 0) <> tags",
                cause=MART,
            ),
            never(
                "denominator",
                "The denominator of a month is the number of its cables",
                "select t.month, t.cables_in_month, m.cables from (select distinct month, "
                "cables_in_month from {batch}) "
                "as t left join (select make_date(year, month, 1) as month, count(*) as cables from marts.fct_cable "
                "join marts.dim_date using (date_key) where date_key <> -1 group by 1) as m on m.month = t.month "
                "where t.cables_in_month is distinct from m.cables",
                cause=MART,
            ),
            each(
                "share",
                "A share is its count over its denominator",
                "cable_count > cables_in_month or abs(share - cable_count / cables_in_month) > 1e-9",
                shows="tag_key, month, cable_count, cables_in_month, share",
                cause=MART,
            ),
            never(
                "names_nobody_protected",
                "No protected name stands where tags are named",
                _protected("tag_code"),
                cause="A TAGS line names a person whom the cable asks to protect: exports must leave the tag out.",
            ),
        ],
    )


def _tag_post_month() -> TableSuite:
    return TableSuite(
        "reporting.tag_post_month",
        ("tag_key", "post_key", "month"),
        [
            never(
                "adds_up",
                "The cube adds up to the counts of tags and months",
                "select tag_key, month, c.cables, t.cable_count from (select tag_key, month, "
                "sum(cable_count) as cables "
                "from {batch} group by all) as c full join reporting.tag_month as t using (tag_key, month) "
                "where c.cables is distinct from t.cable_count",
                cause=MART,
            ),
            each(
                "share",
                "A share is its count over its denominator",
                "cable_count > cables_of_post or abs(share - cable_count / cables_of_post) > 1e-9",
                shows="tag_key, post_key, month, cable_count, cables_of_post, share",
                cause=MART,
            ),
        ],
    )


def _coverage() -> TableSuite:
    return TableSuite(
        "reporting.post_year_coverage",
        ("post_key", "year"),
        [
            each(
                "serials_add_up",
                "Serials seen and missing make up the highest",
                "serials_seen + serials_missing <> highest_serial or lowest_serial > highest_serial",
                shows="post_key, year, serials_seen, serials_missing, lowest_serial, highest_serial",
                cause=MART,
            ),
        ],
    )


def _dimensions() -> TableSuite:
    return TableSuite(
        "marts.dim_post",
        ("post_key", "post_code"),
        [
            never(
                "cables_counted",
                "A post counts the cables it sent",
                "select p.post_key, p.post_code, p.cable_count, count(f.cable_id) as cables from {batch} as p "
                "left join marts.fct_cable as f using (post_key) group by all having p.cable_count <> cables",
                cause=MART,
            ),
            each(
                "on_the_globe",
                "A post lies on the globe",
                "latitude not between -90 and 90 or longitude not between -180 and 180",
                shows="post_key, post_code, latitude, longitude",
                cause="seeds/posts.csv: latitude and longitude were swapped or mistyped.",
            ),
        ],
    )


def _last_build() -> TableSuite:
    now = (
        "(select coalesce(make_date(d.year, d.month, 1), date '0001-01-01') as month, p.post_code, count(*) as cables "
        "from marts.fct_cable join marts.dim_date as d using (date_key) join marts.dim_post as p using (post_key) "
        "group by all)"
    )
    kept = (
        f"from {{batch}} as b left join {now} as n on n.month = b.month "
        "and n.post_code is not distinct from b.post_code"
    )
    return TableSuite(
        LAST,
        ("month", "post_code"),
        [
            never(
                "cables_kept",
                f"At least {thresholds.CABLES_KEPT.value:.0%} of the cables of the last build are still "
                f"at their month and post",
                "select sum(b.cable_count) as cables, sum(least(b.cable_count, coalesce(n.cables, "
                "0)))::bigint as kept, "
                f"min(b.month) filter (coalesce(n.cables, 0) < b.cable_count) as first_month {kept} "
                f"having cables - kept > "
                f"greatest({thresholds.ALLOWANCE}, {round(1 - thresholds.CABLES_KEPT.value, 4)} * cables)",
                cause="A rule of dates or posts changed, or cables were lost: compare with the published warehouse.",
            ),
            never(
                "months_kept",
                f"No month of a post lost more than {thresholds.CELL_LOST.value:.0%} of its cables since "
                f"the last build",
                f"select b.month, b.post_code, b.cable_count as cables_before, coalesce(n.cables, 0) as "
                f"cables_now {kept} "
                f"where b.cable_count - coalesce(n.cables, 0) > greatest({thresholds.ALLOWANCE}, "
                f"{thresholds.CELL_LOST.value} * b.cable_count)",
                cause="The months named lost cables: a file is missing, or its cables are dated otherwise now.",
                warns=True,
            ),
        ],
    )


def _last_measures() -> TableSuite:
    fell = thresholds.MEASURE_FELL.value
    last = (
        "(select layer, measure, good_count / all_count as share from {batch} where all_count > 0 "
        "qualify load_id = max(load_id) over ())"
    )
    return TableSuite(
        MEASURES,
        ("layer", "measure"),
        [
            never(
                "shares_kept",
                f"No share that layer_quality measures is gone or fell by more than {fell:.0%} of the rows since the "
                "last build",
                "select b.layer, b.measure, b.share as share_before, n.share as share_now, n.good_count, n.all_count "
                f"from {last} as b left join reporting.layer_quality as n using (layer, measure) "
                "where n.measure is null or b.share * n.all_count - n.good_count > "
                f"greatest({thresholds.ALLOWANCE}, {fell} * n.all_count)",
                cause="A rule reads less than it did, or what came in is of another kind: compare the sources in "
                "quality.html with the last build's.",
                warns=True,
            ),
        ],
    )
