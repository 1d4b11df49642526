"""What must hold of the derived structure before marts are built on it: grains, shares that parse, positions.

Keys and value sets of single columns are held by dbt's data tests.
"""

from __future__ import annotations

from expectations import thresholds
from expectations.checks import TableSuite, each, few, never
from expectations.thresholds import GROUP, GROUP_WITHOUT

HEADERS = "intermediate.int_headers"
FULL = "text_status = 'full' and not is_partial_extract"
FIELDS = {
    "subject": "a SUBJECT line",
    "tags_as_written": "a TAGS line",
    "sent_at": "a date-time group",
    "post_code": "a post",
    "classification": "a classification",
}
PARSER = (
    "A pattern of models/intermediate/structure no longer fits, or a source writes it in a way not known: "
    "look at one of the cables with `cables show`."
)
REBUILD = "Incremental tables fell behind: build again with --full-refresh."


def suites() -> list[TableSuite]:
    """Return the suites of schemas `staging` and `intermediate`."""
    return [
        _records(),
        _record_ids(),
        _cables(),
        _headers(),
        _full_headers(),
        _recipients(),
        _tags(),
        _references(),
        _paragraphs(),
        _sentences(),
        _mentions(),
    ]


def _records() -> TableSuite:
    return TableSuite(
        "staging.stg_raw__cable",
        ("record_id",),
        [
            never(
                "every_record",
                "Staging holds every record of raw and no other",
                "select record_id, r.record_id is not null as in_raw from {batch} as s "
                "full join raw.cable as r using (record_id) where s.record_id is null or r.record_id is null",
                cause="The view of staging filters or multiplies rows: it may only rename, cast and decode.",
            ),
            few(
                "container_dates_read",
                "of the dates that containers state are understood",
                "container_date is not null and container_created_at is null",
                thresholds.CONTAINER_DATES_READ,
                shows="record_id, file_sha256, format, container_date",
                cause="A container writes dates in a new way: add it to macros/text/container_values.sql.",
            ),
            each(
                "container_lists_read",
                "Tags and references that a container states are read as lists",
                "(container_tags is not null and coalesce(len(container_tag_list), 0) = 0) "
                "or (container_references is not null and coalesce(len(container_reference_list), 0) = 0)",
                shows="record_id, file_sha256, format, container_tags, container_references",
                cause="The container separates them in a new way: see macros/text/container_values.sql.",
                warns=True,
            ),
        ],
    )


def _record_ids() -> TableSuite:
    return TableSuite(
        "intermediate.int_record_ids",
        ("record_id",),
        [
            never(
                "every_record",
                "Every record of raw is a copy of one cable",
                "select record_id, r.record_id is not null as in_raw from {batch} as s "
                "full join raw.cable as r using (record_id) where s.record_id is null or r.record_id is null",
                cause=REBUILD,
            ),
            never(
                "copy_counts",
                "Every cable of which there is a copy has one copy that counts",
                "select i.cable_id, count(*) as copies from {batch} as i "
                "anti join intermediate.int_cables using (cable_id) group by i.cable_id",
                cause="The choice among copies dropped a cable: see int_cables.",
            ),
        ],
    )


def _cables() -> TableSuite:
    return TableSuite(
        "intermediate.int_cables",
        ("cable_id",),
        [
            never(
                "sources_counted",
                "A cable comes out of as many files as hold a copy of it",
                "select c.cable_id, c.source_count, count(distinct i.file_sha256) as files from {batch} as c "
                "left join intermediate.int_record_ids as i using (cable_id) group by all "
                "having c.source_count <> files",
                cause="int_cables counts records for files, or lost some.",
            ),
            never(
                "own_record",
                "The copy that counts is a copy of that cable",
                "select c.cable_id, c.record_id from {batch} as c "
                "anti join intermediate.int_record_ids using (cable_id, record_id)",
                cause="Ids were told anew for some tables and not for others: build again with --full-refresh.",
            ),
        ],
    )


