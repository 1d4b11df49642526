"""Fit the weights by which the day of an encounter is chosen.

Where no telling of an encounter gives its day, SQL puts the days that it may have been on, and none, beside one another
and describes each (`int_meetings__day_options`). Encounters are paired with labelled meetings by participants and
paragraphs alone; the right option is the labelled day, a day within the labelled month or year, or none where the label
has no date.

usage: python -m evaluation.fit_days LABELS_DIR... --warehouse FILE [--seed FILE]
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import duckdb
import numpy as np
from scipy.optimize import linear_sum_assignment

from evaluation import score as scoring
from evaluation.arguments import given
from evaluation.choices import Choice, fit_choices
from evaluation.facts import CableFacts, Meeting
from evaluation.logistic import FOLDS, fold_of, is_held_out
from evaluation.similarity import ISO_DAY_LENGTH
from evaluation.weights import Weights
from evaluation.weights_seed import replace_weights

EVENT = "meeting day"
PENALTY = 4.0
SEEN_AT_LEAST = 10
LEAST_CONFIDENCE = 0.5
"""The chance from which on a day is taken."""
OPEN = "is_open"
OPEN_BIAS = -2.0
"""Added to the weight of no day: the lower, the more days are taken. From -0.5 to -2 the share of days that are right
rose from 0.80 to 0.86, and F1 fell by 0.006, since a wrong day is no hit."""
SAME_PARAGRAPHS = 0.3
SAME_DAY = 0.3
NO_FEATURES = 5
"""The first columns of an option are its keys and the day."""

OPTIONS = """
    select options.* from intermediate.int_meetings__day_options as options where list_contains(?, options.cable_id)
    order by options.cable_id, options.occasion_no, options.first_date nulls first, options.date_precision
"""
ENCOUNTERS = """
    select gathered.cable_id, gathered.occasion_no, gathered.paragraphs,
        if(gathered.is_dated, strftime(gathered.day_told['first_date'], '%Y-%m-%d'), null) as day_told,
        (select list(people.name_in_cable order by people.name_in_cable)
         from intermediate.int_meetings__participants as people
         where people.cable_id = gathered.cable_id and people.occasion_no = gathered.occasion_no) as participants
    from intermediate.int_meetings__gathered as gathered where list_contains(?, gathered.cable_id) order by 1, 2
"""


@dataclass(frozen=True)
class Encounter:
    """A possible encounter of a labelled cable, without its day."""

    number: int
    fact: Meeting
    day_told: str | None


def read_encounters(connection: duckdb.DuckDBPyConnection, cable_ids: Sequence[str]) -> dict[str, list[Encounter]]:
    """Read the possible encounters of some cables, by cable id."""
    found: dict[str, list[Encounter]] = {}
    for cable_id, number, paragraphs, day, participants in connection.execute(ENCOUNTERS, [list(cable_ids)]).fetchall():
        fact = Meeting(frozenset(paragraphs), participants=tuple(participants or ()))
        found.setdefault(cable_id, []).append(Encounter(number, fact, day))
    return found


def labels_of(encounters: Sequence[Encounter], labels: Sequence[Meeting]) -> dict[int, Meeting]:
    """Pair encounters with labelled meetings; return the label by the encounter's number."""
    if not encounters or not labels:
        return {}
    likeness = np.array([[_likeness(encounter, label) for label in labels] for encounter in encounters])
    rows, columns = linear_sum_assignment(likeness, maximize=True)
    return {encounters[i].number: labels[j] for i, j in zip(rows, columns, strict=True) if likeness[i, j] > 0}


def _likeness(encounter: Encounter, label: Meeting) -> float:
    alike = scoring.similar(replace(label, date=None), encounter.fact)
    if alike < scoring.LEAST["meetings"]:
        return 0.0
    both = label.paragraphs | encounter.fact.paragraphs
    alike += SAME_PARAGRAPHS * len(label.paragraphs & encounter.fact.paragraphs) / len(both)
    if label.date and encounter.day_told:
        alike += SAME_DAY if encounter.day_told.startswith(label.date) else -SAME_DAY
    return alike


def is_right(label: Meeting, day: str | None, precision: str | None) -> bool:
    """Tell whether an option is the day of a label."""
    if day is None or label.date is None:
        return day is None and label.date is None
    if len(label.date) == ISO_DAY_LENGTH and precision not in ("day", "span"):
        return False
    return day.startswith(label.date)


def read_choices(connection: duckdb.DuckDBPyConnection, labels: Mapping[str, CableFacts]) -> list[Choice]:
    """Read the options of each encounter that is paired with a label."""
    label_of = {
        (cable_id, number): label
        for cable_id, encounters in read_encounters(connection, list(labels)).items()
        for number, label in labels_of(encounters, labels[cable_id].meetings).items()
    }
    result = connection.execute(OPTIONS, [list(labels)])
    names = [column[0] for column in result.description or []][NO_FEATURES:]
    options: dict[tuple[str, int], list[tuple[dict[str, float], bool]]] = {}
    for cable_id, number, first_date, _, precision, *values in result.fetchall():
        label = label_of.get((cable_id, number))
        if label is not None:
            features = {name: 1.0 for name, value in zip(names, values, strict=True) if value}
            right = is_right(label, first_date and first_date.isoformat()[:ISO_DAY_LENGTH], precision)
            options.setdefault((cable_id, number), []).append((features, right))
    return [
        Choice(
            cable_id,
            options=tuple(features for features, _ in given),
            right=tuple(right for _, right in given),
            names=tuple(map(str, range(len(given)))),  # each day stands for itself
        )
        for (cable_id, _), given in options.items()
    ]


def fit(choices: Sequence[Choice]) -> tuple[Weights, str]:
    """Fit the weights on the cables that are not held out; return them with a line on how well they do."""
    taught = [choice for choice in choices if not is_held_out(choice.cable_id)]
    fitted = fit_choices(taught, penalty=PENALTY, seen_at_least=SEEN_AT_LEAST)
    without = [
        fit_choices(
            [choice for choice in taught if fold_of(choice.cable_id) != fold],
            penalty=PENALTY,
            seen_at_least=SEEN_AT_LEAST,
        )
        for fold in range(FOLDS)
    ]
    right: dict[bool, list[bool]] = {False: [], True: []}
    for choice in choices:
        held_out = is_held_out(choice.cable_id)
        weights = fitted if held_out else without[fold_of(choice.cable_id)]
        right[held_out].append(choice.is_got_right(weights))
    shares = [sum(each) / max(len(each), 1) for each in (right[False], right[True])]
    weights = Weights({**fitted.of, OPEN: fitted.of.get(OPEN, 0.0) + OPEN_BIAS})
    return weights, f"{len(choices)} choices: {shares[0]:.3f} right cross-validated, {shares[1]:.3f} held out"


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit the model and write its rows of the seed."""
    told = given("Fit the weights by which the day of an encounter is chosen.", arguments)
    with duckdb.connect(str(told.warehouse), read_only=True) as connection:
        weights, summary = fit(read_choices(connection, told.labels))
    replace_weights(told.seed, EVENT, weights.of, LEAST_CONFIDENCE)
    sys.stdout.write(f"{summary}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
