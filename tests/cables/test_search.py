"""Full text on the command line: what is found, in what order, and how it is shown."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from cables import cli
from cables.errors import UsageError
from cables.search import SNIPPET, search, snippet_of, terms

TABLES = """
create schema shareable; create schema marts;
create table shareable.dim_date (date_key integer, date date);
create table shareable.dim_post (post_key varchar, post_code varchar, post_name varchar);
create table shareable.dim_tag (tag_key varchar, tag_code varchar);
create table shareable.bridge_cable_tag (cable_id varchar, tag_key varchar);
create table shareable.fct_cable (
    cable_id varchar, date_key integer, post_key varchar, classification varchar, subject varchar, word_count integer);
create table shareable.cable_paragraph (cable_id varchar, paragraph_no integer, start_offset bigint, text varchar);
insert into shareable.dim_date values (20050304, '2005-03-04'), (20070506, '2007-05-06');
insert into shareable.dim_post values ('p', 'QUILLON', 'Embassy Quillon'), ('q', 'SKERRY', 'Consulate Skerry');
insert into shareable.dim_tag values ('t', 'PREL'), ('u', 'EFIS');
"""
TEXTS = {
    "A1": ("THE HARBOUR", ["The harbour of Quillon.", "A patrol went out jointly."]),
    "A2": ("FISH", ["The joint\npatrol, called off, was seen off the Harbour."]),
    "A3": (None, ["Joint-Patrol talks. The harbourmaster, Ms. Étienne-Tålmän, left."]),
    "A4": ("NOTHING HERE", ["Petrol is dear."]),
    "A5": ("SKERRY", ["Nobody mentions it " + "and so on " * 60 + "until the lighthouse " + "stands there " * 60]),
}


@pytest.fixture(scope="module")
def small() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute(TABLES)
    for number, (cable_id, (subject, paragraphs)) in enumerate(TEXTS.items()):
        day, post, tag = (20050304, "p", "t") if number % 2 else (20070506, "q", "u")
        words = sum(len(paragraph.split()) for paragraph in paragraphs)
        connection.execute(
            "insert into shareable.fct_cable values (?, ?, ?, 'SECRET', ?, ?)", [cable_id, day, post, subject, words]
        )
        connection.execute("insert into shareable.bridge_cable_tag values (?, ?)", [cable_id, tag])
        for place, paragraph in enumerate(paragraphs, 1):
            connection.execute(
                "insert into shareable.cable_paragraph values (?, ?, ?, ?)", [cable_id, place, 100 * place, paragraph]
            )
    return connection


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("harbour", ["A1", "A2"]),
        ("HARBOUR", ["A1", "A2"]),
        ("harbour*", ["A1", "A2", "A3"]),
        ("patrol", ["A1", "A2", "A3"]),
        ("petrol", ["A4"]),
        ('"joint patrol"', ["A2", "A3"]),
        ("joint-patrol", ["A2", "A3"]),
        ('"joint patr"*', ["A2", "A3"]),
        ("harbour patrol", ["A1", "A2"]),
        ("harbour jointly", ["A1"]),
        ("etienne talman", ["A3"]),
        ("Étienne", ["A3"]),
        ("fish off", ["A2"]),
        ("(a.b", []),
        ("lighthouse", ["A5"]),
        ("nowhere", []),
    ],
)
def test_cables_with_every_word_are_found(small, text, expected):
    found = search(small, text)
    assert sorted(hit.cable_id for hit in found.best) == expected
    assert found.cables == len(expected)
    # What DuckDB found, Python marks: the two spellings of a pattern agree.
    for hit in found.best:
        assert hit.marks
        assert all(hit.snippet[start:end].strip() for start, end in hit.marks)


def test_a_word_in_the_subject_weighs_more(small):
    assert [hit.cable_id for hit in search(small, "harbour").best] == ["A1", "A2"]
    assert [hit.cable_id for hit in search(small, "harbour", limit=1).best] == ["A1"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"post": "quillon"}, ["A2"]),
        ({"post": "Consulate Skerry"}, ["A1", "A3"]),
        ({"tag": "prel"}, ["A2"]),
        ({"first": "2006-01-01"}, ["A1", "A3"]),
        ({"last": "2005-03-04"}, ["A2"]),
        ({"first": "2005-03-05", "last": "2007-05-05"}, []),
    ],
)
def test_filters(small, options, expected):
    assert sorted(hit.cable_id for hit in search(small, "patrol", **options).best) == expected


@pytest.mark.parametrize(("options", "says"), [({"post": "QUILLAN"}, "QUILLON"), ({"tag": "PRELL"}, "PREL")])
def test_an_unknown_post_or_tag_is_told(small, options, says):
    with pytest.raises(UsageError) as told:
        search(small, "patrol", **options)
    assert says in told.value.way_out


@pytest.mark.parametrize("text", ["", "  ", "...", '""', "*"])
def test_no_word_is_told(text):
    with pytest.raises(UsageError, match="no word"):
        terms(text)


def test_a_snippet_is_short_whole_words_and_holds_what_was_found():
    text = TEXTS["A5"][1][0]
    shown, marks = snippet_of(text, re.compile("lighthouse"))
    assert [shown[start:end] for start, end in marks] == ["lighthouse"]
    assert len(shown) <= SNIPPET + 2
    assert set(shown.strip("…").split()) <= set(text.split())
    assert shown.startswith("…") and shown.endswith("…")


@pytest.fixture
def command(sample_warehouse: Path, monkeypatch, capsys) -> Callable[..., tuple[int, str, str]]:
    monkeypatch.setenv("CABLES_WAREHOUSE", str(sample_warehouse))

    def call(*arguments: str) -> tuple[int, str, str]:
        code = cli.run_command(["search", *arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.fixture(scope="module")
def sql(sample_warehouse: Path):
    with duckdb.connect(str(sample_warehouse), read_only=True) as connection:
        yield lambda text: connection.execute(text).fetchall()


@pytest.mark.slow
def test_the_command_counts_as_sql_counts(command, sql):
    code, out, _ = command("minister", "--json", "--limit", "1000")
    assert code == 0
    found = json.loads(out)
    expected = sql(r"""
        select distinct cable_id from (
            select cable_id, text from shareable.cable_paragraph
            union all select cable_id, subject from shareable.fct_cable
        ) where list_contains(string_split_regex(lower(text), '[^\p{L}\p{N}]+'), 'minister')""")
    assert {hit["cable_id"] for hit in found["best"]} == {row[0] for row in expected} != set()
    assert found["cables"] == len(expected)


@pytest.mark.slow
def test_words_are_highlighted_only_where_colours_are(command, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    _, coloured, _ = command("minister", "--limit", "2")
    monkeypatch.setenv("NO_COLOR", "1")
    _, plain, told = command("minister", "--limit", "2")
    assert re.search("\x1b\\[[0-9;]*33m(?i:minister)", coloured)
    assert not re.search("\x1b\\[[0-9;]*3[0-7]m", plain)
    assert "the best 2 are shown" in told


@pytest.mark.slow
def test_protected_persons_are_not_found_unless_asked_for(command, sql):
    surnames = [
        row[0]
        for row in sql("""
            select distinct n.surname from intermediate.int_protected_names as n
            join marts.cable_paragraph as p on n.cable_id = p.cable_id and contains(lower(p.text), n.surname)""")
    ]
    assert surnames
    for surname in surnames:
        assert json.loads(command(surname, "--json")[1])["cables"] == 0
        found = json.loads(command(surname, "--json", "--include-protected")[1])
        assert any(surname in hit["snippet"].lower() for hit in found["best"])
