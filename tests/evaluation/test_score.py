"""The definitions behind the scores, on invented labels; over the published labels they must give the same figures."""

import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import duckdb
import pytest

from evaluation import similarity
from evaluation.compare import compare
from evaluation.facts import CableFacts, Meeting, Official, Request, from_json, from_warehouse, read_labels
from evaluation.score import match, score
from evaluation.sentences import beside

FLOORS = {"officials": 0.75, "meetings": 0.45, "requests": 0.40}
"""F1 that extraction must reach on the labelled cables. Raise them as it gets better."""


@pytest.mark.parametrize(
    ("labelled", "found", "surname", "expected"),
    [
        ("Orsolya Tindall", "ORSOLYA TINDALL", None, 1.0),
        ("José Ibáñez", "Jose Ibanez", None, 1.0),
        ("Al-Masri", "al Masri", None, 1.0),
        ("Orsolya Tindall", "Tindall", None, 0.8),
        ("Orsolya Tindall", "O. Tindall", None, 0.9),
        ("Orsolya Tindall", "Orsola Tindal", None, 0.9),
        ("Orsolya Tindall", "Piet Tindall", None, 0.0),
        ("Orsolya Tindall", "Orsolya Norbridge", None, 0.0),
        ("Tran Van Lo", "Tran", "Tran", 0.8),
        ("Tran Van Lo", "Lo", "Tran", 0.0),
        ("", "Tindall", None, 0.0),
        ("Tindall", "", None, 0.0),
        ("Tindall", "Tindall", "***", 1.0),
        ("Orsolya Tindall", "Tindall", "***", 0.8),
    ],
)
def test_names(labelled: str, found: str, surname: str | None, expected: float) -> None:
    assert similarity.names(labelled, found, surname) == expected


@pytest.mark.parametrize(
    ("labelled", "found", "expected"),
    [
        (None, None, 0.5),
        (None, "GOQ", 0.0),
        ("GOQ", None, 0.0),
        ("GOQ", "goq", 1.0),
        ("the Ministry of Ice", "Ministry of Snow", 0.5),
    ],
)
def test_parties(labelled: str | None, found: str | None, expected: float) -> None:
    assert similarity.parties(labelled, found) == expected


def meeting(paragraphs: set[int], *people: str, date: str | None = None, date_end: str | None = None) -> Meeting:
    return Meeting(frozenset(paragraphs), date, date_end, people, "held")


@pytest.mark.parametrize(
    ("labelled", "found", "expected"),
    [
        (meeting({1}, "Tindall"), meeting({1, 2}, "Tindall"), 1.0),
        (meeting({1}, "Tindall"), meeting({2}, "Tindall"), 0.0),
        (meeting({1}, "Tindall", date="2005-03-03"), meeting({1}, "Tindall", date="2005-03-04"), 0.0),
        (
            meeting({1}, "Tindall", date="2005-03-03", date_end="2005-03-05"),
            meeting({1}, "Tindall", date="2005-03-04"),
            1.0,
        ),
        (meeting({1}, "Tindall", date="2005-03"), meeting({1}, "Tindall", date="2005-04-04"), 1.0),
        (meeting({1}, "Tindall", "Norbridge"), meeting({1}, "Tindall"), pytest.approx(2 / 3)),
        (meeting({1}, "A", "B", "C", "Tindall"), meeting({1}, "Tindall"), pytest.approx(0.4)),
        (meeting({1}, "A", "B", "C", "D", "Tindall"), meeting({1}, "Tindall"), 0.0),
        (meeting({1}), meeting({1}, "Tindall"), 0.6),
        (meeting({1}), meeting({1}, "Tindall", "Norbridge"), 0.0),
        (meeting({1}, "Tindall"), meeting({1}), 0.0),
    ],
)
def test_meetings(labelled: Meeting, found: Meeting, expected: float) -> None:
    assert similarity.meetings(labelled, found) == expected


def asked(action: str, paragraph: int = 1, **parties: str) -> Request:
    return Request(frozenset({paragraph}), action, **parties)


