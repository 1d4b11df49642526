"""The form of every seed: encoding, line ends, order, no stray blanks."""

import csv
import io
from pathlib import Path

import pytest

SEEDS = Path(__file__).parents[2] / "seeds"
FILES = sorted(SEEDS.glob("*.csv"))


def test_the_seeds_are_there():
    assert {
        "countries",
        "nationalities",
        "posts",
        "post_names",
        "routing_indicators",
        "tags",
        "captions",
        "chiefs_of_mission",
        "precedences",
        "months",
    } <= {path.stem for path in FILES}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_form(path):
    content = path.read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf"), "byte order mark"
    assert b"\r" not in content
    assert content.endswith(b"\n")
    header, *rows = csv.reader(io.StringIO(content.decode("utf-8")))
    assert rows
    for row in rows:
        assert len(row) == len(header)
        assert [field for field in row if field != field.strip()] == []
    assert "source" in header
    source = header.index("source")
    assert all(row[source] for row in rows)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("countries", ["country_code"]),
        ("nationalities", ["word", "country_code"]),
        ("posts", ["post_code"]),
        ("post_names", ["name_as_written"]),
        ("routing_indicators", ["routing_indicator"]),
        ("tags", ["tag_code"]),
        ("captions", ["as_written"]),
        ("chiefs_of_mission", ["country_code", "started_date", "chief_id"]),
    ],
)
def test_sorted_by_key_without_duplicates(seed, name, key):
    keys = [tuple(row[column] for column in key) for row in seed(name)]
    assert keys == sorted(set(keys))
