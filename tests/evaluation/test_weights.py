"""Models over named features learn what tells right from wrong, and nothing from what does not."""

import pytest

from evaluation.choices import Choice, fit_choices
from evaluation.fit_weights import told_answers
from evaluation.request_parts import Answers
from evaluation.weights import Weights, fit_logistic


def test_a_feature_of_right_examples_gains_weight() -> None:
    examples = [{"constant": 1.0, "asked": 1.0}] * 20 + [{"constant": 1.0, "told": 1.0}] * 20
    right = [True] * 18 + [False] * 2 + [True] * 2 + [False] * 18

    weights = fit_logistic(examples, right, [1.0] * 40, penalty=0.01, seen_at_least=1)

    assert weights.chance({"constant": 1.0, "asked": 1.0}) == pytest.approx(0.9, abs=0.01)
    assert weights.chance({"constant": 1.0, "told": 1.0}) == pytest.approx(0.1, abs=0.01)


def test_a_rare_feature_is_left_out() -> None:
    examples = [{"constant": 1.0}] * 9 + [{"constant": 1.0, "rare": 1.0}]

    weights = fit_logistic(examples, [False] * 9 + [True], [1.0] * 10, penalty=1.0, seen_at_least=2)

    assert set(weights.of) == {"constant"}


def test_the_option_with_the_signs_of_right_ones_is_chosen() -> None:
    beside, beyond = {"beside": 1.0}, {"beyond": 1.0}
    choices = [Choice("05QUILLON1", (beyond, beside), (False, True), ("Osei", "Varga"))] * 6
    choices.append(Choice("05QUILLON2", (beside, beyond), (False, False), ("Osei", "Varga")))

    weights = fit_choices(choices, penalty=0.1, seen_at_least=1)

    assert choices[0].is_got_right(weights)
    assert not choices[-1].is_got_right(weights)
    assert weights.sum(beside) > weights.sum(beyond)


def test_of_equal_options_the_first_is_chosen() -> None:
    choice = Choice("05QUILLON1", ({"a": 1.0}, {"b": 1.0}), (True, False), ("Osei", "Varga"))

    assert choice.is_got_right(Weights({}))


def test_the_places_of_one_name_add_up() -> None:
    choice = Choice(
        "05QUILLON1",
        ({"a": 1.0}, {"b": 1.0}, {"b": 1.0}),
        (False, True, True),
        ("Osei", "Varga", "Varga"),
    )

    assert choice.is_got_right(Weights({"a": 1.0, "b": 0.5}))


def test_an_answer_is_told_where_it_is_likely_and_a_sentence_tells_it() -> None:
    choice = Choice("05QUILLON1", ({"a": 1.0}, {"b": 1.0}, {}), (True, False, False), ("agreed", "declined", "none"))

    assert told_answers([Answers(choice, frozenset({"agreed"}))], Weights({"a": 1.0})) == [True]
    assert told_answers([Answers(choice, frozenset({"declined"}))], Weights({"b": 1.0})) == [False]
    assert told_answers([Answers(choice, frozenset())], Weights({"a": 1.0})) == []
    assert told_answers([Answers(choice, frozenset({"agreed"}))], Weights({"a": 0.1})) == []
