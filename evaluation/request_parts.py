"""What the parts of a request are learned from: its parties, its retellings and its answer, on labelled cables.

A candidate teaches where its action and its paragraph are those of a label: of the candidates of one sentence that are
like the same label, only the likeliest does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import duckdb

from evaluation.choices import Choice
from evaluation.facts import CableFacts, Request
from evaluation.similarity import LEAST_FOCUS, LEAST_SHARED_ACTION, content_words, parties
from evaluation.weights import Features

Party = Literal["requester", "addressee"]
Place = tuple[str, int]
"""A cable and the number of a candidate in it."""
Option = tuple[str, int]
"""A name and the number of the place where it stands."""

SAME_PARTY = 0.5
LEAST_RELATED = 0.15
RELATED_BY_PARTY = 0.3
LEAST_ALIKE = 0.45


@dataclass(frozen=True)
class Answers:
    """The possible answers to a request, and those of which a sentence may tell."""

    choice: Choice
    told: frozenset[str]


@dataclass(frozen=True)
class Pair:
    """Two candidates of a cable that each tell of a label."""

    cable_id: str
    features: Features
    is_same: bool


@dataclass(frozen=True)
class _Candidate:
    number: int
    paragraph: int
    sentence: int
    action: str
    requester: str | None
    confidence: float


CANDIDATES = """
    select likely.cable_id, likely.candidate_no, likely.paragraph_no, likely.sentence_no, likely.action,
        requesters.name, likely.confidence
    from intermediate.int_requests__likely as likely
    left join intermediate.int_requests__requesters as requesters
        on likely.cable_id = requesters.cable_id and likely.candidate_no = requesters.candidate_no
    where list_contains(?, likely.cable_id)
    order by 1, 2
