"""What the figures that leave the house rely on: they add up to the marts, and lose nothing since the last build.

Whom they may name is held by the suites of schema `shareable`, from which they take the names of tags and posts.
"""

from __future__ import annotations

from expectations import thresholds
from expectations.checks import TableSuite, each, never
from expectations.suites.cables import AS_FOUND, MART, READ_AGAIN
from expectations.suites.facts import OFFSETS
from expectations.suites.shareable import names_nobody_protected

LAST = "raw.published_count"
"""Cables by month and post in the last build that was published; the conductor writes it."""
MEASURES = "raw.quality_measure"
"""What layer_quality was after each build that was published; the conductor writes it."""


def suites() -> list[TableSuite]:
    """Return the suites of schema `reporting`, and of the marts against the last build."""
    return [
        _post_month(),
        _tag_month(),
        _tag_post_month(),
        _tag_calendar(),
        _coverage(),
        _measures(),
        _freshness(),
        _texts(),
        _marks(),
        _last_build(),
        _last_measures(),
    ]


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
        ],
    )


def _tag_month() -> TableSuite:
    return TableSuite(
        "reporting.tag_month",
        ("tag_key", "month"),
        [
            never(
                "adds_up",
                "Tags and months add up to the tags of cables that have a date and may be shared",
                "select sum(cable_count) as counted, (select count(*) from shareable.bridge_cable_tag "
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


def _tag_calendar() -> TableSuite:
    return TableSuite(
        "reporting.tag_calendar",
        ("tag_key", "month"),
        [
            never(
                "adds_up",
                "Every tag stands in every month once, with the count of tag_month",
                "select count(*) as rows, sum(cable_count) as counted, (select sum(cable_count) from "
                "reporting.tag_month) as tags, (select count(distinct tag_key) from reporting.tag_month) * "
                "(select count(distinct month) from reporting.post_month) as places from {batch} "
                "having rows <> places or coalesce(counted, 0) <> coalesce(tags, 0)",
                cause=MART,
            ),
        ],
    )


def _measures() -> TableSuite:
    return TableSuite(
        "reporting.layer_quality",
        ("layer", "measure"),
        [
            each(
                "part_of_the_whole",
                "A measure counts no more than there are, and its share is its count over their number",
                "good_count not between 0 and all_count or abs(share - good_count / all_count) > 1e-9",
                shows="layer, measure, good_count, all_count, share",
                cause="A measure counts other rows than its denominator does.",
            ),
        ],
    )


def _freshness() -> TableSuite:
    return TableSuite(
        "reporting.source_freshness",
        ("source",),
        [
            never(
                "every_source",
                "Every kind of source is there, with all its files and the load of the last of them",
                "select source, s.file_count, f.files, s.load_id, f.last_load from {batch} as s full join (select "
                "format as source, count(*) as files, max(load_id) as last_load from raw.source_file "
                "where status <> 'archive' and format is not null group by format) as f using (source) "
                "where s.file_count is distinct from f.files or s.load_id is distinct from f.last_load",
                cause=MART,
            ),
        ],
    )


def _texts() -> TableSuite:
    return TableSuite(
        "reporting.cable_text",
        ("cable_id",),
        [
            never(
                "as_long_as_found",
                "Every cable has its text, as long as it was found: offsets hold though names are blocked out "
                f"(of {READ_AGAIN:,} cables, others at each load)",
                "select p.cable_id, length(t.text) as characters, length(r.text) as characters_found "
                "from (select cable_id from marts.fct_cable, (select count(*) as cables, (select max(load_id) "
                "from raw.load_run) as loads from marts.fct_cable) as held "
                f"where hash(cable_id, loads) % greatest(1, cables // {READ_AGAIN}) = 0) as p "
                f"{AS_FOUND} left join {{batch}} as t using (cable_id) "
                "where length(t.text) is distinct from length(r.text)",
                cause="A protected passage was cut out and not blocked out letter by letter, or a cable was lost.",
            ),
            names_nobody_protected("text"),
        ],
    )


def _marks() -> TableSuite:
    return TableSuite(
        "reporting.cable_mark",
        ("cable_id", "start_offset"),
        [
            never(
                "inside_text",
                "A mark lies inside the text, forwards",
                "select p.cable_id, p.mark_kind, p.start_offset, p.end_offset, length(r.text) as characters "
                f"from {{batch}} as p {AS_FOUND} "
                "where not (0 <= p.start_offset and p.start_offset < p.end_offset and p.end_offset <= length(r.text))",
                cause=OFFSETS,
            ),
            names_nobody_protected("label"),
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
