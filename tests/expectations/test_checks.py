"""Every check holds over a good warehouse and breaks, it and no other of its table, when its table is spoiled."""

import shutil
from pathlib import Path

import duckdb
import pytest

from expectations import LAYERS, Layer
from expectations.checkpoint import CheckError, run_layer
from expectations.thresholds import MIN_AGREEMENT

# layer, table, what the broken check says (its beginning), the statement that spoils
SPOILINGS: list[tuple[Layer, str, str, str]] = [
    (
        "raw",
        "raw.source_file",
        "Every record of a file",
        "update raw.source_file set records_seen = 99 where path = 'in/0.csv'",
    ),
    (
        "raw",
        "raw.source_file",
        "A file counts as many cables",
        "update raw.source_file set cable_count = 14, records_seen = 14 where path = 'in/0.csv'",
    ),
    (
        "raw",
        "raw.source_file",
        "A file counts as many rejects",
        "update raw.source_file set reject_count = 2, records_seen = 17 where path = 'in/1.csv'",
    ),
    (
        "raw",
        "raw.source_file",
        "A file that was not read",
        "update raw.source_file set status = 'rejected' where path = 'in/0.csv'",
    ),
    ("raw", "raw.source_file", "A file's content stands once", "insert into raw.source_file from raw.source_file"),
    (
        "raw",
        "raw.source_file",
        "A file is named by its SHA-256",
        "insert into raw.source_file values ('ABC', 'in/2', null, 'rejected', 0, 0, 0, 1)",
    ),
    (
        "raw",
        "raw.source_file",
        "A file was read, read in part",
        "update raw.source_file set status = 'half' where path = 'in/0.csv'",
    ),
    ("raw", "raw.cable", "A record stands once", "update raw.cable set record_id = 'rec1' where record_id = 'rec2'"),
    (
        "raw",
        "raw.cable",
        "A cable has text",
        "update raw.cable set text = '  ', body_offset = 0, container_cable_id = null where record_id = 'rec2'",
    ),
    (
        "raw",
        "raw.cable",
        "A text is named by its SHA-256",
        "update raw.cable set text_sha256 = 'z' where record_id = 'rec2'",
    ),
    (
        "raw",
        "raw.cable",
        "At most 1% of the texts",
        "update raw.cable set text = text || chr(65533) where record_no < 11",
    ),
    (
        "raw",
        "raw.cable",
        "The body begins inside the text",
        "update raw.cable set body_offset = 999 where record_id = 'rec2'",
    ),
    (
        "raw",
        "raw.cable",
        "A record says where in its file",
        "update raw.cable set byte_end = 1 where record_id = 'rec2'",
    ),
    (
        "raw",
        "raw.cable",
        "A cable comes from a file",
        "update raw.cable set file_sha256 = sha256('?') where record_id = 'rec2'",
    ),
    ("raw", "raw.reject", "A reject says why", "update raw.reject set reason = ' '"),
    ("raw", "raw.load_run", "A load counts the cables", "update raw.load_run set cables_added = 31"),
    ("raw", "raw.load_run", "A load counts the rejects", "update raw.load_run set rejects_added = 0"),
    (
        "raw",
        "raw.load_run",
        "A load ends after it began",
        "update raw.load_run set finished_at = started_at - interval 1 second",
    ),
    (
        "staging",
        "staging.stg_raw__cable",
        "Staging holds every record",
        "create or replace view staging.stg_raw__cable as select * from raw.cable where record_no > 0",
    ),
    (
        "staging",
        "intermediate.int_headers",
        "Every cable has one header",
        "delete from intermediate.int_headers where cable_id = '05QUILLON3'",
    ),
    (
        "staging",
        "intermediate.int_headers",
        "The body lies inside",
        "update intermediate.int_headers set body_end = 999 where cable_id = '05QUILLON3'",
    ),
    (
        "staging",
        "intermediate.int_headers",
        "No cable is dated before",
        "update intermediate.int_headers set sent_date = date '1805-03-04'",
    ),
    *(
        (
            "staging",
            "intermediate.int_headers",
            f"of full cables have {column}",
            f"update intermediate.int_headers set {column} = null where cable_id <= '05QUILLON19'",
        )
        for column in ("subject", "tags_as_written", "sent_at", "post_code", "classification")
    ),
    *(
        (
            "staging",
            "intermediate.int_cross_checks",
            f"{source} on the {field}",
            f"update intermediate.int_cross_checks set agrees = false where source = '{source}' and field = '{field}' "
            "and cable_id <= '05QUILLON20'",
        )
        for source, field in MIN_AGREEMENT
    ),
    (
        "staging",
        "intermediate.int_paragraphs",
        "Paragraphs follow one another",
        "update intermediate.int_paragraphs set start_offset = 15, text_read = repeat('x', 33) where paragraph_seq = 2",
    ),
    (
        "staging",
        "intermediate.int_paragraphs",
        "The text as read is as long",
        "update intermediate.int_paragraphs set text_read = 'x' where cable_id = '05QUILLON3'",
    ),
    (
        "staging",
        "intermediate.int_sentences",
        "A sentence is as long",
        "update intermediate.int_sentences set text = 'x' where cable_id = '05QUILLON3'",
    ),
    (
        "marts",
        "marts.fct_cable",
        "Every cable that counts",
        "delete from intermediate.int_cables where cable_id = '05QUILLON3'",
    ),
    (
        "marts",
        "marts.fct_cable",
        "At most 2% of cables are from a post unknown",
        "update marts.fct_cable set post_key = '-1'",
    ),
    (
        "marts",
        "marts.fct_cable",
        "At most 2% of cables are of a date unknown",
        "update marts.fct_cable set date_key = -1",
    ),
    (
        "marts",
        "marts.fct_cable",
        "A cable counts its numbered",
        "delete from marts.cable_paragraph where cable_id = '05QUILLON3'",
    ),
    (
        "marts",
        "marts.fct_cable",
        "A cable counts its repairs",
        "update marts.fct_cable set repair_count = 7 where cable_id = '05QUILLON3'",
    ),
    (
        "marts",
        "marts.fct_cable",
        "A cable comes out of at least",
        "update marts.fct_cable set source_count = 0 where cable_id = '05QUILLON3'",
    ),
    (
        "marts",
        "marts.cable_paragraph",
        "A paragraph lies inside",
        "update marts.cable_paragraph set end_offset = 999 where cable_id = '05QUILLON3'",
    ),
    (
        "marts",
        "marts.fct_repair",
        "What a repair says it found",
        "update marts.fct_repair set start_offset = 9 where cable_id = '05QUILLON3'",
    ),
    (
        "marts",
        "marts.fct_repair",
        "A repair keeps the length",
        "update marts.fct_repair set text_as_read = 'x' where cable_id = '05QUILLON3'",
    ),
    (
        "marts",
        "marts.bridge_cable_tag",
        "At least 95% of the tags",
        "update marts.bridge_cable_tag set tag_key = 'k2' where cable_id <= '05QUILLON20'",
    ),
    (
        "marts",
        "marts.fct_cable_reference",
        "At least 90% of references",
        "update marts.fct_cable_reference set referenced_cable_id = null",
    ),
    (
        "marts",
        "marts.fct_cable_reference",
        "A cable never refers to itself",
        "update marts.fct_cable_reference set referenced_cable_id = cable_id where cable_id = '05QUILLON3'",
    ),
    (
        "marts",
        "marts.fct_meeting",
        "At most 5% of the meetings held",
        "update marts.fct_meeting set date_key = 20050401",
    ),
    *(
        case
        for table in ("marts.fct_meeting", "marts.fct_request")
        for case in (
            (
                "marts",
                table,
                "The evidence is what stands",
                f"update {table} set evidence_start = 12 where cable_id = '05QUILLON3'",
            ),
            (
                "marts",
                table,
                "The paragraphs named",
                f"update {table} set paragraphs = [1, 2] where cable_id = '05QUILLON3'",
            ),
            (
                "marts",
                table,
                "Confidence is between",
                f"update {table} set confidence = 1.1 where cable_id = '05QUILLON3'",
            ),
            ("marts", table, "A fact names the rule", f"update {table} set rule = null where cable_id = '05QUILLON3'"),
        )
    ),
]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("warehouse") / "good.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute((Path(__file__).parent / "good.sql").read_text(encoding="utf-8"))
    return path