"""


def read_parties(connection: duckdb.DuckDBPyConnection, party: Party, labels: Mapping[str, CableFacts]) -> list[Choice]:
    """Read the options for a party of each candidate that tells of a label."""
    label_of = _labels_told(connection, labels)
    options = _features(
        connection,
        f"select cable_id, candidate_no, name, option_no, feature from intermediate.int_requests__{party}_features "
        "where list_contains(?, cable_id) order by all",
        labels,
    )
    choices = []
    for place, label in label_of.items():
        standing = options.get(place, {})
        wanted = label.requester if party == "requester" else label.addressee
        names = tuple(name for name, _ in standing)
        right = tuple(parties(wanted, name) >= SAME_PARTY for name in names)
        choices.append(Choice(place[0], tuple(standing.values()), right, names))
    return [choice for choice in choices if choice.options]


def read_answers(connection: duckdb.DuckDBPyConnection, labels: Mapping[str, CableFacts]) -> list[Answers]:
    """Read the possible answers to each request that tells of a label; optional labels seldom say what came of them."""
    label_of = _labels_told(connection, labels)
    number_of = {
        (cable_id, number): request
        for cable_id, number, request in connection.execute(
            "select cable_id, candidate_no, request_no from intermediate.int_requests__tellings"
        ).fetchall()
    }
    options = _features(
        connection,
        "select cable_id, request_no, response, 1, feature from intermediate.int_requests__answer_features "
        "where list_contains(?, cable_id) order by all",
        labels,
    )
    told: dict[Place, set[str]] = {}
    for cable_id, request, response in connection.execute(
        "select distinct cable_id, request_no, response from intermediate.int_requests__answer_cues where may_tell"
    ).fetchall():
        told.setdefault((cable_id, request), set()).add(response)
    wanted: dict[Place, str | None] = {}
    for place, label in label_of.items():
        if place in number_of and not label.optional:
            wanted.setdefault((place[0], number_of[place]), label.response)
    return [
        Answers(_responses(place[0], response, options[place]), frozenset(told.get(place, ())))
        for place, response in wanted.items()
        if place in options
    ]


def _responses(cable_id: str, response: str | None, options: Mapping[Option, Features]) -> Choice:
    names = tuple(name for name, _ in options)
    return Choice(cable_id, tuple(options.values()), tuple(response == name for name in names), names)


def read_pairs(connection: duckdb.DuckDBPyConnection, labels: Mapping[str, CableFacts]) -> list[Pair]:
    """Read pairs of candidates that each tell of a label, and whether it is the same one."""
    label_of = {
        (cable_id, candidate.number): label
        for cable_id, candidates in _candidates(connection, labels).items()
        for candidate in candidates
        if (label := _label_alike(candidate, labels[cable_id])) is not None
    }
    features: dict[tuple[str, int, int], dict[str, float]] = {}
    for cable_id, number, earlier, feature in connection.execute(
        "select cable_id, candidate_no, earlier_candidate_no, feature "
        "from intermediate.int_requests__pair_features where list_contains(?, cable_id) order by all",
        [list(labels)],
    ).fetchall():
        features.setdefault((cable_id, number, earlier), {})[feature] = 1.0
    return [
        Pair(cable_id, found, label_of[cable_id, number] is label_of[cable_id, earlier])
        for (cable_id, number, earlier), found in features.items()
        if (cable_id, number) in label_of and (cable_id, earlier) in label_of
    ]


def _features(
    connection: duckdb.DuckDBPyConnection, query: str, labels: Mapping[str, CableFacts]
) -> dict[Place, dict[Option, dict[str, float]]]:
    options: dict[Place, dict[Option, dict[str, float]]] = {}
    for cable_id, number, name, option, feature in connection.execute(query, [list(labels)]).fetchall():
        options.setdefault((cable_id, number), {}).setdefault((name, option), {})[feature] = 1.0
    return options


def _candidates(connection: duckdb.DuckDBPyConnection, labels: Mapping[str, CableFacts]) -> dict[str, list[_Candidate]]:
    of_cable: dict[str, list[_Candidate]] = {}
    for cable_id, *rest in connection.execute(CANDIDATES, [list(labels)]).fetchall():
        of_cable.setdefault(cable_id, []).append(_Candidate(*rest))
    return of_cable


def _labels_told(connection: duckdb.DuckDBPyConnection, labels: Mapping[str, CableFacts]) -> dict[Place, Request]:
    """Return the label that each candidate tells of; of several in one sentence, the likeliest tells it."""
    told: dict[tuple[str, int, int], tuple[float, int, Request]] = {}
    for cable_id, candidates in _candidates(connection, labels).items():
        for candidate in candidates:
            for place, label in enumerate(labels[cable_id].requests):
                shared, focus = _shared(label, candidate)
                if shared < LEAST_SHARED_ACTION or focus < LEAST_FOCUS:
                    continue
                key = (cable_id, candidate.sentence, place)
                found = (shared * candidate.confidence, candidate.number, label)
                told[key] = max(told.get(key, found), found, key=lambda entry: (entry[0], -entry[1]))
    return {(cable_id, number): label for (cable_id, _, _), (_, number, label) in told.items()}


def _label_alike(candidate: _Candidate, labels: CableFacts) -> Request | None:
    """Return the label most alike: most of its words, or some of them and its requester."""
    best: tuple[float, Request] | None = None
    for label in labels.requests:
        shared, _ = _shared(label, candidate)
        if shared < LEAST_RELATED:
            continue
        alike = shared + (RELATED_BY_PARTY if parties(label.requester, candidate.requester) >= SAME_PARTY else 0.0)
        if alike >= LEAST_ALIKE and (best is None or alike > best[0]):
            best = (alike, label)
    return best[1] if best else None


def _shared(label: Request, candidate: _Candidate) -> tuple[float, float]:
    """Return the share of the label's words that the candidate has, and of the candidate's that the label has."""
    if candidate.paragraph not in label.paragraphs:
        return 0.0, 0.0
    wanted, given = content_words(label.action), content_words(candidate.action)
    if not wanted or not given:
        return 0.0, 0.0
    return len(wanted & given) / len(wanted), len(wanted & given) / len(given)
