"""What readers rely on in the tables that others point to: days, posts and tags.

Keys, relationships and value sets of single columns are held by dbt's data tests and contracts.
"""

from __future__ import annotations

from expectations.checks import TableSuite, each, never
from expectations.suites.cables import MART


def suites() -> list[TableSuite]:
    """Return the suites of the dimensions."""
    return [_days(), _posts(), _tags()]


def _days() -> TableSuite:
    return TableSuite(
        "marts.dim_date",
        ("date_key",),
        [
            never(
                "every_day",
                "Between the first day and the last none is missing, and each bears its own key",
                "select date_key, date, lead(date) over (order by date) as next from {batch} where date is not null "
                "qualify next <> date + 1 or date_key <> strftime(date, '%Y%m%d')::integer",
                cause="The calendar is made by a rule: a day was lost or its key is another day's.",
            ),
        ],
    )


def _posts() -> TableSuite:
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


def _tags() -> TableSuite:
    return TableSuite(
        "marts.dim_tag",
        ("tag_key", "tag_code"),
        [
            never(
                "every_tag",
                "Every tag of the vocabulary and every tag read in a cable is there, and no other",
                "select tag_code, d.tag_code is not null as is_there from (select tag_code from {batch} where "
                "tag_key <> '-1') as d full join (select tag_code from seeds.tags union select tag_code from "
                "intermediate.int_tags) as t using (tag_code) where d.tag_code is null or t.tag_code is null",
                cause=MART,
            ),
        ],
    )
