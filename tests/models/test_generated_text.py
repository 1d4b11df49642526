"""Thousands of invented cables as bare text, against the truth that the generator writes of each.

The forms and the damage are the generator's own: this measures how the rules bear every combination of them, not how
cables look in the wild. That is what `test_bare_text.py` measures.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from samples.generate import Format, write_corpus
from tests.models.conftest import build

pytestmark = pytest.mark.slow

CABLES = 2000
SEED = 7

READ = """
    with tags as (select cable_id, list(tag_code order by position) as tags from intermediate.int_tags group by 1),
    cited as (
        select cable_id, list(referenced_cable_id order by position) as cited from marts.fct_cable_reference group by 1
    ),
    paragraphs as (
        select cable_id, list(paragraph_no order by paragraph_no) as paragraphs
        from marts.cable_paragraph where paragraph_no > 0 group by 1
    )
    select
        cable_id, strftime(headers.sent_at, '%Y-%m-%dT%H:%M:%SZ') as sent_at, headers.classification, post_name,
        headers.subject, headers.captions, headers.precedence, coalesce(tags, []) as tags, coalesce(cited, []) as cited,
        coalesce(paragraphs, []) as paragraphs, cables.signer, cables.text_status
    from intermediate.int_headers as headers
    inner join marts.fct_cable as cables using (cable_id)
    left join seeds.posts using (post_code)
    left join tags using (cable_id)
    left join cited using (cable_id)
    left join paragraphs using (cable_id)
"""


def as_told(truth: dict) -> dict:
    """The truth of a cable in the words of the query."""
    return {
        "sent_at": truth["sent_at"],
        "classification": truth["classification"],
        "post_name": truth["post_name"],
        "subject": truth["subject"],
        "captions": sorted(truth["captions"]),
        "precedence": truth["precedence"],
        "tags": truth["tags"],
        "cited": [item["cable_id"] if isinstance(item, dict) else item[1] for item in truth["references"]],
        "paragraphs": truth["paragraph_numbers"],
        "signer": truth["signer"],
        "text_status": truth["text_status"],
    }


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Iterator[dict[str, tuple[dict, dict | None]]]:
    """Each cable's truth and what was read of it; None where no cable has its id."""
    folder = tmp_path_factory.mktemp("generated")
    write_corpus(folder / "texts", CABLES, Format.text, SEED, with_truth=True)
    truth = (folder / "texts" / "truth.jsonl").rename(folder / "truth.jsonl")
    build([str(folder / "texts")], folder / "warehouse.duckdb", repository)
    with duckdb.connect(str(folder / "warehouse.duckdb"), read_only=True) as connection:
        found = connection.execute(READ)
        names = [column[0] for column in found.description or []]
        read = {row[0]: dict(zip(names, row, strict=True)) for row in found.fetchall()}
    truths = [json.loads(line)["structure"] for line in truth.read_text("utf-8").splitlines()]
    yield {truth["cable_id"]: (as_told(truth), read.get(truth["cable_id"])) for truth in truths}


@pytest.mark.parametrize(
    ("field", "floor"),
    [
        ("cable_id", 0.995),
        ("sent_at", 0.995),
        ("classification", 0.995),
        ("post_name", 0.995),
        ("subject", 0.995),
        ("tags", 0.995),
        ("captions", 0.995),
        ("precedence", 0.995),
        ("cited", 0.97),
        ("paragraphs", 0.99),
        ("signer", 0.97),
        ("text_status", 0.995),
    ],
)
def test_generated_text_is_read_as_it_was_meant(
    pairs: dict[str, tuple[dict, dict | None]], field: str, floor: float
) -> None:
    assert len(pairs) == CABLES
    wrong = [
        (cable_id, told.get(field), read and read.get(field))
        for cable_id, (told, read) in pairs.items()
        if read is None or (field != "cable_id" and read[field] != told[field])
    ]
    assert 1 - len(wrong) / len(pairs) >= floor, "\n".join(map(repr, wrong[:40]))


def test_tags_of_generated_text(pairs: dict[str, tuple[dict, dict | None]]) -> None:
    """Of the tags in the texts so many are found, and of those found so many are in the texts."""
    told = {(cable_id, tag) for cable_id, (truth, _) in pairs.items() for tag in truth["tags"]}
    found = {(cable_id, tag) for cable_id, (_, read) in pairs.items() if read for tag in read["tags"]}
    assert len(told) > CABLES
    assert len(told & found) / len(told) >= 0.995
    assert len(told & found) / len(found) >= 0.995