def _headers() -> TableSuite:
    return TableSuite(
        HEADERS,
        ("cable_id",),
        [
            never(
                "one_a_cable",
                "Every cable has a header, and every header a cable",
                "select cable_id, h.cable_id is not null as has_header from intermediate.int_cables as c "
                "full join {batch} as h using (cable_id) where h.cable_id is null or c.cable_id is null",
                cause=REBUILD,
            ),
            never(
                "body_inside_text",
                "The body lies inside the text",
                "select h.cable_id, h.body_start, h.body_end, length(r.text) as characters from {batch} as h "
                "join raw.cable as r using (record_id) "
                "where not (0 <= h.body_start and h.body_start <= h.body_end and h.body_end <= length(r.text))",
                cause=PARSER,
            ),
            each(
                "date_in_range",
                "No cable is dated before the telegraph or after today",
                "sent_date < date '1844-05-24' or sent_date > today()",
                shows="cable_id, sent_date, date_basis",
                cause="A date-time group was misread: of the year most often.",
            ),
            each(
                "date_of_group",
                "The day of sending is the day of the date-time group, where that is what the date rests on",
                "date_basis = 'dtg' and (sent_at is null or sent_at::date <> sent_date)",
                shows="cable_id, date_basis, sent_at, sent_date",
                cause="Dates were told anew for one column only: see int_headers.",
            ),
        ],
    )


def _full_headers() -> TableSuite:
    names = ", ".join(FIELDS)
    return TableSuite(
        HEADERS,
        ("cable_id",),
        [
            *(
                few(
                    f"with_{column}",
                    f"of full cables have {words}",
                    f"{column} is null",
                    thresholds.FULL_WITH[column],
                    shows="cable_id, post_code, sent_date",
                    cause=PARSER,
                )
                for column, words in FIELDS.items()
            ),
            never(
                "by_source_and_year",
                f"In no source and year do more than {GROUP_WITHOUT.value:.0%} of full cables lack one of: {names}",
                "with fields as (select r.format as source, year(h.sent_date) as year, unnest(["
                + ", ".join(f"{{{{'field': '{name}', 'absent': h.{name} is null}}}}" for name in FIELDS)
                + "], recursive := true) from {batch} as h join raw.cable as r using (record_id)) "
                "select source, year, field, count(*) as cables, count(*) filter (absent) as without from fields "
                f"group by all having cables >= {GROUP} "
                f"and without > greatest({thresholds.ALLOWANCE}, {GROUP_WITHOUT.value} * cables)",
                cause="One source writes this field in a way not known, or writes it no more from that year on.",
                warns=True,
            ),
        ],
        part="full",
        where=FULL,
    )


def _recipients() -> TableSuite:
    return TableSuite(
        "intermediate.int_recipients",
        ("cable_id", "position"),
        [
            each(
                "place_once",
                "Each place of a header holds one sender or addressee",
                "count(*) over (partition by cable_id, role, position) > 1",
                shows="cable_id, role, position, name_as_written",
                cause="A line of addressees was split twice.",
            ),
            few(
                "addressees_known",
                "of the addressees are posts not known",
                "role <> 'from' and post_code is null",
                thresholds.ADDRESSEES_KNOWN,
                shows="cable_id, role, position, name_as_written",
                cause="Names missing in seeds/post_names.csv, or address lines misread.",
            ),
        ],
    )


def _tags() -> TableSuite:
    return TableSuite(
        "intermediate.int_tags",
        ("cable_id", "position"),
        [
            each(
                "tag_in_line",
                "A tag is written with letters",
                "not regexp_matches(tag_code, '\\p{{L}}')",
                shows="cable_id, position, tag_code, tag_as_written",
                cause="Punctuation of the TAGS line was taken for a tag.",
            ),
        ],
    )


