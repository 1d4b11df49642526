"""Kinds of spoiling, and the check that must catch each: applied one at a time to the warehouse of the samples."""

from dataclasses import dataclass

from expectations import Layer
from expectations.thresholds import AGREEMENT


@dataclass(frozen=True)
class Spoiling:
    """One kind of damage."""

    kind: str
    """In words, for the table in the docs."""
    layer: Layer
    check: str
    """`schema.table.check`: what must catch it."""
    sql: str


def _raw(kind: str, check: str, sql: str) -> Spoiling:
    return Spoiling(kind, "raw", f"raw.{check}", sql)


def _staging(kind: str, check: str, sql: str) -> Spoiling:
    return Spoiling(kind, "staging", check, sql)


def _marts(kind: str, check: str, sql: str) -> Spoiling:
    return Spoiling(kind, "marts", check, sql)


FIRST = "(select min(record_id) from raw.cable where text <> '')"
A_FILE = "(select min(file_sha256) from raw.source_file where status = 'read')"
A_CABLE = "(select min(cable_id) from marts.fct_cable where paragraph_count > 2 and date_key <> -1)"
FULL_FIELDS = ("subject", "tags_as_written", "sent_at", "post_code", "classification")

RAW = [
    *(
        _raw(f"drop a column of {table}", f"{table}.columns", f"alter table raw.{table} drop column {column}")
        for table, column in {
            "source_file": "encoding",
            "cable": "container_subject",
            "reject": "sample",
            "load_run": "arguments",
        }.items()
    ),
    _raw(
        "lose count of a file's records",
        "source_file.records_accounted_for",
        f"update raw.source_file set records_seen = 99 where file_sha256 = {A_FILE}",
    ),
    _raw("lose a cable", "source_file.cables_under_file", f"delete from raw.cable where record_id = {FIRST}"),
    _raw("duplicate rows", "source_file.cables_under_file", "insert into raw.cable from raw.cable"),
    _raw(
        "invent a reject",
        "source_file.rejects_under_file",
        f"insert into raw.reject select 'r', {A_FILE}, 'p', null, 9, 0, 9, 'not_a_cable', 'why', '', 1",
    ),
    _raw(
        "leave out a record's number",
        "source_file.records_numbered",
        f"update raw.cable set record_no = 77 where record_id = {FIRST}",
    ),
    _raw(
        "reject a file without a word",
        "source_file.rejected_says_why",
        f"update raw.source_file set status = 'rejected', cable_count = 0 where file_sha256 = {A_FILE}",
    ),
    _raw(
        "call a file read that gave no cable",
        "source_file.read_has_cables",
        f"update raw.source_file set cable_count = 0 where file_sha256 = {A_FILE}",
    ),
    _raw(
        "cut the hashes of files",
        "source_file.named_by_sha256",
        "update raw.source_file set file_sha256 = left(file_sha256, 40)",
    ),
    _raw("name a format that nobody reads", "source_file.known_format", "update raw.source_file set format = 'docx'"),
    _raw(
        "name an encoding that nobody decodes",
        "source_file.known_encoding",
        "update raw.source_file set encoding = 'utf-8+ebcdic'",
    ),
    _raw("empty the sizes", "source_file.has_size", "update raw.source_file set size_bytes = null"),
    _raw("empty the texts", "cable.text_or_id", "update raw.cable set text = '', container_cable_id = null"),
    _raw("cut bodies", "cable.text_as_hashed", "update raw.cable set text = left(text, length(text) // 2)"),
    _raw("write texts in capitals", "cable.text_as_hashed", "update raw.cable set text = upper(text)"),
    _raw(
        "swap the texts of two records",
        "cable.text_as_hashed",
        "update raw.cable as a set text = b.text from raw.cable as b "
        "where b.record_id = (select max(record_id) from raw.cable) and a.record_id = " + FIRST,
    ),
    _raw(
        "turn carriage returns into line feeds",
        "cable.text_as_hashed",
        r"update raw.cable set text = replace(text, chr(13) || chr(10), chr(10)) || chr(10)",
    ),
    _raw("renumber records", "cable.named_by_place", "update raw.cable set record_no = record_no + 1"),
    _raw(
        "move the beginning of bodies", "cable.body_inside_text", "update raw.cable set body_offset = length(text) + 1"
    ),
    _raw(
        "turn byte ranges round",
        "cable.place_inside_file",
        "update raw.cable set byte_start = byte_end, byte_end = byte_start",
    ),
    _raw(
        "move byte ranges beyond the file",
        "cable.place_inside_file",
        "update raw.cable set byte_end = byte_end + 1000000",
    ),
    _raw("let records overlap", "cable.places_apart", "update raw.cable set byte_start = 0"),
    _raw(
        "break the container's fields",
        "cable.fields_are_json",
        f"update raw.cable set container_fields = '[1]' where record_id = {FIRST}",
    ),
    _raw(
        "replace letters by U+FFFD",
        "cable.replacement_characters",
        "update raw.cable set text = replace(text, 'e', chr(65533))",
    ),
    _raw("double encode", "cable.double_encoded", "update raw.cable set text = replace(text, 'e', 'Ã©')"),
    _raw("put NUL into texts", "cable.nul_characters", "update raw.cable set text = replace(text, ' ', chr(0))"),
    _raw(
        "give all records one text",
        "cable.repeated_texts",
        "update raw.cable set text_sha256 = 'x', text = 'x', file_sha256 = " + A_FILE,
    ),
    _raw("run rows together", "cable.long_texts", "update raw.cable set text = repeat('x', 1000001)"),
    *(
        _raw(f"lose the {word} that containers state", f"cable.states_{word}", f"update raw.cable set {column} = null")
        for column, word in {
            "container_cable_id": "id",
            "container_date": "date",
            "container_origin": "origin",
            "container_classification": "classification",
        }.items()
    ),
    *(
        _raw(
            kind,
            f"reject.{check}",
            f"insert into raw.reject select 'r', {A_FILE}, 'p', null, 9, {place}, '{code}', '{why}', '', 1",
        )
        for kind, check, place, code, why in (
            ("reject without a reason", "says_why", "0, 9", "not_a_cable", " "),
            ("reject by a code that is none", "known_reason", "0, 9", "because", "why"),
            ("reject a place that runs backwards", "place_forwards", "9, 0", "not_a_cable", "why"),
        )
    ),
    _raw(
        "miscount the cables of a load",
        "load_run.cables_of_load",
        "update raw.load_run set cables_added = cables_added + 1",
    ),
    _raw("miscount the rejects of a load", "load_run.rejects_of_load", "update raw.load_run set rejects_added = 3"),
    _raw("lose a file", "load_run.files_of_load", f"delete from raw.source_file where file_sha256 = {A_FILE}"),
    _raw(
        "end a load before it began",
        "load_run.ended",
        "update raw.load_run set finished_at = started_at - interval 1 hour",
    ),
    _raw("leave a load unfinished", "load_run.ended", "update raw.load_run set finished_at = null"),
    _raw(
        "reject a third of a load",
        "load_run.rejected_records",
        "update raw.load_run set rejects_added = records_seen // 3",
    ),
]

