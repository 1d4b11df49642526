"""Kinds of spoiling of what was loaded."""

from tests.expectations.spoilings.kinds import A_FILE, FIRST, raw

RAW = [
    *(
        raw(f"drop a column of {table}", f"{table}.columns", f"alter table raw.{table} drop column {column}")
        for table, column in {
            "source_file": "encoding",
            "cable": "container_subject",
            "reject": "sample",
            "load_run": "arguments",
        }.items()
    ),
    raw(
        "lose count of a file's records",
        "source_file.records_accounted_for",
        f"update raw.source_file set records_seen = 99 where file_sha256 = {A_FILE}",
    ),
    raw("lose a cable", "source_file.cables_under_file", f"delete from raw.cable where record_id = {FIRST}"),
    raw("duplicate rows", "source_file.cables_under_file", "insert into raw.cable from raw.cable"),
    raw(
        "invent a reject",
        "source_file.rejects_under_file",
        f"insert into raw.reject select 'r', {A_FILE}, 'p', null, 9, 0, 9, 'not_a_cable', 'why', '', 1",
    ),
    raw(
        "leave out a record's number",
        "source_file.records_numbered",
        f"update raw.cable set record_no = 77 where record_id = {FIRST}",
    ),
    raw(
        "reject a file without a word",
        "source_file.rejected_says_why",
        f"update raw.source_file set status = 'rejected', cable_count = 0 where file_sha256 = {A_FILE}",
    ),
    raw(
        "call a file read that gave no cable",
        "source_file.read_has_cables",
        f"update raw.source_file set cable_count = 0 where file_sha256 = {A_FILE}",
    ),
    raw(
        "cut the hashes of files",
        "source_file.named_by_sha256",
        "update raw.source_file set file_sha256 = left(file_sha256, 40)",
    ),
    raw("name a format that nobody reads", "source_file.known_format", "update raw.source_file set format = 'docx'"),
    raw(
        "name an encoding that nobody decodes",
        "source_file.known_encoding",
        "update raw.source_file set encoding = 'utf-8+ebcdic'",
    ),
    raw("empty the sizes", "source_file.has_size", "update raw.source_file set size_bytes = null"),
    raw("empty the texts", "cable.text_or_id", "update raw.cable set text = '', container_cable_id = null"),
    raw("cut bodies", "cable.text_as_hashed", "update raw.cable set text = left(text, length(text) // 2)"),
    raw("write texts in capitals", "cable.text_as_hashed", "update raw.cable set text = upper(text)"),
    raw(
        "swap the texts of two records",
        "cable.text_as_hashed",
        "update raw.cable as a set text = b.text from raw.cable as b "
        "where b.record_id = (select max(record_id) from raw.cable) and a.record_id = " + FIRST,
    ),
    raw(
        "turn carriage returns into line feeds",
        "cable.text_as_hashed",
        r"update raw.cable set text = replace(text, chr(13) || chr(10), chr(10)) || chr(10)",
    ),
    raw("renumber records", "cable.named_by_place", "update raw.cable set record_no = record_no + 1"),
    raw(
        "move the beginning of bodies", "cable.body_inside_text", "update raw.cable set body_offset = length(text) + 1"
    ),
    raw(
        "turn byte ranges round",
        "cable.place_inside_file",
        "update raw.cable set byte_start = byte_end, byte_end = byte_start",
    ),
    raw(
        "move byte ranges beyond the file",
        "cable.place_inside_file",
        "update raw.cable set byte_end = byte_end + 1000000",
    ),
    raw("let records overlap", "cable.places_apart", "update raw.cable set byte_start = 0"),
    raw(
        "break the container's fields",
        "cable.fields_are_json",
        f"update raw.cable set container_fields = '[1]' where record_id = {FIRST}",
    ),
    raw(
        "replace letters by U+FFFD",
        "cable.replacement_characters",
        "update raw.cable set text = replace(text, 'e', chr(65533))",
    ),
    raw("double encode", "cable.double_encoded", "update raw.cable set text = replace(text, 'e', 'Ã©')"),
    raw("put NUL into texts", "cable.nul_characters", "update raw.cable set text = replace(text, ' ', chr(0))"),
    raw(
        "give all records one text",
        "cable.repeated_texts",
        "update raw.cable set text_sha256 = 'x', text = 'x', file_sha256 = " + A_FILE,
    ),
    raw("run rows together", "cable.long_texts", "update raw.cable set text = repeat('x', 1000001)"),
    *(
        raw(f"lose the {word} that containers state", f"cable.states_{word}", f"update raw.cable set {column} = null")
        for column, word in {
            "container_cable_id": "id",
            "container_date": "date",
            "container_origin": "origin",
            "container_classification": "classification",
        }.items()
    ),
    *(
        raw(
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
    raw(
        "miscount the cables of a load",
        "load_run.cables_of_load",
        "update raw.load_run set cables_added = cables_added + 1",
    ),
    raw("miscount the rejects of a load", "load_run.rejects_of_load", "update raw.load_run set rejects_added = 3"),
    raw("lose a file", "load_run.files_of_load", f"delete from raw.source_file where file_sha256 = {A_FILE}"),
    raw(
        "end a load before it began",
        "load_run.ended",
        "update raw.load_run set finished_at = started_at - interval 1 hour",
    ),
    raw("leave a load unfinished", "load_run.ended", "update raw.load_run set finished_at = null"),
    raw(
        "reject a third of a load",
        "load_run.rejected_records",
        "update raw.load_run set rejects_added = records_seen // 3",
    ),
]
