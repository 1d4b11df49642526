"""Fit the weights by which candidates of meetings and requests are told from other text.

The features are computed by SQL (`int_meetings__features`, `int_requests__features`); a candidate is right when the
scorer pairs it with a label. A logistic model with an L2 penalty is fitted for each kind on two thirds of the labelled
cables, the least confidence that counts is chosen by cross-validation over whole cables, and both are written to the
seed `event_weights`, which SQL applies as a weighted sum. The last third of the cables is for the score alone.

usage: python -m evaluation.fit_weights LABELS_DIR... --warehouse FILE [--seed FILE] [--event meeting]

Tellings are joined to occasions by a model of their own: fit it first (`evaluation.fit_pairs`), run the models of
meetings, then fit this one.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import duckdb
import numpy as np

from evaluation import score as scoring
from evaluation.facts import CableFacts, Fact, Kind, Meeting, Request, read_labels
from evaluation.logistic import Vector, confidence, fold_of, is_held_out, logistic, penalties
from evaluation.score import LEAST
from evaluation.weights_seed import replace_weights

Event = Literal["meeting", "request"]

KIND_OF: Mapping[Event, Kind] = {"meeting": "meetings", "request": "requests"}
SEED = Path("seeds/language/event_weights.csv")
PENALTY = 2.0
SEEN_AT_LEAST = 20
RIVAL_WEIGHT = 0.5
THRESHOLDS = tuple(round(0.1 + 0.05 * step, 2) for step in range(11))

MEETINGS = """
    select occasions.cable_id, occasions.occasion_no as candidate_no, occasions.paragraphs,
        strftime(occasions.first_date, '%Y-%m-%d') as date,
        (select list(people.name_in_cable) from intermediate.int_meetings__participants as people
         where people.cable_id = occasions.cable_id and people.occasion_no = occasions.occasion_no) as participants
    from intermediate.int_meetings__occasions as occasions where list_contains(?, occasions.cable_id) order by 1, 2
"""
REQUESTS = """
    select cable_id, candidate_no, [paragraph_no] as paragraphs, requester, addressee, action
    from intermediate.int_requests__parties where list_contains(?, cable_id) order by 1, 2