def _references() -> TableSuite:
    return TableSuite(
        "intermediate.int_references",
        ("cable_id", "position"),
        [
            each(
                "place_once",
                "Each place of the REF field holds one item",
                "count(*) over (partition by cable_id, position) > 1",
                shows="cable_id, position, label, reference_as_written",
                cause="A reference was split twice.",
            ),
            each(
                "other_is_no_cable",
                "What is no cable has no cable's id",
                "reference_kind <> 'cable' and referenced_cable_id is not null",
                shows="cable_id, position, reference_kind, referenced_cable_id",
                cause="The kind of a reference and its id are told by different rules: see int_references.",
            ),
        ],
    )


def _paragraphs() -> TableSuite:
    return TableSuite(
        "intermediate.int_paragraphs",
        ("cable_id", "paragraph_seq"),
        [
            each(
                "in_order",
                "Paragraphs follow one another without overlap",
                "end_offset < start_offset "
                "or start_offset < lag(end_offset, 1, 0) over (partition by cable_id order by paragraph_seq)",
                shows="cable_id, paragraph_seq, start_offset, end_offset",
                cause="The walk over the marks of paragraphs put one in the wrong place.",
            ),
            each(
                "as_long_as_found",
                "The text as read is as long as the span found",
                "length(text_read) <> end_offset - start_offset",
                shows="cable_id, paragraph_seq, start_offset, end_offset, length(text_read) as characters",
                cause="A repair changed the length: offsets behind it are wrong. See docs/architecture.md, two rules.",
            ),
        ],
    )


def _sentences() -> TableSuite:
    return TableSuite(
        "intermediate.int_sentences",
        ("cable_id", "sentence_no"),
        [
            each(
                "as_long_as_found",
                "A sentence is as long as its span",
                "length(text) <> end_offset - start_offset",
                shows="cable_id, sentence_no, start_offset, end_offset, length(text) as characters",
                cause="The splitting of sentences dropped characters.",
            ),
            never(
                "inside_paragraph",
                "A sentence lies inside a paragraph of its number",
                "select s.cable_id, s.sentence_no, s.paragraph_no, s.start_offset, s.end_offset from {batch} as s "
                "anti join intermediate.int_paragraphs as p on s.cable_id = p.cable_id "
                "and s.paragraph_no = p.paragraph_no and s.start_offset >= p.start_offset "
                "and s.end_offset <= p.end_offset",
                cause="Sentences and paragraphs were derived from different copies: build again with --full-refresh.",
            ),
        ],
    )


def _mentions() -> TableSuite:
    return TableSuite(
        "intermediate.int_mentions",
        ("cable_id", "sentence_no", "start_offset"),
        [
            never(
                "inside_sentence",
                "A mention lies inside its sentence",
                "select m.cable_id, m.sentence_no, m.start_offset, m.end_offset, m.name_as_written from {batch} as m "
                "anti join intermediate.int_sentences as s on m.cable_id = s.cable_id "
                "and m.sentence_no = s.sentence_no and m.start_offset >= s.start_offset "
                "and m.end_offset <= s.end_offset",
                cause="Offsets of names are counted from another start than those of sentences.",
            ),
            never(
                "name_as_read",
                "A name mentioned is what the sentence reads at its offsets",
                "select m.cable_id, m.sentence_no, m.start_offset, m.end_offset, m.name_as_written, s.text "
                "from {batch} as m join intermediate.int_sentences as s using (cable_id, sentence_no) "
                "where not contains("
                "lower(substring(s.text, m.start_offset - s.start_offset + 1, m.end_offset - m.start_offset)), "
                "lower(string_split(m.name_as_written, ' ')[1]))",
                cause="Offsets of names are counted from another start than those of sentences.",
            ),
            each(
                "apart",
                "Mentions do not overlap",
                "start_offset < lag(end_offset, 1, 0) over (partition by cable_id, sentence_no order by start_offset)",
                shows="cable_id, sentence_no, start_offset, end_offset, name_as_written",
                cause="Two rules claim the same name.",
            ),
            never(
                "of_a_person",
                "Every mention is of a person of the cable",
                "select m.cable_id, m.sentence_no, m.person_no, m.name_as_written from {batch} as m "
                "anti join intermediate.int_persons using (cable_id, person_no)",
                cause="Persons were grouped anew and their mentions were not.",
            ),
        ],
    )
