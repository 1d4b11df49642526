"""Kinds of spoiling of what was read of headers, paragraphs, sentences and names."""

from expectations.thresholds import AGREEMENT
from tests.expectations.spoilings.kinds import staging

FULL_FIELDS = ("subject", "tags_as_written", "sent_at", "post_code", "classification")
HEADERS = "intermediate.int_headers"
STAGING = [
    staging(
        "filter in staging",
        "staging.stg_raw__cable.every_record",
        "create or replace view staging.stg_raw__cable as select *, null as container_created_at, "
        "['x'] as container_tag_list, ['x'] as container_reference_list from raw.cable where format <> 'pdf'",
    ),
    staging(
        "write the container's dates in a new way",
        "staging.stg_raw__cable.container_dates_read",
        "create or replace view staging.stg_raw__cable as select *, null as container_created_at, "
        "['x'] as container_tag_list, ['x'] as container_reference_list from raw.cable",
    ),
    staging(
        "lose the container's tags",
        "staging.stg_raw__cable.container_lists_read",
        "create or replace view staging.stg_raw__cable as select *, now() as container_created_at, "
        "[] as container_tag_list, ['x'] as container_reference_list from raw.cable",
    ),
    staging(
        "lose a record on the way",
        "intermediate.int_record_ids.every_record",
        "delete from intermediate.int_record_ids where record_id = (select min(record_id) from raw.cable)",
    ),
    staging(
        "count no copy of a cable",
        "intermediate.int_record_ids.copy_counts",
        "delete from intermediate.int_cables where cable_id = (select min(cable_id) from intermediate.int_cables)",
    ),
    staging(
        "miscount the sources",
        "intermediate.int_cables.sources_counted",
        "update intermediate.int_cables set source_count = 9",
    ),
    staging(
        "swap the records of cables",
        "intermediate.int_cables.own_record",
        "update intermediate.int_cables as a set record_id = b.record_id from (select cable_id, "
        "lead(record_id) over (order by cable_id) as record_id from intermediate.int_cables) as b "
        "where a.cable_id = b.cable_id and b.record_id is not null",
    ),
    staging(
        "drop a header",
        f"{HEADERS}.one_a_cable",
        f"delete from {HEADERS} where cable_id = (select min(cable_id) from {HEADERS})",
    ),
    staging(
        "move bodies beyond the text",
        f"{HEADERS}.body_inside_text",
        f"update {HEADERS} set body_end = body_end + 9999999",
    ),
    staging(
        "date cables before the telegraph",
        f"{HEADERS}.date_in_range",
        f"update {HEADERS} set sent_date = sent_date - interval 300 year, sent_at = sent_at - interval 300 year",
    ),
    staging(
        "date cables in the future",
        f"{HEADERS}.date_in_range",
        f"update {HEADERS} set sent_date = sent_date + interval 300 year, sent_at = sent_at + interval 300 year",
    ),
    staging(
        "take the day from elsewhere", f"{HEADERS}.date_of_group", f"update {HEADERS} set sent_date = sent_date + 1"
    ),
    *(
        staging(f"null {column}", f"{HEADERS}.with_{column}", f"update {HEADERS} set {column} = null")
        for column in FULL_FIELDS
    ),
    staging(
        "lose a field of one source",
        f"{HEADERS}.by_source_and_year",
        # Thirty of a year: all are given one.
        f"update {HEADERS} set subject = null, sent_date = date '2006-05-04'; "
        "update raw.cable set format = 'plain_text'",
    ),
    staging(
        "repeat addressees",
        "intermediate.int_recipients.place_once",
        "insert into intermediate.int_recipients from intermediate.int_recipients",
    ),
    staging(
        "forget the names of posts",
        "intermediate.int_recipients.addressees_known",
        "update intermediate.int_recipients set post_code = null",
    ),
    staging(
        "take punctuation for a tag",
        "intermediate.int_tags.tag_in_line",
        "update intermediate.int_tags set tag_code = ',' where position = 1",
    ),
    staging(
        "repeat references",
        "intermediate.int_references.place_once",
        "insert into intermediate.int_references from intermediate.int_references",
    ),
    staging(
        "take an e-mail for a cable",
        "intermediate.int_references.other_is_no_cable",
        "update intermediate.int_references set reference_kind = 'other'",
    ),
    staging(
        "let paragraphs overlap",
        "intermediate.int_paragraphs.in_order",
        "update intermediate.int_paragraphs set start_offset = 0",
    ),
    staging(
        "cut paragraphs",
        "intermediate.int_paragraphs.as_long_as_found",
        "update intermediate.int_paragraphs set text_read = left(text_read, 3)",
    ),
    staging(
        "cut sentences",
        "intermediate.int_sentences.as_long_as_found",
        "update intermediate.int_sentences set text = left(text, 3)",
    ),
    staging(
        "number sentences into other paragraphs",
        "intermediate.int_sentences.inside_paragraph",
        "update intermediate.int_sentences set paragraph_no = paragraph_no + 1",
    ),
    staging(
        "break the offsets of names",
        "intermediate.int_mentions.inside_sentence",
        "update intermediate.int_mentions set end_offset = end_offset + 5000",
    ),
    staging(
        "name others than the sentence does",
        "intermediate.int_mentions.name_as_read",
        "update intermediate.int_mentions set name_as_written = 'Xqzw'",
    ),
    staging(
        "let names overlap",
        "intermediate.int_mentions.apart",
        "insert into intermediate.int_mentions from intermediate.int_mentions",
    ),
    staging("lose the persons", "intermediate.int_mentions.of_a_person", "delete from intermediate.int_persons"),
]

STAGING += [
    staging(
        f"let text and {source} disagree on the {field}",
        f"intermediate.int_cross_checks.{source}_{field}",
        # Of some fields the samples compare few: each comparison twenty times is enough for any of them.
        "insert into intermediate.int_cross_checks select c.* from intermediate.int_cross_checks as c, range(20); "
        f"update intermediate.int_cross_checks set agrees = false where source = '{source}' and field = '{field}'",
    )
    for source, field in AGREEMENT
]
