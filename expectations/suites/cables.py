"""What readers rely on in the tables about cables: nothing lost on the way up, nothing moved, positions in the text.

Keys, relationships and value sets of single columns are held by dbt's data tests and contracts.
"""

from __future__ import annotations

from expectations import thresholds
from expectations.checks import TableSuite, each, few, never, too_many

AS_FOUND = (
    "join intermediate.int_cables as counted using (cable_id) join raw.cable as r on counted.record_id = r.record_id"
)
READ_AGAIN = 20_000
"""So many paragraphs are looked up in the text: finding an offset means walking there."""
WITH_TAGS_LINE = "select count(*) from intermediate.int_headers where tags_as_written is not null"
MART = "The mart's own SQL drops, repeats or moves rows: compare with the model it selects from."
LEVELS = "['UNCLASSIFIED', 'LIMITED OFFICIAL USE', 'CONFIDENTIAL', 'SECRET', 'TOP SECRET']"


def suites() -> list[TableSuite]:
    """Return the suites of the tables about cables."""
    return [
        _cables(),
        _named_cables(),
        _full_cables(),
        _paragraphs(),
        _repairs(),
        _tags(),
        _posts(),
        _cited(),
        _references(),
    ]


def _cables() -> TableSuite:
    return TableSuite(
        "marts.fct_cable",
        ("cable_id",),
        [
            never(
                "every_cable",
                "Every cable that counts is in fct_cable, and no other",
                "select cable_id, c.cable_id is not null as counts from {batch} as f "
                "full join intermediate.int_cables as c using (cable_id) "
                "where f.cable_id is null or c.cable_id is null",
                cause=MART,
            ),
            never(
                "dated_as_read",
                "A cable stands under the day that its header was read to have",
                "select f.cable_id, f.date_key, f.sent_at, h.sent_date from {batch} as f "
                "join intermediate.int_headers as h using (cable_id) where f.date_key <> "
                "coalesce(strftime(h.sent_date, '%Y%m%d')::integer, -1) or f.sent_at is distinct from h.sent_at",
                cause=MART,
            ),
            never(
                "sent_by_post_read",
                "A cable stands under the post that its header was read to have",
                "select f.cable_id, f.post_key, p.post_code, h.post_code as post_read from {batch} as f "
                "join intermediate.int_headers as h using (cable_id) join marts.dim_post as p using (post_key) "
                "where p.post_code is distinct from h.post_code",
                cause=MART,
            ),
            never(
                "classified_as_read",
                "A cable has the classification and the subject that its header was read to have",
                "select f.cable_id, f.classification, h.classification as classification_read, f.subject "
                "from {batch} as f join intermediate.int_headers as h using (cable_id) "
                "where f.classification is distinct from h.classification or f.subject is distinct from h.subject",
                cause=MART,
            ),
            few(
                "post_unknown",
                "of cables are from a post unknown",
                "post_key = '-1'",
                thresholds.UNKNOWN_POST,
                shows="cable_id, post_key",
                cause="Stations that no seed names, or headers without one: see quality_flags and "
                "seeds/post_names.csv.",
            ),
            few(
                "post_known",
                "of cables are from a post that is known",
                "post_key = '-1'",
                thresholds.KNOWN_POST,
                shows="cable_id, post_key",
                cause="The sender is no longer read: look at the FM and classification lines of one of them.",
            ),
            few(
                "date_unknown",
                "of cables are of a date unknown",
                "date_key = -1",
                thresholds.UNKNOWN_DATE,
                shows="cable_id, date_key, date_basis",
                cause="Headers without a date-time group, in files that do not state the date either.",
            ),
            few(
                "date_known",
                "of cables are of a date that is known",
                "date_key = -1",
                thresholds.KNOWN_DATE,
                shows="cable_id, date_key, date_basis",
                cause="Date-time groups are no longer read: look at the first lines of one of them.",
            ),
            never(
                "paragraphs_counted",
                "A cable counts its numbered paragraphs",
                "select f.cable_id, f.paragraph_count, count(p.paragraph_no) as paragraphs from {batch} as f "
                "left join marts.cable_paragraph as p on p.cable_id = f.cable_id and p.paragraph_no > 0 "
                "group by all having f.paragraph_count <> paragraphs",
                cause="cable_paragraph is incremental and fell behind: build again with --full-refresh.",
            ),
            never(
                "repairs_counted",
                "A cable counts its repairs",
                "select f.cable_id, f.repair_count, count(r.cable_id) as repairs from {batch} as f "
                "left join marts.fct_repair as r using (cable_id) group by all having f.repair_count <> repairs",
                cause=MART,
            ),
            never(
                "words_counted",
                "A cable counts the words of its sentences",
                "select f.cable_id, f.word_count, coalesce(sum(s.word_count), 0) as words from {batch} as f "
                "left join intermediate.int_sentences as s using (cable_id) group by all having f.word_count <> words",
                cause="Sentences were cut or came twice after the cable was counted.",
            ),
            never(
                "sources_counted",
                "A cable comes out of at least one file, and of as many as hold a copy",
                "select f.cable_id, f.source_count, c.source_count as files from {batch} as f "
                "join intermediate.int_cables as c using (cable_id) "
                "where f.source_count < 1 or f.source_count <> c.source_count",
                cause=MART,
            ),
            never(
                "marked_with_flags",
                "A cable is marked with what does not hold of it, and with nothing else",
                "select cable_id, f.quality_flags, q.flags from {batch} as f left join (select cable_id, "
                "list(flag order by flag) as flags from intermediate.int_quality_flags group by cable_id) as q "
                "using (cable_id) where f.quality_flags is distinct from coalesce(q.flags, [])",
                cause=MART,
            ),
            few(
                "flagged",
                "of cables are marked with a flag",
                "len(quality_flags) > 0",
                thresholds.FLAGGED,
                shows="cable_id, quality_flags",
                cause="Many cables share one fault: count quality_flags by flag and source.",
            ),
            each(
                "in_some_source",
                "A cable says in which kind of source it came",
                "not (in_cablegate_html or in_cables_csv or in_plusd_html or in_history_lab or in_pdf or "
                "in_plain_text)",
                shows="cable_id, source_count",
                cause="A format was added whose column fct_cable does not have.",
            ),
        ],
    )


