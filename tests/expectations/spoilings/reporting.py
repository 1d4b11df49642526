"""Kinds of spoiling of the figures that leave the warehouse, and of what the last build wrote down."""

from tests.expectations.spoilings.kinds import marts

CABLE = "marts.fct_cable"
REPORTING = [
    marts(
        "lose a month in the counts",
        "reporting.post_month.adds_up",
        "delete from reporting.post_month where month = (select min(month) from reporting.post_month)",
    ),
    marts(
        "count meetings twice",
        "reporting.post_month.meetings_add_up",
        "update reporting.post_month set meeting_count = meeting_count * 2 + 1",
    ),
    marts(
        "count more parts than the whole",
        "reporting.post_month.parts_of_the_whole",
        "update reporting.post_month set classified_cable_count = cable_count + 1",
    ),
    marts(
        "count tags twice", "reporting.tag_month.adds_up", "insert into reporting.tag_month from reporting.tag_month"
    ),
    marts(
        "divide by another month",
        "reporting.tag_month.denominator",
        "update reporting.tag_month set cables_in_month = cables_in_month + 1",
    ),
    marts("share more than all", "reporting.tag_month.share", "update reporting.tag_month set share = 1.5"),
    marts(
        "lose a post in the cube",
        "reporting.tag_post_month.adds_up",
        "delete from reporting.tag_post_month where post_key = (select min(post_key) from reporting.tag_post_month)",
    ),
    marts(
        "miscalculate shares in the cube",
        "reporting.tag_post_month.share",
        "update reporting.tag_post_month set share = share / 2",
    ),
    marts(
        "leave months without a cable out of the calendar",
        "reporting.tag_calendar.adds_up",
        "create or replace view reporting.tag_calendar as select * from reporting.tag_month",
    ),
    marts(
        "count more than there are",
        "reporting.layer_quality.part_of_the_whole",
        "update reporting.layer_quality set good_count = all_count + 1",
    ),
    marts(
        "forget a source",
        "reporting.source_freshness.every_source",
        "delete from reporting.source_freshness where source = 'plain_text'",
    ),
    marts(
        "call a source fresher than it is",
        "reporting.source_freshness.every_source",
        "update reporting.source_freshness set load_id = load_id + 1",
    ),
    marts(
        "cut what is blocked out",
        "reporting.cable_text.as_long_as_found",
        "create or replace view reporting.cable_text as select cable_id, left(text, length(text) - 1) as text "
        "from intermediate.int_cables join raw.cable using (record_id)",
    ),
    marts(
        "move marks beyond the text",
        "reporting.cable_mark.inside_text",
        "create or replace view reporting.cable_mark as select cable_id, 'meeting' as mark_kind, "
        "evidence_start + 9999999 as start_offset, evidence_end + 9999999 as end_offset from marts.fct_meeting",
    ),
    marts(
        "miss serials that are here",
        "reporting.post_year_coverage.serials_add_up",
        "update reporting.post_year_coverage set serials_missing = 0, serials_seen = 0",
    ),
    marts(
        "lose a month in every layer",
        "raw.published_count.cables_kept",
        f"delete from {CABLE} where date_key // 100 in (select date_key // 100 from {CABLE} order by 1 limit 15); "
        "delete from intermediate.int_cables where cable_id not in (select cable_id from marts.fct_cable)",
    ),
    marts(
        "lose half of a post's month",
        "raw.published_count.months_kept",
        "update raw.published_count set cable_count = 40 where post_code = (select min(post_code) from "
        "raw.published_count)",
    ),
    marts(
        "read the subject of half the cables no more",
        "raw.quality_measure.shares_kept",
        "update reporting.layer_quality set good_count = good_count // 2, share = share / 2 "
        "where measure = 'with_subject'",
    ),
    marts(
        "measure a share no more",
        "raw.quality_measure.shares_kept",
        "delete from reporting.layer_quality where measure = 'with_known_post'",
    ),
    marts(
        "find meetings in a few cables only",
        "raw.quality_measure.shares_kept",
        "update reporting.layer_quality set good_count = 1, share = 1 / all_count where measure = 'with_meetings'",
    ),
]