@pytest.mark.parametrize(
    ("labelled", "found", "expected"),
    [
        (
            asked("send ice", requester="GOQ", addressee="Embassy"),
            asked("send the ice", requester="GOQ", addressee="Embassy"),
            1.0,
        ),
        (asked("send ice"), asked("send ice", paragraph=2), 0.0),
        (asked("send ice now please"), asked("send snow"), 0.0),
        (asked("send ice"), asked("ice " + " ".join(f"w{n}" for n in range(9))), 0.0),
        (asked("send ice"), asked("send ice"), 0.75),
    ],
)
def test_requests(labelled: Request, found: Request, expected: float) -> None:
    assert similarity.requests(labelled, found) == pytest.approx(expected)


def test_matching_takes_the_greatest_total_and_labels_that_count_first() -> None:
    wanted = [Official("Orsolya Tindall", optional=True), Official("Tindall")]
    assert match("officials", wanted, [Official("Tindall")]) == [(1, 0)]
    assert match("officials", wanted, [Official("Orsolya Tindall"), Official("Tindall")]) == [(0, 0), (1, 1)]
    assert match("officials", wanted, []) == []


def test_optional_and_private_labels_neither_cost_nor_earn() -> None:
    labels = CableFacts(
        "05QUILLON1",
        officials=(
            Official("Orsolya Tindall", title="Minister of Ice", country="QQ", sector="executive"),
            Official("Piet Norbridge", sector="diplomatic"),
            Official("Ada Lister", sector="private"),
            Official("Bo Weems", sector="party", optional=True),
        ),
    )
    found = CableFacts(
        "05QUILLON1",
        officials=(
            Official("Tindall", title="Ice Minister", country="US", sector="executive"),
            Official("Ada Lister"),
            Official("Bo Weems"),
            Official("Ham Radio"),
        ),
    )

    report = score({"05QUILLON1": labels}, {"05QUILLON1": found})

    assert report.as_json()["officials"] == {
        "labels": 2, "predicted": 2, "precision": 0.5, "recall": 0.5, "f1": 0.5,
        "title": 1.0, "country": 0.0, "sector": 1.0,
    }  # fmt: skip
    assert [(miss.what, miss.fact.name) for miss in report.misses if isinstance(miss.fact, Official)] == [
        ("extra", "Ham Radio"),
        ("missed", "Piet Norbridge"),
    ]


def test_a_cable_that_was_not_extracted_counts_as_missed() -> None:
    labels = {"a": CableFacts("a", requests=(asked("send ice"),))}

    report = score(labels, {})

    assert report.scores["requests"].recall == 0.0
    assert report.scores["requests"].f1 == 0.0


def test_two_builds_differ_in_the_errors_that_only_one_makes() -> None:
    labels = {"a": CableFacts("a", requests=(asked("send ice"), asked("mark the channel"), asked("leave")))}
    earlier = score(labels, {"a": CableFacts("a", requests=(asked("send ice"), asked("dance"), asked("dance")))})
    now = score(labels, {"a": CableFacts("a", requests=(asked("mark the channel"), asked("dance")))})

    found = compare(now, earlier)

    assert [(miss.what, miss.fact) for miss in found.gained] == [
        ("extra", asked("dance")),
        ("missed", asked("mark the channel")),
    ]
    assert [(miss.what, miss.fact) for miss in found.lost] == [("missed", asked("send ice"))]
    assert found.of("officials").gained == ()