HEADERS = "intermediate.int_headers"
STAGING = [
    _staging(
        "filter in staging",
        "staging.stg_raw__cable.every_record",
        "create or replace view staging.stg_raw__cable as select *, null as container_created_at, "
        "['x'] as container_tag_list, ['x'] as container_reference_list from raw.cable where format <> 'pdf'",
    ),
    _staging(
        "write the container's dates in a new way",
        "staging.stg_raw__cable.container_dates_read",
        "create or replace view staging.stg_raw__cable as select *, null as container_created_at, "
        "['x'] as container_tag_list, ['x'] as container_reference_list from raw.cable",
    ),
    _staging(
        "lose the container's tags",
        "staging.stg_raw__cable.container_lists_read",
        "create or replace view staging.stg_raw__cable as select *, now() as container_created_at, "
        "[] as container_tag_list, ['x'] as container_reference_list from raw.cable",
    ),
    _staging(
        "lose a record on the way",
        "intermediate.int_record_ids.every_record",
        "delete from intermediate.int_record_ids where record_id = (select min(record_id) from raw.cable)",
    ),
    _staging(
        "count no copy of a cable",
        "intermediate.int_record_ids.copy_counts",
        "delete from intermediate.int_cables where cable_id = (select min(cable_id) from intermediate.int_cables)",
    ),
    _staging(
        "miscount the sources",
        "intermediate.int_cables.sources_counted",
        "update intermediate.int_cables set source_count = 9",
    ),
    _staging(
        "swap the records of cables",
        "intermediate.int_cables.own_record",
        "update intermediate.int_cables as a set record_id = b.record_id from (select cable_id, "
        "lead(record_id) over (order by cable_id) as record_id from intermediate.int_cables) as b "
        "where a.cable_id = b.cable_id and b.record_id is not null",
    ),
    _staging(
        "drop a header",
        f"{HEADERS}.one_a_cable",
        f"delete from {HEADERS} where cable_id = (select min(cable_id) from {HEADERS})",
    ),
    _staging(
        "move bodies beyond the text",
        f"{HEADERS}.body_inside_text",
        f"update {HEADERS} set body_end = body_end + 9999999",
    ),
    _staging(
        "date cables before the telegraph",
        f"{HEADERS}.date_in_range",
        f"update {HEADERS} set sent_date = sent_date - interval 300 year, sent_at = sent_at - interval 300 year",
    ),
    _staging(
        "date cables in the future",
        f"{HEADERS}.date_in_range",
        f"update {HEADERS} set sent_date = sent_date + interval 300 year, sent_at = sent_at + interval 300 year",
    ),
    _staging(
        "take the day from elsewhere", f"{HEADERS}.date_of_group", f"update {HEADERS} set sent_date = sent_date + 1"
    ),
    *(
        _staging(f"null {column}", f"{HEADERS}.with_{column}", f"update {HEADERS} set {column} = null")
        for column in FULL_FIELDS
    ),
    _staging(
        "lose a field of one source",
        f"{HEADERS}.by_source_and_year",
        # Thirty of a year: all are given one.
        f"update {HEADERS} set subject = null, sent_date = date '2006-05-04'; "
        "update raw.cable set format = 'plain_text'",
    ),
    _staging(
        "repeat addressees",
        "intermediate.int_recipients.place_once",
        "insert into intermediate.int_recipients from intermediate.int_recipients",
    ),
    _staging(
        "forget the names of posts",
        "intermediate.int_recipients.addressees_known",
        "update intermediate.int_recipients set post_code = null",
    ),
    _staging(
        "take punctuation for a tag",
        "intermediate.int_tags.tag_in_line",
        "update intermediate.int_tags set tag_code = ',' where position = 1",
    ),
    _staging(
        "repeat references",
        "intermediate.int_references.place_once",
        "insert into intermediate.int_references from intermediate.int_references",
    ),
    _staging(
        "take an e-mail for a cable",
        "intermediate.int_references.other_is_no_cable",
        "update intermediate.int_references set reference_kind = 'other'",
    ),
    _staging(
        "let paragraphs overlap",
        "intermediate.int_paragraphs.in_order",
        "update intermediate.int_paragraphs set start_offset = 0",
    ),
    _staging(
        "cut paragraphs",
        "intermediate.int_paragraphs.as_long_as_found",
        "update intermediate.int_paragraphs set text_read = left(text_read, 3)",
    ),
    _staging(
        "cut sentences",
        "intermediate.int_sentences.as_long_as_found",
        "update intermediate.int_sentences set text = left(text, 3)",
    ),
    _staging(
        "number sentences into other paragraphs",
        "intermediate.int_sentences.inside_paragraph",
        "update intermediate.int_sentences set paragraph_no = paragraph_no + 1",
    ),
    _staging(
        "break the offsets of names",
        "intermediate.int_mentions.inside_sentence",
        "update intermediate.int_mentions set end_offset = end_offset + 5000",
    ),
    _staging(
        "name others than the sentence does",
        "intermediate.int_mentions.name_as_read",
        "update intermediate.int_mentions set name_as_written = 'Xqzw'",
    ),
    _staging(
        "let names overlap",
        "intermediate.int_mentions.apart",
        "insert into intermediate.int_mentions from intermediate.int_mentions",
    ),
    _staging("lose the persons", "intermediate.int_mentions.of_a_person", "delete from intermediate.int_persons"),
]