def _named_cables() -> TableSuite:
    """Ids that begin with a year and a station, as 05ALMATY2878."""
    year = "regexp_extract(cable_id, '^(\\d\\d)', 1)"
    return TableSuite(
        "marts.fct_cable",
        ("cable_id",),
        [
            few(
                "year_of_id",
                "of cables with a year in their id are dated in it",
                f"{year} <> right((date_key // 10000)::varchar, 2)",
                thresholds.ID_AGREES,
                shows="cable_id, date_key, date_basis",
                cause="Dates were moved from one cable to another, or the year is misread.",
            ),
        ],
        part="named",
        where="regexp_matches(cable_id, '^\\d\\d[A-Z]') and date_key <> -1",
    )


def _full_cables() -> TableSuite:
    return TableSuite(
        "marts.fct_cable",
        ("cable_id",),
        [
            never(
                "body_covered",
                f"At least {thresholds.BODY_COVERED.value:.0%} of full cables have nine tenths of their "
                f"body in paragraphs",
                "select cable_id, any_value(h.body_end - h.body_start) as body, "
                "coalesce(sum(p.end_offset - p.start_offset), 0) as in_paragraphs from {batch} as f "
                "join intermediate.int_headers as h using (cable_id) "
                "left join intermediate.int_paragraphs as p using (cable_id) where h.body_end - h.body_start > 500 "
                "group by cable_id having in_paragraphs < 0.9 * body "
                f"{too_many(thresholds.BODY_COVERED)}",
                cause="Bodies were cut, or the marks of paragraphs are no longer found.",
            ),
            few(
                "paragraph_above_cable",
                "of full cables have a paragraph marked higher than the cable",
                "list_contains(quality_flags, 'paragraph_above_cable')",
                thresholds.PARAGRAPH_ABOVE_CABLE,
                shows="cable_id, classification",
                cause="The classification line or the marks of paragraphs are misread.",
            ),
        ],
        part="full",
        where="text_status = 'full'",
    )


def _paragraphs() -> TableSuite:
    return TableSuite(
        "marts.cable_paragraph",
        ("cable_id", "paragraph_no"),
        [
            never(
                "inside_text",
                "A paragraph lies inside the text, forwards",
                "select p.cable_id, p.paragraph_no, p.start_offset, p.end_offset, length(r.text) as characters "
                "from {batch} as p left join raw.cable as r using (record_id) "
                "where r.record_id is null "
                "or not (0 <= p.start_offset and p.start_offset <= p.end_offset and p.end_offset <= length(r.text))",
                cause="The paragraph is of another copy of the cable: build again with --full-refresh.",
            ),
            each(
                "no_longer_than_span",
                "A paragraph's text is no longer than the span it was read from, and none of it is empty",
                "length(text) > end_offset - start_offset or (trim(text) = '' and end_offset - start_offset > 200)",
                shows="cable_id, paragraph_no, start_offset, end_offset, length(text) as characters",
                cause="Texts were swapped or cut after the offsets were taken.",
            ),
            never(
                "begins_as_found",
                "The first word of a paragraph of more than thirty characters stands in its span of the text "
                f"(of {READ_AGAIN:,} paragraphs, others at each load)",
                "select p.cable_id, p.paragraph_no, p.start_offset, p.end_offset, left(p.text, 60) as begins "
                "from (select * from {batch}, (select count(*) as paragraphs, (select max(load_id) from raw.load_run) "
                "as loads from marts.cable_paragraph) as held where length(text) > 30 "
                f"and hash(cable_id, paragraph_no, loads) % greatest(1, paragraphs // {READ_AGAIN}) = 0) as p "
                "join raw.cable as r using (record_id) where not contains("
                "lower(substring(r.text, p.start_offset + 1, p.end_offset - p.start_offset)), "
                "lower(regexp_extract(p.text, '\\p{{L}}{{3,}}')))",
                cause="Paragraphs and texts were shuffled, or a repair changed the length.",
            ),
        ],
    )


