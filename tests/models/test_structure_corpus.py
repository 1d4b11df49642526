"""Real cables: what their text alone says of them, against what the containers say.

The floors are what is reached. What remains are contradictions between a cable and its container.
"""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.models.conftest import build

pytestmark = [pytest.mark.corpus, pytest.mark.slow]

READ = """
    select
        records.format,
        records.container_cable_id,
        strftime(headers.dtg_at, '%y') || headers.mrn_station || headers.serial as cable_id,
        records.container_created_at,
        headers.dtg_at,
        headers.mrn_station || headers.serial as number,
        regexp_replace(records.container_cable_id, '^[0-9]{2}', '') as container_number,
        records.container_classification,
        headers.classification_level || case
            when list_contains(headers.captions, 'NOFORN')
                and headers.classification_level in ('CONFIDENTIAL', 'SECRET')
                then '//NOFORN'
            when headers.classification_level = 'UNCLASSIFIED' and list_contains(headers.captions, 'SENSITIVE')
                then '//FOR OFFICIAL USE ONLY'
            else ''
        end as classification,
        regexp_replace(
            regexp_replace(upper(records.container_subject), '^(SUBJECT: )?', ''), '[^A-Z0-9]', '', 'g'
        ) as container_subject,
        regexp_replace(upper(headers.subject), '[^A-Z0-9]', '', 'g') as subject
    from intermediate.int_record_headers as headers
    inner join staging.stg_raw__cable as records using (record_id)
    where records.container_cable_id is not null
"""


@pytest.fixture(scope="module")
def corpus(
    tmp_path_factory: pytest.TempPathFactory, corpus_dir: Path, repository: Path
) -> Iterator[duckdb.DuckDBPyConnection]:
    warehouse = tmp_path_factory.mktemp("corpus") / "warehouse.duckdb"
    build(
        [str(corpus_dir / "html"), str(corpus_dir / "cables.csv"), str(corpus_dir / "samples")], warehouse, repository
    )
    connection = duckdb.connect(str(warehouse), read_only=True)
    connection.execute(f"create temp table read_records as {READ}")
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("right", "among", "floor"),
    [
        ("number = container_number", "true", 0.995),
        ("cable_id = container_cable_id", "dtg_at is not null", 0.995),
        ("dtg_at::date = container_created_at::date", "dtg_at is not null", 0.999),
        ("classification = container_classification", "true", 0.985),
        ("starts_with(subject, left(container_subject, 30))", "container_subject is not null", 0.985),
        ("subject is null", "container_subject is null and format = 'cablegate_html'", 0.999),
    ],
    ids=["number", "cable_id", "date", "classification", "subject", "no subject"],
)
def test_text_alone_says_what_the_container_says(
    corpus: duckdb.DuckDBPyConnection, right: str, among: str, floor: float
) -> None:
    share, seen = corpus.execute(
        f"select avg(coalesce({right}, false)::int), count(*) from read_records where {among}"
    ).fetchall()[0]
    assert seen > 5
    assert share >= floor


def test_origin(corpus: duckdb.DuckDBPyConnection) -> None:
    share = corpus.execute("""
        select avg((posts.post_name = records.container_origin)::int)
        from intermediate.int_headers as headers
        inner join staging.stg_raw__cable as records using (record_id)
        left join seeds.posts as posts using (post_code)
        where records.container_origin is not null
    """).fetchall()[0][0]
    assert share >= 0.98


def test_every_tag_that_the_page_links_is_found(corpus: duckdb.DuckDBPyConnection) -> None:
    seen, found = corpus.execute("""
        with linked as (
            select headers.cable_id, list_distinct(records.container_tag_list) as tags
            from staging.stg_raw__cable as records
            inner join intermediate.int_record_ids as headers using (record_id)
            where records.container_tag_list is not null
        ), read as (
            select cable_id, list(tag_code) as tags from intermediate.int_tags group by 1
        )
        select count(*), count(*) filter (where list_has_all(read.tags, linked.tags))
        from linked left join read using (cable_id)
    """).fetchall()[0]
    assert seen > 500
    assert found / seen >= 0.995


def test_each_cable_once(corpus: duckdb.DuckDBPyConnection) -> None:
    cables, twice = corpus.execute("""
        select count(*), count(*) filter (where source_count = 2) from marts.fct_cable
    """).fetchall()[0]
    assert (cables, twice) == (794, 792)


def test_first_document_sample(corpus: duckdb.DuckDBPyConnection) -> None:
    row = corpus.execute("""
        select sent_at::varchar, classification, captions, declassify_on::varchar, signer, paragraph_count
        from marts.fct_cable where cable_id = '07ASTANA2813'
    """).fetchone()
    assert row == ("2007-10-15 08:13:00", "CONFIDENTIAL", ["SIPDIS"], "2017-10-11", "MILAS", 7)
    posts = corpus.execute("""
        select role, post_code from intermediate.int_recipients where cable_id = '07ASTANA2813' order by position
    """).fetchall()
    assert posts == [
        ("from", "ASTANA"),
        ("to", "STATE"),
        ("to", "BAGHDAD"),
        ("info", "KABUL"),
        ("info", "NSC"),
        ("info", "SECDEF"),
    ]


def test_second_document_sample(corpus: duckdb.DuckDBPyConnection) -> None:
    row = corpus.execute("""
        select date_basis, date_key, classification, captions, is_partial_extract, paragraph_count, repair_count
        from marts.fct_cable where cable_id = '05ALMATY2878'
    """).fetchone()
    assert row is not None
    assert row[:6] == ("inferred", 20050808, "UNCLASSIFIED//FOR OFFICIAL USE ONLY", ["SENSITIVE", "SIPDIS"], True, 5)
    assert row[6] > 0