@pytest.fixture
def spoiled(good: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(good, tmp_path / "spoiled.duckdb"))


def execute(path: Path, statement: str) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute(statement)


@pytest.mark.parametrize("layer", LAYERS)
def test_all_checks_hold_over_a_good_warehouse_and_each_is_spoiled_below(layer: Layer, good: Path) -> None:
    result = run_layer(layer, good)

    assert result.failures == ()
    unspoiled = [
        (check.table, check.expectation)
        for check in result.checks
        if not any(table == check.table and says in check.expectation for _, table, says, _ in SPOILINGS)
    ]
    assert unspoiled == []


@pytest.mark.parametrize(("layer", "table", "says", "spoil"), SPOILINGS, ids=lambda value: str(value)[:40])
def test_a_spoiled_table_breaks_its_check_and_shows_rows(
    layer: Layer, table: str, says: str, spoil: str, spoiled: Path
) -> None:
    execute(spoiled, spoil)

    broken = [
        check for check in run_layer(layer, spoiled).failures if check.table == table and says in check.expectation
    ]

    assert len(broken) == 1
    assert broken[0].columns
    assert broken[0].rows


def test_a_few_odd_cables_do_not_break_a_floor(spoiled: Path) -> None:
    execute(spoiled, "update intermediate.int_headers set subject = null where cable_id <= '05QUILLON17'")

    assert run_layer("staging", spoiled).failures == ()


def test_an_empty_warehouse_breaks_nothing(spoiled: Path) -> None:
    with duckdb.connect(str(spoiled)) as connection:
        tables = connection.execute("select schema_name, table_name from duckdb_tables()").fetchall()
        for schema, table in tables:
            connection.execute(f"delete from {schema}.{table}")

    assert [check for layer in LAYERS for check in run_layer(layer, spoiled).failures] == []


def test_a_check_that_cannot_be_evaluated_is_a_fault_and_says_why(spoiled: Path) -> None:
    execute(spoiled, "alter table raw.reject rename column reason to why")

    with pytest.raises(CheckError, match=r"'A reject says why.*reason"):
        run_layer("raw", spoiled)


def test_the_file_is_free_for_writing_after_a_check(spoiled: Path) -> None:
    run_layer("raw", spoiled)

    execute(spoiled, "create table raw.after_the_check (n integer)")


def test_long_values_are_cut_in_sample_rows(spoiled: Path) -> None:
    execute(spoiled, "update raw.cable set text_sha256 = repeat('z', 5000) where record_id = 'rec2'")

    (check,) = run_layer("raw", spoiled).failures
    assert check.rows == (("rec2", "z" * 199 + "…"),)