def test_facts_and_sentences_are_read_from_the_marts(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "w.duckdb")) as connection:
        connection.execute((Path(__file__).parent / "marts.sql").read_text(encoding="utf-8"))
        found = from_warehouse(connection, ["05QUILLON1", "05QUILLON2"])
        labels = {
            "05QUILLON1": CableFacts(
                "05QUILLON1",
                officials=(Official("Tindall", sector="executive"), Official("Lister")),
                meetings=(meeting({1}, "Tindall", date="2005-03-03"),),
                requests=(Request(frozenset({2}), "send more ice", "Tindall", "QQ", "Embassy", "US", "deferred"),),
            )
        }
        report = score(labels, found)
        sentences = beside(connection, report.misses)

    assert [report.scores[kind].hits for kind in ("officials", "meetings", "requests")] == [1, 1, 1]
    assert report.scores["meetings"].attributes == {"date": 1.0, "status": 1.0}
    assert found["05QUILLON2"] == CableFacts("05QUILLON2")
    assert [(miss.what, texts) for miss, texts in zip(report.misses, sentences, strict=True)] == [
        ("missed", ("¶2 Lister, who keeps the harbour, laughed.",))
    ]


def test_labels_say_which_file_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no label files"):
        read_labels(tmp_path)
    (tmp_path / "x.json").write_text('{"cable": "x"}')
    with pytest.raises(ValueError, match=r"x\.json is not a label file"):
        read_labels(tmp_path)


@pytest.fixture(scope="module")
def gold(corpus_dir: Path) -> Path:
    directory = corpus_dir.parent / "gold"
    if not directory.is_dir():
        pytest.skip("no labelled cables beside the corpus")
    return directory


@pytest.fixture(scope="module")
def published(gold: Path) -> ModuleType:
    """The scorer that was published with the labels."""
    spec = importlib.util.spec_from_file_location("published", gold / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.corpus
@pytest.mark.parametrize("seed", range(3))
def test_figures_equal_those_of_the_published_scorer(seed: int, gold: Path, published: ModuleType) -> None:
    labels = {path.stem: json.loads(path.read_text()) for path in sorted((gold / "dev").glob("*.json"))}
    spoilt = {cable_id: spoil(record, random.Random(f"{seed} {cable_id}")) for cable_id, record in labels.items()}

    expected, misses = published.score(labels, spoilt)
    report = score(read_labels(gold / "dev"), {cable_id: from_json(record) for cable_id, record in spoilt.items()})

    assert report.as_json() == expected
    assert len(report.misses) == len(misses)
    assert 0.3 < report.scores["officials"].f1 < 1


@pytest.mark.corpus
@pytest.mark.slow
def test_extraction_from_real_cables_reaches_its_floors(
    corpus_warehouse: Path, gold: Path, published: ModuleType
) -> None:
    labels = read_labels(gold / "dev")
    with duckdb.connect(str(corpus_warehouse), read_only=True) as connection:
        report = score(labels, from_warehouse(connection, labels))
    records = {cable_id: json.loads((gold / "dev" / f"{cable_id}.json").read_text()) for cable_id in labels}
    expected, _ = published.score(records, published.from_warehouse(str(corpus_warehouse), list(labels)))

    assert report.as_json() == expected
    below = {kind: report.scores[kind].f1 for kind, floor in FLOORS.items() if report.scores[kind].f1 < floor}
    assert below == {}


def spoil(record: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    """Lose, double, misspell and misdate some of the labels, as an extractor would."""
    spoilt: dict[str, Any] = {"cable": record["cable"]}
    for kind in ("officials", "meetings", "requests"):
        kept = [json.loads(json.dumps(fact)) for fact in record[kind] for _ in range(rng.choice((0, 1, 1, 1, 2)))]
        for fact in kept:
            for field in ("name", "title", "action", "requester", "addressee"):
                if fact.get(field):
                    fact[field] = misspell(fact[field], rng)
            if fact.get("participants"):
                fact["participants"] = [misspell(name, rng) for name in fact["participants"] if rng.random() < 0.8]
            if fact.get("date") and rng.random() < 0.2:
                fact["date"] = "2007-01-01"
            fact.pop("optional", None)
            fact.pop("surname", None)
        spoilt[kind] = kept
    return spoilt


def misspell(text: str, rng: random.Random) -> str:
    words = text.split()
    if len(words) > 1 and rng.random() < 0.3:
        words.pop(rng.randrange(len(words)))
    if rng.random() < 0.2:
        at = rng.randrange(len(words))
        words[at] = words[at][:-1] + "x"
    return " ".join(words)
