"""Precision, recall and F1 of officials, meetings and requests, micro-averaged over labelled cables.

One extracted fact matches one label at most, by the assignment of greatest total similarity. Labels marked optional,
and private persons, neither cost nor earn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from scipy.optimize import linear_sum_assignment

from evaluation import similarity
from evaluation.facts import KINDS, CableFacts, Fact, Kind, Meeting, Official, Request

LEAST: dict[Kind, float] = {"officials": 0.7, "meetings": 0.4, "requests": 0.35}
"""The similarity from which on two facts count as the same."""
COUNTED_FIRST = 0.001
"""Added to labels that count, so that they are matched before optional ones."""
SAME_TEXT = 0.5


@dataclass(frozen=True)
class KindScore:
    """The score of one kind of fact."""

    labels: int
    predicted: int
    hits: int
    attributes: dict[str, float]
    """Share of the hits in which an attribute (title, country, date …) is right too."""

    @property
    def precision(self) -> float:
        """Hits among what was extracted."""
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Hits among the labels."""
        return self.hits / self.labels if self.labels else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def as_json(self) -> dict[str, float]:
        """Return the figures, shares rounded to three places."""
        return {
            "labels": self.labels,
            "predicted": self.predicted,
            "precision": round(self.precision, 3),
            "recall": round(self.recall, 3),
            "f1": round(self.f1, 3),
        } | {name: round(share, 3) for name, share in self.attributes.items()}


@dataclass(frozen=True)
class Miss:
    """A label that was not found, or an extracted fact that no label supports."""

    kind: Kind
    what: Literal["missed", "extra"]
    cable_id: str
    fact: Fact


@dataclass(frozen=True)
class Report:
    """Scores and misses over all labelled cables."""

    cables: int
    scores: dict[str, KindScore]
    """By kind of fact."""
    misses: tuple[Miss, ...]

    def as_json(self) -> dict[str, dict[str, float]]:
        """Return the scores by kind."""
        return {kind: score.as_json() for kind, score in self.scores.items()}


def score(labels: Mapping[str, CableFacts], found: Mapping[str, CableFacts]) -> Report:
    """Score what was found in each labelled cable.

    Args:
        labels: facts by cable id, as labelled; these cables are scored.
        found: facts by cable id, as extracted; a cable that is missing has none.
    """
    misses: list[Miss] = []
    scores: dict[str, KindScore] = {kind: _score_kind(kind, labels, found, misses) for kind in KINDS}
    return Report(len(labels), scores, tuple(misses))


def _score_kind(
    kind: Kind, labels: Mapping[str, CableFacts], found: Mapping[str, CableFacts], misses: list[Miss]
) -> KindScore:
    hits = extras = missed = 0
    right: dict[str, list[bool]] = {}
    for cable_id, labelled in labels.items():
        wanted = labelled.of(kind)
        given = found[cable_id].of(kind) if cable_id in found else ()
        pairs = match(kind, wanted, given)
        for i, j in pairs:
            if is_optional(wanted[i]):
                continue
            hits += 1
            for name, same in attributes(wanted[i], given[j]):
                right.setdefault(name, []).append(same)
        for j in sorted(set(range(len(given))) - {j for _, j in pairs}):
            if not _repeats_optional(kind, wanted, given[j]):
                extras += 1
                misses.append(Miss(kind, "extra", cable_id, given[j]))
        for i in sorted(set(range(len(wanted))) - {i for i, _ in pairs}):
            if not is_optional(wanted[i]):
                missed += 1
                misses.append(Miss(kind, "missed", cable_id, wanted[i]))
    shares = {name: sum(values) / len(values) for name, values in right.items()}
    return KindScore(labels=hits + missed, predicted=hits + extras, hits=hits, attributes=shares)


def similar(labelled: Fact, found: Fact) -> float:
    """Compare two facts of the same kind."""
    if isinstance(labelled, Official):
        return similarity.officials(labelled, cast(Official, found))
    if isinstance(labelled, Meeting):
        return similarity.meetings(labelled, cast(Meeting, found))
    return similarity.requests(labelled, cast(Request, found))


def is_optional(label: Fact) -> bool:
    """Tell whether a label neither costs nor earns."""
    return label.optional or (isinstance(label, Official) and label.sector == "private")


def match(kind: Kind, wanted: Sequence[Fact], given: Sequence[Fact]) -> list[tuple[int, int]]:
    """Pair labels with extracted facts so that the total similarity is greatest; return pairs of indices."""
    if not wanted or not given:
        return []
    least = LEAST[kind]
    likeness = [[similar(label, fact) for fact in given] for label in wanted]
    gain = [
        [value + (0.0 if is_optional(label) else COUNTED_FIRST) if value >= least else 0.0 for value in row]
        for label, row in zip(wanted, likeness, strict=True)
    ]
    rows, columns = linear_sum_assignment(gain, maximize=True)
    pairs = ((int(i), int(j)) for i, j in zip(rows, columns, strict=True))
    return [(i, j) for i, j in pairs if likeness[i][j] >= least]


def _repeats_optional(kind: Kind, wanted: Sequence[Fact], fact: Fact) -> bool:
    """Tell whether an unmatched fact only repeats an optional label: it costs nothing."""
    return any(is_optional(label) and similar(label, fact) >= LEAST[kind] for label in wanted)


def attributes(labelled: Fact, found: Fact) -> Iterator[tuple[str, bool]]:
    """Yield each attribute that the label tells, and whether it was found so."""
    if isinstance(labelled, Official):
        yield from _official_attributes(labelled, cast(Official, found))
    elif isinstance(labelled, Meeting):
        yield from _meeting_attributes(labelled, cast(Meeting, found))
    else:
        yield from _request_attributes(labelled, cast(Request, found))


def _official_attributes(labelled: Official, found: Official) -> Iterator[tuple[str, bool]]:
    if labelled.title:
        yield "title", similarity.overlap(labelled.title, found.title) >= SAME_TEXT
    if labelled.country:
        yield "country", labelled.country == found.country
    yield "sector", labelled.sector == found.sector


def _meeting_attributes(labelled: Meeting, found: Meeting) -> Iterator[tuple[str, bool]]:
    if labelled.date:
        yield "date", (found.date or "")[: len(labelled.date)] == labelled.date
    yield "status", labelled.status == found.status


def _request_attributes(labelled: Request, found: Request) -> Iterator[tuple[str, bool]]:
    yield "requester", similarity.parties(labelled.requester, found.requester) >= SAME_TEXT
    if labelled.addressee:
        yield "addressee", similarity.parties(labelled.addressee, found.addressee) >= SAME_TEXT
    yield "response", labelled.response == found.response
