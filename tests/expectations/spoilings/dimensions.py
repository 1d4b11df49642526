"""Kinds of spoiling of days, posts and tags."""

from tests.expectations.spoilings.kinds import marts

DIMENSIONS = [
    marts("lose a day", "marts.dim_date.every_day", "delete from marts.dim_date where date = date '2006-05-04'"),
    marts(
        "give days the keys of others",
        "marts.dim_date.every_day",
        "update marts.dim_date set date = date + 1 where date is not null",
    ),
    marts(
        "miscount the cables of posts",
        "marts.dim_post.cables_counted",
        "update marts.dim_post set cable_count = cable_count + 1",
    ),
    marts(
        "swap latitude and longitude",
        "marts.dim_post.on_the_globe",
        "update marts.dim_post set latitude = longitude, longitude = latitude",
    ),
    marts(
        "lose tags that no cable bears", "marts.dim_tag.every_tag", "delete from marts.dim_tag where tag_code = 'ZI'"
    ),
    marts(
        "invent a tag", "marts.dim_tag.every_tag", "update marts.dim_tag set tag_code = 'QZQZ' where tag_code = 'ZI'"
    ),
]