STAGING += [
    _staging(
        f"let text and {source} disagree on the {field}",
        f"intermediate.int_cross_checks.{source}_{field}",
        # Of some fields the samples compare few: each comparison twenty times is enough for any of them.
        "insert into intermediate.int_cross_checks select c.* from intermediate.int_cross_checks as c, range(20); "
        f"update intermediate.int_cross_checks set agrees = false where source = '{source}' and field = '{field}'",
    )
    for source, field in AGREEMENT
]

CABLE = "marts.fct_cable"
MARTS = [
    _marts("lose a cable in the mart", f"{CABLE}.every_cable", f"delete from {CABLE} where cable_id = {A_CABLE}"),
    _marts(
        "shuffle dates",
        f"{CABLE}.dated_as_read",
        f"update {CABLE} as a set date_key = b.date_key from (select cable_id, lead(date_key) over (order by cable_id) "
        f"as date_key from {CABLE}) as b where a.cable_id = b.cable_id and b.date_key is not null",
    ),
    _marts("move times by a day", f"{CABLE}.dated_as_read", f"update {CABLE} set sent_at = sent_at + interval 1 day"),
    _marts(
        "swap posts",
        f"{CABLE}.sent_by_post_read",
        f"update {CABLE} as a set post_key = b.post_key from (select cable_id, lead(post_key) over (order by cable_id) "
        f"as post_key from {CABLE}) as b where a.cable_id = b.cable_id and b.post_key is not null",
    ),
    _marts(
        "invert classification",
        f"{CABLE}.classified_as_read",
        f"update {CABLE} set classification = case when classification = 'SECRET' then 'UNCLASSIFIED' "
        f"else 'SECRET' end",
    ),
    _marts("give all cables one subject", f"{CABLE}.classified_as_read", f"update {CABLE} set subject = 'ICE'"),
    _marts(
        "forget some posts", f"{CABLE}.post_unknown", f"update {CABLE} set post_key = '-1' where hash(cable_id) % 3 = 0"
    ),
    _marts("forget most posts", f"{CABLE}.post_known", f"update {CABLE} set post_key = '-1'"),
    _marts(
        "forget some dates", f"{CABLE}.date_unknown", f"update {CABLE} set date_key = -1 where hash(cable_id) % 3 = 0"
    ),
    _marts("forget most dates", f"{CABLE}.date_known", f"update {CABLE} set date_key = -1"),
    _marts(
        "lose paragraphs", f"{CABLE}.paragraphs_counted", "delete from marts.cable_paragraph where paragraph_no = 2"
    ),
    _marts("lose repairs", f"{CABLE}.repairs_counted", "delete from marts.fct_repair"),
    _marts("lose sentences", f"{CABLE}.words_counted", "delete from intermediate.int_sentences where sentence_no = 1"),
    _marts("miscount words", f"{CABLE}.words_counted", f"update {CABLE} set word_count = word_count * 2"),
    _marts("say that a cable has no source", f"{CABLE}.sources_counted", f"update {CABLE} set source_count = 0"),
    _marts(
        "forget the kind of source",
        f"{CABLE}.in_some_source",
        f"update {CABLE} set in_cablegate_html = false, in_cables_csv = false, in_plusd_html = false, "
        "in_history_lab = false, in_pdf = false, in_plain_text = false",
    ),
    _marts(
        "misread the century",
        f"{CABLE}.year_of_id",
        f"update {CABLE} set date_key = date_key + 10000 where date_key <> -1",
    ),
    _marts(
        "lose the ends of bodies",
        f"{CABLE}.body_covered",
        "delete from intermediate.int_paragraphs where paragraph_no > 1",
    ),
    _marts(
        "mark paragraphs above their cables",
        f"{CABLE}.paragraph_above_cable",
        f"update {CABLE} set quality_flags = ['paragraph_above_cable']",
    ),
    _marts("take the marks off cables", f"{CABLE}.marked_with_flags", f"update {CABLE} set quality_flags = []"),
    _marts("find fault with every cable", f"{CABLE}.flagged", f"update {CABLE} set quality_flags = ['no_tags']"),
    _marts(
        "move paragraphs beyond the text",
        "marts.cable_paragraph.inside_text",
        "update marts.cable_paragraph set end_offset = end_offset + 9999999",
    ),
    _marts(
        "take paragraphs from another copy",
        "marts.cable_paragraph.inside_text",
        "update marts.cable_paragraph set record_id = 'none'",
    ),
    _marts(
        "write more than was found",
        "marts.cable_paragraph.no_longer_than_span",
        "update marts.cable_paragraph set text = text || text",
    ),
    _marts(
        "blank long paragraphs",
        "marts.cable_paragraph.no_longer_than_span",
        "update marts.cable_paragraph set text = ''",
    ),
    _marts(
        "shuffle paragraphs",
        "marts.cable_paragraph.begins_as_found",
        "update marts.cable_paragraph set start_offset = end_offset - 1 where length(text) > 30",
    ),
    _marts(
        "move repairs", "marts.fct_repair.found_there", "update marts.fct_repair set start_offset = start_offset + 7"
    ),
    _marts(
        "repair without padding",
        "marts.fct_repair.keeps_length",
        "update marts.fct_repair set text_as_read = 'x' || text_as_read",
    ),
    _marts(
        "invent tags",
        "marts.bridge_cable_tag.in_vocabulary",
        "update marts.dim_tag set is_in_vocabulary = false, tag_kind = 'unknown'",
    ),
    _marts("null TAGS", "marts.bridge_cable_tag.tagged", "delete from marts.bridge_cable_tag"),
    _marts("lose a tag", "marts.bridge_cable_tag.every_tag", "delete from marts.bridge_cable_tag where position = 2"),
    _marts(
        "lose senders", "marts.bridge_cable_post.one_sender", "delete from marts.bridge_cable_post where role = 'from'"
    ),
    _marts(
        "take addressees for senders",
        "marts.bridge_cable_post.one_sender",
        "update marts.bridge_cable_post set role = 'from'",
    ),
    _marts(
        "lose addressees",
        "marts.bridge_cable_post.every_addressee",
        "delete from marts.bridge_cable_post where role = 'info'",
    ),
    _marts(
        "null references",
        "marts.fct_cable_reference.read",
        "update marts.fct_cable_reference set referenced_cable_id = null",
    ),
    _marts(
        "let cables cite themselves",
        "marts.fct_cable_reference.not_to_itself",
        "update marts.fct_cable_reference set referenced_cable_id = cable_id",
    ),
    _marts(
        "say that all cited cables are here",
        "marts.fct_cable_reference.here_or_not",
        "update marts.fct_cable_reference set is_in_warehouse = true",
    ),
    *(
        spoiling
        for table, word in (("marts.fct_meeting", "meetings"), ("marts.fct_request", "requests"))
        for spoiling in (
            _marts(
                f"break the offsets of {word}",
                f"{table}.evidence_as_found",
                f"update {table} set evidence_start = evidence_start + 1",
            ),
            _marts(
                f"reword the evidence of {word}",
                f"{table}.evidence_as_found",
                f"update {table} set evidence = upper(evidence) || '.'",
            ),
            _marts(
                f"number {word} into other paragraphs",
                f"{table}.paragraphs_exist",
                f"update {table} set paragraphs = [777]",
            ),
            _marts(
                f"be too sure of {word}",
                f"{table}.confidence_bounds",
                f"update {table} set confidence = confidence + 1",
            ),
            _marts(f"swap the posts of {word}", f"{table}.of_its_cable", f"update {table} set post_key = '-1'"),
        )
    ),
    _marts(
        "lose meetings", "marts.fct_meeting.every_meeting", "delete from marts.fct_meeting where status = 'planned'"
    ),
    _marts(
        "end meetings before they begin",
        "marts.fct_meeting.ends_after_it_begins",
        "update marts.fct_meeting set end_date_key = date_key - 1 where date_key <> -1",
    ),
    _marts(
        "know the day of no meeting",
        "marts.fct_meeting.unknown_day_is_said",
        "update marts.fct_meeting set date_precision = 'unknown'",
    ),
    _marts(
        "miscount participants",
        "marts.fct_meeting.participants_counted",
        "update marts.fct_meeting set participant_count = -1",
    ),
    _marts(
        "date meetings decades away",
        "marts.fct_meeting.near_the_cable",
        "update marts.fct_meeting set date_key = date_key - 200000 where date_key <> -1",
    ),
    _marts(
        "hold meetings after they are told",
        "marts.fct_meeting.held_before_told",
        "update marts.fct_meeting as m set status = 'held', date_key = 20300101 where date_key <> -1",
    ),
    _marts(
        "blank participants",
        "marts.bridge_meeting_official.named",
        "update marts.bridge_meeting_official set name_in_cable = ' '",
    ),
    _marts(
        "let others take part",
        "marts.bridge_meeting_official.person_of_the_cable",
        "update marts.bridge_meeting_official set official_key = '-1'",
    ),
    _marts(
        "forget the sides",
        "marts.bridge_meeting_official.side_known",
        "update marts.bridge_meeting_official set side = 'unknown'",
    ),
    _marts(
        "swap the sides",
        "marts.bridge_meeting_official.side_fits_country",
        "update marts.bridge_meeting_official set side = case side when 'us' then 'host' when 'host' "
        "then 'us' else side end",
    ),
    _marts(
        "date requests otherwise",
        "marts.fct_request.dated_as_cable",
        "update marts.fct_request set date_key = date_key + 1",
    ),
    _marts(
        "forget the parties",
        "marts.fct_request.some_party",
        "update marts.fct_request set requester = null, addressee = null, requester_country_code = null, "
        "addressee_country_code = null",
    ),
    _marts(
        "let all ask themselves",
        "marts.fct_request.two_parties",
        "update marts.fct_request set requester_official_key = 'k', addressee_official_key = 'k'",
    ),
    _marts("forget what is asked", "marts.fct_request.cue_in_evidence", "update marts.fct_request set action = ''"),
    _marts(
        "invent answers",
        "marts.fct_request.answer_as_found",
        "update marts.fct_request set response = 'agreed', response_evidence = 'Of course, Norbridge.'",
    ),
    _marts(
        "miscount the cables of officials",
        "marts.dim_official.cables_counted",
        "update marts.dim_official set cable_count = cable_count + 1",
    ),
    _marts(
        "see officials backwards",
        "marts.dim_official.seen_forwards",
        "update marts.dim_official set first_seen_date = last_seen_date + 1",
    ),
    _marts(
        "rename officials",
        "marts.dim_official.name_among_variants",
        "update marts.dim_official set full_name = full_name || ' II'",
    ),
    _marts(
        "take numbers for names",
        "marts.dim_official.names_are_names",
        "update marts.dim_official set full_name = full_name || ' 2nd'",
    ),
    _marts("forget countries", "marts.dim_official.country_known", "update marts.dim_official set country_code = null"),
    _marts(
        "forget a protection",
        "marts.dim_official.protection_kept",
        "update marts.bridge_cable_official set is_protected = true",
    ),
    _marts(
        "hold titles before birth",
        "marts.dim_official_title.title_within_life",
        "update marts.dim_official_title set first_seen_date = first_seen_date - 1",
    ),
    _marts(
        "lose officials of a cable",
        "marts.bridge_cable_official.every_person",
        f"delete from marts.bridge_cable_official where cable_id = {A_CABLE}",
    ),
    _marts(
        "name officials in paragraphs that are none",
        "marts.bridge_cable_official.paragraph_exists",
        "update marts.bridge_cable_official set first_paragraph_no = 999",
    ),
    _marts(
        "lose a month in the counts",
        "reporting.post_month.adds_up",
        "delete from reporting.post_month where month = (select min(month) from reporting.post_month)",
    ),
    _marts(
        "count meetings twice",
        "reporting.post_month.meetings_add_up",
        "update reporting.post_month set meeting_count = meeting_count * 2 + 1",
    ),
    _marts(
        "count more parts than the whole",
        "reporting.post_month.parts_of_the_whole",
        "update reporting.post_month set classified_cable_count = cable_count + 1",
    ),
    _marts(
        "leak a protected name as a post",
        "reporting.post_month.names_nobody_protected",
        "update marts.dim_official set is_protected = true; update reporting.post_month set post_code = "
        "(select min(full_name) "
        "from marts.dim_official where official_key <> '-1')",
    ),
    _marts(
        "count tags twice", "reporting.tag_month.adds_up", "insert into reporting.tag_month from reporting.tag_month"
    ),
    _marts(
        "divide by another month",
        "reporting.tag_month.denominator",
        "update reporting.tag_month set cables_in_month = cables_in_month + 1",
    ),
    _marts("share more than all", "reporting.tag_month.share", "update reporting.tag_month set share = 1.5"),
    _marts(
        "leak a protected name as a tag",
        "reporting.tag_month.names_nobody_protected",
        "update marts.dim_official set is_protected = true; update reporting.tag_month set tag_code = "
        "(select min(full_name) "
        "from marts.dim_official where official_key <> '-1')",
    ),
    _marts(
        "lose a post in the cube",
        "reporting.tag_post_month.adds_up",
        "delete from reporting.tag_post_month where post_key = (select min(post_key) from reporting.tag_post_month)",
    ),
    _marts(
        "miscalculate shares in the cube",
        "reporting.tag_post_month.share",
        "update reporting.tag_post_month set share = share / 2",
    ),
    _marts(
        "miss serials that are here",
        "reporting.post_year_coverage.serials_add_up",
        "update reporting.post_year_coverage set serials_missing = 0, serials_seen = 0",
    ),
    _marts(
        "miscount the cables of posts",
        "marts.dim_post.cables_counted",
        "update marts.dim_post set cable_count = cable_count + 1",
    ),
    _marts(
        "swap latitude and longitude",
        "marts.dim_post.on_the_globe",
        "update marts.dim_post set latitude = longitude, longitude = latitude",
    ),
    _marts(
        "lose a month in every layer",
        "raw.published_count.cables_kept",
        f"delete from {CABLE} where date_key // 100 in (select date_key // 100 from {CABLE} order by 1 limit 15); "
        "delete from intermediate.int_cables where cable_id not in (select cable_id from marts.fct_cable)",
    ),
    _marts(
        "lose half of a post's month",
        "raw.published_count.months_kept",
        "update raw.published_count set cable_count = 40 where post_code = (select min(post_code) from "
        "raw.published_count)",
    ),
    _marts(
        "read the subject of half the cables no more",
        "raw.quality_measure.shares_kept",
        "update reporting.layer_quality set good_count = good_count // 2, share = share / 2 "
        "where measure = 'with_subject'",
    ),
    _marts(
        "measure a share no more",
        "raw.quality_measure.shares_kept",
        "delete from reporting.layer_quality where measure = 'with_known_post'",
    ),
    _marts(
        "find meetings in a few cables only",
        "raw.quality_measure.shares_kept",
        "update reporting.layer_quality set good_count = 1, share = 1 / all_count where measure = 'with_meetings'",
    ),
]

# The view that withholds names gives way to one that lets one through, of a person whom every cable asks to protect.
MARTS += [
    _marts(
        f"leak a protected name in {table}",
        f"shareable.{table}.names_nobody_protected",
        f"create or replace view shareable.{table} as select * replace ('Norbridge Wystan' as {column}) "
        f"from marts.{table}; insert into intermediate.int_protected_names (cable_id, surname) "
        "select cable_id, 'wystan' from marts.fct_cable",
    )
    for table, column in {
        "fct_cable": "subject",
        "cable_paragraph": "text",
        "fct_meeting": "evidence",
        "fct_request": "action",
        "fct_repair": "text_as_read",
        "bridge_cable_tag": "tag_as_written",
        "bridge_cable_official": "name_in_cable",
    }.items()
]
MARTS += [
    _marts(
        "let a protected official leave",
        "shareable.dim_official.holds_nobody_protected",
        "create or replace view shareable.dim_official as select * from marts.dim_official; "
        "update marts.dim_official set is_protected = true",
    ),
]

SPOILINGS = [*RAW, *STAGING, *MARTS]
