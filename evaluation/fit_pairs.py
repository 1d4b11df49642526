"""Fit the weights by which two tellings of a cable are joined to one encounter.

SQL pairs the places of a cable that may tell of the same encounter and describes each pair (`int_meetings__pairs`). A
telling is of a labelled meeting when it stands in one of its paragraphs, on no other day, and shares its counterpart;
two tellings of one label are the same encounter, tellings of two labels are not. Of a cable with many pairs each counts
less.

usage: python -m evaluation.fit_pairs LABELS_DIR... --warehouse FILE [--seed FILE]
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb
import numpy as np

from evaluation import similarity
from evaluation.arguments import given
from evaluation.facts import CableFacts, Meeting
from evaluation.logistic import Matrix, Vector, confidence, fold_of, is_held_out, logistic, penalties
from evaluation.weights_seed import replace_weights

EVENT = "meeting pair"
LEAST_CONFIDENCE = 0.6
"""Joining two encounters costs more than telling one twice: 0.6 gave the best score of meetings, 0.5 to 0.7 tried."""
PENALTY = 3.0
CABLE_WEIGHT = 4.0
NO_FEATURES = 3
"""The first columns of a pair are its keys."""
CLEAR_LEAD = 0.05

TELLINGS = """
    select parts.cable_id, parts.telling_no, parts.paragraphs,
        case parts.date_precision when 'year' then strftime(parts.first_date, '%Y')
             when 'month' then strftime(parts.first_date, '%Y-%m')
             else strftime(parts.first_date, '%Y-%m-%d') end as date,
        parts.is_date_inherited, parts.is_prospect,
        (select list(people.name_in_cable) from intermediate.int_persons as people
         where people.cable_id = parts.cable_id and list_contains(parts.person_nos, people.person_no)) as participants,
        (select list(people.name_in_cable) from intermediate.int_persons as people
         where people.cable_id = parts.cable_id
            and list_contains(parts.counterparts, 'p' || people.person_no)) as counterparts
    from intermediate.int_meetings__parts as parts where list_contains(?, parts.cable_id) order by 1, 2
"""
PAIRS = "select * from intermediate.int_meetings__pairs where list_contains(?, cable_id) order by 1, 2, 3"


@dataclass(frozen=True)
class Telling:
    """A place in the text that may tell of an encounter."""

    cable_id: str
    number: int
    paragraphs: frozenset[int]
    date: str | None
    is_date_inherited: bool
    is_planned: bool
    participants: tuple[str, ...]
    counterparts: tuple[str, ...]


@dataclass(frozen=True)
class PairFit:
    """The fitted weights, and how often the model is right on cables that it was not fitted on."""

    weights: Mapping[str, float]
    pairs: int
    cross_validated: float
    held_out: float


def read_tellings(connection: duckdb.DuckDBPyConnection, cable_ids: Sequence[str]) -> list[Telling]:
    """Read the tellings of some cables."""
    rows = connection.execute(TELLINGS, [list(cable_ids)]).fetchall()
    return [
        Telling(row[0], row[1], frozenset(row[2]), row[3], row[4], row[5], tuple(row[6] or ()), tuple(row[7] or ()))
        for row in rows
    ]


def label_of(telling: Telling, labels: Sequence[Meeting]) -> int | None:
    """Return the position of the labelled meeting that a telling is of; None where no label or no single one fits."""
    fits = sorted(
        ((fit, number) for number, label in enumerate(labels) if (fit := _fit(telling, label)) is not None),
        reverse=True,
    )
    if not fits or (len(fits) > 1 and fits[0][0] - fits[1][0] < CLEAR_LEAD):
        return None
    return fits[0][1]


def _fit(telling: Telling, label: Meeting) -> float | None:
    if not telling.paragraphs & label.paragraphs:
        return None
    days = _day_fit(telling, label)
    shared = _shared(telling.counterparts, label.participants)
    present = _shared(telling.participants, label.participants)
    if days is None or (telling.counterparts and not shared):
        return None
    if (
        not telling.counterparts
        and label.participants
        and not (present or (len(label.participants) == 1 and telling.participants))
    ):
        return None
    alone = len(telling.counterparts) - shared
    absent = len(label.participants) - present
    same_status = 0.3 if (label.status == "planned") == telling.is_planned else 0.0
    return 2.0 * shared - alone + 0.7 * present - 0.1 * absent + days + same_status


def _day_fit(telling: Telling, label: Meeting) -> float | None:
    """Return what the day speaks for a label; None where it speaks against."""
    if not telling.date or not label.date:
        return 0.0
    length = min(len(telling.date), len(label.date))
    last = label.date_end or label.date
    if label.date[:length] <= telling.date[:length] <= last[:length]:
        return 0.5 if length == similarity.ISO_DAY_LENGTH else 0.2
    return -0.3 if telling.is_date_inherited else None


def _shared(names: Sequence[str], others: Sequence[str]) -> int:
    return sum(any(similarity.names(other, name) for other in others) for name in names)


def fit(connection: duckdb.DuckDBPyConnection, labels: Mapping[str, CableFacts]) -> PairFit:
    """Fit the model on the labelled cables that are not held out."""
    meeting_of = {
        (telling.cable_id, telling.number): label_of(telling, labels[telling.cable_id].meetings)
        for telling in read_tellings(connection, list(labels))
    }
    result = connection.execute(PAIRS, [list(labels)])
    features = [column[0] for column in result.description or []][NO_FEATURES:]
    rows = [
        row
        for row in result.fetchall()
        if meeting_of[row[0], row[1]] is not None and meeting_of[row[0], row[2]] is not None
    ]
    count = Counter(row[0] for row in rows)
    matrix: Matrix = np.array([[float(value or 0) for value in row[NO_FEATURES:]] for row in rows])
    same: Vector = np.array([float(meeting_of[row[0], row[1]] == meeting_of[row[0], row[2]]) for row in rows])
    weight: Vector = np.array([CABLE_WEIGHT / np.sqrt(count[row[0]]) for row in rows])
    held_out = np.array([is_held_out(row[0]) for row in rows])
    fold = np.array([fold_of(row[0]) for row in rows])
    penalty = penalties(features, PENALTY)

    chance = np.zeros(len(rows))
    for number in sorted(set(fold.tolist())):
        taught, asked = ~held_out & (fold != number), ~held_out & (fold == number)
        chance[asked] = confidence(matrix[asked], logistic(matrix[taught], same[taught], weight[taught], penalty))
    coefficients = logistic(matrix[~held_out], same[~held_out], weight[~held_out], penalty)
    chance[held_out] = confidence(matrix[held_out], coefficients)
    right = (chance > 0.5) == (same > 0.5)
    return PairFit(
        weights={name: float(value) for name, value in zip(features, coefficients, strict=True)},
        pairs=len(rows),
        cross_validated=float(right[~held_out].mean()),
        held_out=float(right[held_out].mean()),
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit the model and write its rows of the seed."""
    told = given("Fit the weights by which tellings are joined to encounters.", arguments)
    with duckdb.connect(str(told.warehouse), read_only=True) as connection:
        found = fit(connection, told.labels)
    replace_weights(told.seed, EVENT, found.weights, LEAST_CONFIDENCE)
    sys.stdout.write(
        f"{found.pairs} pairs of {len(told.labels)} cables: {found.cross_validated:.3f} right cross-validated, "
        f"{found.held_out:.3f} held out\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