def _repairs() -> TableSuite:
    return TableSuite(
        "marts.fct_repair",
        ("cable_id", "start_offset"),
        [
            never(
                "every_repair",
                "Every repair made is told, and no other",
                "select cable_id, start_offset, repair_kind, p.cable_id is not null as is_told from {batch} as p "
                "full join intermediate.int_repairs as i using (cable_id, start_offset, repair_kind) "
                "where p.cable_id is null or i.cable_id is null",
                cause=MART,
            ),
            never(
                "found_there",
                "What a repair says it found stands in the text",
                f"select p.cable_id, p.repair_kind, p.start_offset, p.text_as_found from {{batch}} as p {AS_FOUND} "
                "where substring(r.text, p.start_offset + 1, length(p.text_as_found)) is distinct from p.text_as_found",
                cause="Repairs were taken from another copy, or an earlier one changed the length.",
            ),
            each(
                "keeps_length",
                "A repair keeps the length",
                "length(text_as_found) <> length(text_as_read)",
                shows="cable_id, repair_kind, start_offset, text_as_found, text_as_read",
                cause="A rule of repair does not pad with blanks: all offsets behind it are wrong.",
            ),
        ],
    )


def _tags() -> TableSuite:
    return TableSuite(
        "marts.bridge_cable_tag",
        ("cable_id", "position"),
        [
            never(
                "in_vocabulary",
                f"At least {thresholds.TAGS_IN_VOCABULARY.value:.0%} of the tags of cables are in the vocabulary",
                "select cable_id, tag_as_written, tag_code from {batch} join marts.dim_tag using (tag_key) "
                "where tag_kind <> 'person' and not is_in_vocabulary "
                f"{too_many(thresholds.TAGS_IN_VOCABULARY)}",
                cause="Words next to the TAGS line are read as tags, or the archive has tags that "
                "seeds/tags.csv lacks.",
            ),
            never(
                "every_tag",
                "A cable has the tags that were read in it",
                "select cable_id, count(b.tag_key) as tags, count(t.tag_code) as tags_read from (select cable_id, "
                "position, tag_key from {batch}) as b full join intermediate.int_tags as t using (cable_id, position) "
                "group by cable_id having tags <> tags_read or count(b.tag_key) <> count(*)",
                cause=MART,
            ),
            never(
                "tagged",
                f"At least {thresholds.CABLES_WITH_TAGS.value:.0%} of cables with a TAGS line have a tag",
                "select cable_id, h.tags_as_written from intermediate.int_headers as h anti join {batch} "
                "using (cable_id) "
                f"where h.tags_as_written is not null {too_many(thresholds.CABLES_WITH_TAGS, WITH_TAGS_LINE)}",
                cause="The TAGS line is found and its codes are not: see int_tag_strings.",
            ),
        ],
    )


def _posts() -> TableSuite:
    return TableSuite(
        "marts.bridge_cable_post",
        ("cable_id", "role", "position"),
        [
            never(
                "one_sender",
                "Every cable has one sender, the post of fct_cable",
                "select f.cable_id, f.post_key, count(b.post_key) as senders, min(b.post_key) as sender "
                "from marts.fct_cable as f left join {batch} as b on f.cable_id = b.cable_id and b.role = 'from' "
                "group by all having senders <> 1 or sender <> f.post_key",
                cause=MART,
            ),
            never(
                "every_addressee",
                "A cable has the addressees that were read in its header",
                "select cable_id, role, count(b.post_key) as addressees, count(r.role) as addressees_read from "
                "(select * from {batch} where role <> 'from') as b full join (select * from "
                "intermediate.int_recipients where role <> 'from') as r using (cable_id, role, position) "
                "group by all having count(b.post_key) <> count(*) or count(r.role) <> count(*)",
                cause=MART,
            ),
        ],
    )


def _cited() -> TableSuite:
    return TableSuite(
        "marts.fct_cable_reference",
        ("cable_id", "position"),
        [
            few(
                "read",
                "of what reference lines cite is read as a cable",
                "referenced_cable_id is null",
                thresholds.REFERENCES_READ,
                shows="cable_id, label, reference_as_written",
                cause="References are written in a form that int_references does not know.",
            ),
        ],
        part="cited",
    )


def _references() -> TableSuite:
    return TableSuite(
        "marts.fct_cable_reference",
        ("cable_id", "position"),
        [
            each(
                "not_to_itself",
                "A cable never refers to itself",
                "referenced_cable_id = cable_id",
                shows="cable_id, label, reference_as_written",
                cause="The cable's own number was taken for a reference.",
            ),
            never(
                "here_or_not",
                "A cable cited is said to be here when it is here",
                "select r.cable_id, r.label, r.referenced_cable_id, r.is_in_warehouse from {batch} as r "
                "left join marts.fct_cable as f on f.cable_id = r.referenced_cable_id "
                "where r.is_in_warehouse <> (f.cable_id is not null)",
                cause="Cables were added after references were derived: build again with --full-refresh.",
            ),
        ],
        part="cables",
        where="reference_kind = 'cable'",
    )
