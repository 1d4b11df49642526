"""The day of an encounter as the fit judges it."""

from __future__ import annotations

import pytest

from evaluation.choices import Choice
from evaluation.facts import Meeting
from evaluation.fit_days import OPEN, OPEN_BIAS, Encounter, fit, is_right, labels_of
from evaluation.logistic import is_held_out


@pytest.mark.parametrize(
    ("label", "day", "precision", "expected"),
    [
        ("2009-05-04", "2009-05-04", "day", True),
        ("2009-05-04", "2009-05-04", "span", True),
        ("2009-05-04", "2009-05-05", "day", False),
        ("2009-05-01", "2009-05-01", "month", False),
        ("2009-05-04", None, None, False),
        ("2009-05", "2009-05-01", "month", True),
        ("2009-05", "2009-05-20", "day", True),
        ("2009", "2009-01-01", "year", True),
        (None, None, None, True),
        (None, "2009-05-04", "day", False),
    ],
)
def test_an_option_is_right_where_it_says_what_the_label_says(
    label: str | None, day: str | None, precision: str | None, expected: bool
) -> None:
    assert is_right(Meeting(frozenset({1}), date=label), day, precision) is expected


def test_two_encounters_with_one_person_go_to_the_labels_of_their_paragraphs() -> None:
    def meeting(*paragraphs: int, date: str | None = None) -> Meeting:
        return Meeting(frozenset(paragraphs), date=date, participants=("Ama Osei",))

    encounters = [Encounter(1, meeting(2, 3), None), Encounter(2, meeting(3, 4), "2009-05-04")]
    labels = [meeting(3, 4, date="2009-05-04"), meeting(2, 3, date="2009-05-01")]
    assert labels_of(encounters, labels) == {1: labels[1], 2: labels[0]}


def test_what_the_right_options_have_weighs_for_a_day_and_none_weighs_less_than_fitted() -> None:
    cables = [cable_id for number in range(200) if not is_held_out(cable_id := f"09OSLO{number}")]
    options = ({OPEN: 1.0}, {"near": 1.0}, {"far": 1.0})
    choices = [Choice(cable_id, options, (False, True, False), (OPEN, "near", "far")) for cable_id in cables]
    weights, _ = fit(choices)
    assert weights.of["near"] > 0 > weights.of["far"]
    assert weights.of[OPEN] < OPEN_BIAS
