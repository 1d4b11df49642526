"""Cables as bare text, stripped of all that their container says, against what it says.

Every difference is listed: a failure shows those that ``docs/bare-text.md`` does not explain.
"""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from loaders.readers import cables_csv
from loaders.records import Record
from loaders.stage import load
from tests.models.conftest import build

pytestmark = [pytest.mark.corpus, pytest.mark.slow]

# What text and container say of each cable. A page's title holds the first line of a subject, cut at an opening
# bracket; it links only tags that a blank follows, so tags beside commas and at a line's end are not known to it.
COMPARED = """
    with said as (
        select
            dump.container_cable_id, dump.text, dump.container_created_at, dump.container_origin,
            dump.container_classification,
            page.container_subject, coalesce(page.container_tag_list, []) as container_tags
        from container.staging.stg_raw__cable as dump
        left join container.staging.stg_raw__cable as page
            on dump.container_cable_id = page.container_cable_id and page.format = 'cablegate_html'
        where dump.format = 'cables_csv'
    ),
    tags as (
        select cable_id, list(tag_code) as tags from intermediate.int_tags group by cable_id
    )
    select
        said.*, headers.cable_id, headers.sent_at, headers.classification, headers.subject, headers.tags_as_written,
        headers.captions, posts.post_name, coalesce(tags.tags, []) as tags,
        regexp_replace(said.container_cable_id, '^[0-9]{2}', '') as container_number,
        headers.mrn_station || headers.serial as number,
        regexp_replace(
            regexp_replace(upper(said.container_subject), '^SUBJECT: ', ''), '[^A-Z0-9]', '', 'g'
        ) as title_letters,
        regexp_replace(upper(headers.subject), '[^A-Z0-9]', '', 'g') as subject_letters
    from said
    inner join raw.cable as records on said.text = records.text
    inner join intermediate.int_headers as headers on records.record_id = headers.record_id
    left join seeds.posts as posts on headers.post_code = posts.post_code
    left join tags on headers.cable_id = tags.cable_id
"""


@pytest.fixture(scope="module")
def compared(
    tmp_path_factory: pytest.TempPathFactory, corpus_dir: Path, repository: Path
) -> Iterator[duckdb.DuckDBPyConnection]:
    folder = tmp_path_factory.mktemp("bare")
    texts = folder / "texts"
    texts.mkdir()
    dump = corpus_dir / "cables.csv"
    with dump.open("rb") as source:
        for record in cables_csv.read(source):
            assert isinstance(record, Record)
            (texts / f"{record.record_no:06d}.txt").write_text(record.text, encoding="utf-8", newline="")
    build([str(texts)], folder / "bare.duckdb", repository)
    load([str(dump), str(corpus_dir / "html")], folder / "container.duckdb")
    build([], folder / "container.duckdb", repository)
    connection = duckdb.connect(str(folder / "bare.duckdb"), read_only=True)
    connection.execute(f"attach '{folder / 'container.duckdb'}' as container (read_only)")
    connection.execute(f"create temp table compared as {COMPARED}")
    yield connection
    connection.close()


def test_every_bare_text_is_a_cable(compared: duckdb.DuckDBPyConnection, corpus_dir: Path) -> None:
    with (corpus_dir / "cables.csv").open("rb") as source:
        rows = sum(isinstance(record, Record) for record in cables_csv.read(source))
    seen = compared.execute("select count(*), count(distinct container_cable_id) from compared").fetchone()
    assert seen == (rows, rows)


@pytest.mark.parametrize(
    ("right", "among", "told", "floor"),
    [
        ("number = container_number", "true", "container_cable_id, cable_id", 0.998),
        ("cable_id = container_cable_id", "true", "container_cable_id, cable_id", 0.994),
        ("sent_at::date = container_created_at::date", "sent_at is not null", "container_created_at, sent_at", 0.999),
        (
            "classification = container_classification",
            "true",
            "container_classification, classification, captions",
            0.989,
        ),
        ("post_name = container_origin", "true", "container_origin, post_name", 0.999),
        (
            "starts_with(subject_letters, title_letters)",
            "title_letters is not null",
            "container_subject, subject",
            0.996,
        ),
        ("subject is null", "title_letters is null", "subject", 0.999),
        ("list_has_all(tags, container_tags)", "true", "container_tags, tags", 0.999),
        (
            "list_sort(tags) = list_sort(list_distinct(container_tags))",
            "tags_as_written is null or not regexp_matches(tags_as_written, '[,;]')",
            "container_tags, tags",
            0.98,
        ),
    ],
    ids=[
        "number",
        "id",
        "day",
        "classification",
        "origin",
        "subject",
        "no subject",
        "tags found",
        "tags that are tags",
    ],
)
def test_bare_text_says_what_the_container_says(
    compared: duckdb.DuckDBPyConnection, right: str, among: str, told: str, floor: float
) -> None:
    share, seen = compared.execute(
        f"select avg(coalesce({right}, false)::int), count(*) from compared where {among}"
    ).fetchall()[0]
    differences = compared.execute(
        f"select container_cable_id, {told} from compared where {among} and not coalesce({right}, false) order by 1"
    ).fetchall()
    assert seen >= 5
    assert share >= floor, "\n".join(map(repr, differences))


def test_tags_pair_by_pair(compared: duckdb.DuckDBPyConnection) -> None:
    """Recall of the (cable, tag) pairs that the pages link; precision of those read, among tags that a page would link.

    A page links a tag where a blank and another word follow it in the line.
    """
    compared.execute("""
        create or replace temp table linked as
        select distinct container_cable_id, upper(unnest(container_tags)) as tag from compared
    """)
    compared.execute(r"""
        create or replace temp table read as
        select * from (
            select distinct container_cable_id, unnest(tags) as tag, left(text, 8000) as head
            from compared where len(container_tags) > 0
        )
        where regexp_matches(upper(head), '(?:^|[^A-Z])' || regexp_escape(tag) || ' +[A-Z(]')
    """)
    missed = compared.execute("""
        select * from linked
        anti join (select container_cable_id, unnest(tags) as tag from compared) using (container_cable_id, tag)
    """).fetchall()
    invented = compared.execute("""
        select container_cable_id, tag from read anti join linked using (container_cable_id, tag) order by 1, 2
    """).fetchall()
    pages, texts = compared.execute("select (select count(*) from linked), (select count(*) from read)").fetchall()[0]
    assert min(pages, texts) > 2000
    assert len(missed) / pages <= 0.005, missed
    assert len(invented) / texts <= 0.005, invented


def test_paragraphs_are_numbered_without_a_break_or_the_cable_says_why(compared: duckdb.DuckDBPyConnection) -> None:
    sequences = dict(compared.execute("select paragraph_sequence, count(*) from marts.fct_cable group by 1").fetchall())
    numbered = sum(sequences.values()) - sequences["unnumbered"]
    assert sequences["unbroken"] / numbered >= 0.93
    assert sequences.get("gap", 0) / numbered <= 0.01, "numbers that stand in the text were not taken"