"""
FEATURES: Mapping[Event, str] = {
    "meeting": "select cable_id, occasion_no, feature, value from intermediate.int_meetings__features",
    "request": "select cable_id, candidate_no, feature, value from intermediate.int_requests__features",
}


@dataclass(frozen=True)
class Candidate:
    """One candidate of a labelled cable."""

    cable_id: str
    fact: Fact
    features: Mapping[str, float]
    is_right: bool | None
    """None where the label is optional: such a candidate teaches nothing."""
    weight: float


@dataclass(frozen=True)
class Fit:
    """A fitted model and how it does on the cables that it was not fitted on."""

    event: Event
    weights: Mapping[str, float]
    least_confidence: float
    fitted: scoring.KindScore
    """On the cables of the fit, each scored by a model that did not see it."""
    held_out: scoring.KindScore


def read_candidates(
    connection: duckdb.DuckDBPyConnection, event: Event, labels: Mapping[str, CableFacts]
) -> list[Candidate]:
    """Read the candidates of the labelled cables, each judged by its label."""
    features: dict[tuple[str, int], dict[str, float]] = {}
    for cable_id, number, feature, value in connection.execute(FEATURES[event]).fetchall():
        features.setdefault((cable_id, number), {})[feature] = value
    rows = connection.execute(MEETINGS if event == "meeting" else REQUESTS, [list(labels)]).fetchall()
    of_cable: dict[str, list[tuple[int, Fact]]] = {}
    for cable_id, number, paragraphs, *rest in rows:
        fact: Fact
        if event == "meeting":
            date, participants = rest
            fact = Meeting(frozenset(paragraphs), date=date, participants=tuple(participants or ()))
        else:
            requester, addressee, action = rest
            fact = Request(frozenset(paragraphs), action=action, requester=requester, addressee=addressee)
        of_cable.setdefault(cable_id, []).append((number, fact))
    return [
        candidate
        for cable_id, numbered in of_cable.items()
        for candidate in _judged(
            KIND_OF[event],
            cable_id,
            labels[cable_id],
            [fact for _, fact in numbered],
            [features[cable_id, number] for number, _ in numbered],
        )
    ]


def _judged(
    kind: Kind, cable_id: str, labels: CableFacts, facts: Sequence[Fact], features: Sequence[Mapping[str, float]]
) -> list[Candidate]:
    wanted = labels.of(kind)
    label_of = {j: wanted[i] for i, j in scoring.match(kind, wanted, facts)}
    judged = []
    for j, fact in enumerate(facts):
        like = [label for label in wanted if scoring.similar(label, fact) >= LEAST[kind]]
        right: bool | None
        if j in label_of:
            right = None if scoring.is_optional(label_of[j]) else True
        else:
            right = None if any(scoring.is_optional(label) for label in like) else False
        # what lost its label to a better candidate is wrong only because of that rival
        judged.append(Candidate(cable_id, fact, features[j], right, RIVAL_WEIGHT if like and right is False else 1.0))
    return judged


def fit(event: Event, candidates: Sequence[Candidate], labels: Mapping[str, CableFacts]) -> Fit:
    """Fit one model and choose the least confidence that counts."""
    names = _feature_names(candidates)
    matrix = np.array([[candidate.features.get(name, 0.0) for name in names] for candidate in candidates])
    right = np.array([float(candidate.is_right or 0) for candidate in candidates])
    weight = np.array([candidate.weight for candidate in candidates])
    known = np.array([candidate.is_right is not None for candidate in candidates])
    held_out = np.array([is_held_out(candidate.cable_id) for candidate in candidates])
    fold = np.array([fold_of(candidate.cable_id) for candidate in candidates])
    penalty = penalties(names, PENALTY)

    chance = np.zeros(len(candidates))
    for number in sorted(set(fold.tolist())):
        taught = known & ~held_out & (fold != number)
        found = logistic(matrix[taught], right[taught], weight[taught], penalty)
        asked = ~held_out & (fold == number)
        chance[asked] = confidence(matrix[asked], found)
    taught = known & ~held_out
    coefficients = logistic(matrix[taught], right[taught], weight[taught], penalty)
    chance[held_out] = confidence(matrix[held_out], coefficients)

    fitted_labels = {cable_id: facts for cable_id, facts in labels.items() if not is_held_out(cable_id)}
    held_out_labels = {cable_id: facts for cable_id, facts in labels.items() if is_held_out(cable_id)}
    reached = [_score(event, candidates, chance, bound, fitted_labels).f1 for bound in THRESHOLDS]
    least = THRESHOLDS[_broadest_peak(reached)]
    return Fit(
        event=event,
        weights={name: float(value) for name, value in zip(names, coefficients, strict=True)},
        least_confidence=least,
        fitted=_score(event, candidates, chance, least, fitted_labels),
        held_out=_score(event, candidates, chance, least, held_out_labels),
    )


def _broadest_peak(heights: Sequence[float]) -> int:
    """Return where the mean of a value and its neighbours is greatest: one lucky step does not decide."""
    return max(range(1, len(heights) - 1), key=lambda at: sum(heights[at - 1 : at + 2]))


def _feature_names(candidates: Sequence[Candidate]) -> list[str]:
    counts = Counter(name for candidate in candidates for name in candidate.features)
    return sorted(name for name, count in counts.items() if count >= SEEN_AT_LEAST)


def _score(
    event: Event, candidates: Sequence[Candidate], chance: Vector, least: float, labels: Mapping[str, CableFacts]
) -> scoring.KindScore:
    found: dict[str, list[Fact]] = {}
    for candidate, value in zip(candidates, chance, strict=True):
        if value >= least:
            found.setdefault(candidate.cable_id, []).append(candidate.fact)
    facts = {
        cable_id: CableFacts(
            cable_id,
            meetings=tuple(fact for fact in kept if isinstance(fact, Meeting)),
            requests=tuple(fact for fact in kept if isinstance(fact, Request)),
        )
        for cable_id, kept in found.items()
    }
    return scoring.score(labels, facts).scores[KIND_OF[event]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit the models and write their rows of the seed."""
    parser = argparse.ArgumentParser(description="Fit the weights of meetings and requests on labelled cables.")
    parser.add_argument("labels", type=Path, nargs="+", help="directories of CABLE_ID.json label files")
    parser.add_argument("--warehouse", type=Path, required=True, help="warehouse that holds these cables")
    parser.add_argument("--seed", type=Path, default=SEED, help="the seed to write")
    parser.add_argument("--event", choices=sorted(KIND_OF), action="append", help="the model to fit (default: both)")
    given = parser.parse_args(arguments)
    labels = {cable_id: facts for folder in given.labels for cable_id, facts in read_labels(folder).items()}
    events: Sequence[Event] = given.event or sorted(KIND_OF)
    with duckdb.connect(str(given.warehouse), read_only=True) as connection:
        fits = [fit(event, read_candidates(connection, event, labels), labels) for event in events]
    for found in fits:
        replace_weights(given.seed, found.event, found.weights, found.least_confidence)
        sys.stdout.write(
            f"{found.event}: {len(found.weights)} weights, least confidence {found.least_confidence}, "
            f"F1 {found.fitted.f1:.3f} cross-validated, {found.held_out.f1:.3f} held out\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
