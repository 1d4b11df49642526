"""Fit the weights by which facts are told from other text, parties from bystanders and retellings from new requests.

Features are computed by SQL (the models `int_…__features`); what is right is told by the labels. A model with an L2
penalty is fitted for each on two thirds of the labelled cables, cross-validated over whole cables, and written to the
seed `event_weights`, which SQL applies as a weighted sum. The last third of the cables is for the score alone.

Models build on one another. Tellings are joined to meetings by `evaluation.fit_pairs`, and meetings that tell no day
take one by `evaluation.fit_days`, before `meeting` is fitted. Of
requests `request` comes first, then `requester`, `addressee`, `retelling`, `answer`, each after the
warehouse was built with the weights before it.

usage: python -m evaluation.fit_weights LABELS_DIR... --warehouse FILE --event MODEL [--seed FILE]
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import duckdb

from evaluation import score as scoring
from evaluation.arguments import given
from evaluation.candidates import KIND_OF, Candidate, Event, read_candidates
from evaluation.choices import Choice, fit_choices
from evaluation.facts import CableFacts, Fact, Meeting, Request
from evaluation.logistic import FOLDS, fold_of, is_held_out
from evaluation.request_parts import Answers, Pair, read_answers, read_pairs, read_parties
from evaluation.weights import Weights, fit_logistic
from evaluation.weights_seed import replace_weights

PENALTY: Mapping[str, float] = {"meeting": 4.0, "request": 6.0, "retelling": 4.0}
SEEN_AT_LEAST: Mapping[str, int] = {"meeting": 20, "request": 4, "retelling": 20}
CHOICE_SEEN_AT_LEAST: Mapping[str, int] = {"requester": 8, "addressee": 8, "answer": 5}
CHOICE_PENALTY: Mapping[str, float] = {"requester": 4.0, "addressee": 4.0, "answer": 4.0}
WORTH: Mapping[Event, float] = {"meeting": 0.002, "request": 0.0}
"""How much F1 may be given for precision: a greater least confidence is taken where it costs no more."""
THRESHOLDS = tuple(round(0.1 + 0.05 * step, 2) for step in range(11))
ANSWER_FROM = 0.5
"""An answer is told where it is likelier than all others and none together: a wrong one misleads more than none."""
Model = Literal["meeting", "request", "requester", "addressee", "retelling", "answer"]
MODELS: tuple[Model, ...] = ("meeting", "request", "requester", "addressee", "retelling", "answer")


@dataclass(frozen=True)
class Fit:
    """A fitted model and how it does on the cables that it was not fitted on."""

    model: str
    weights: Mapping[str, float]
    least_confidence: float
    """The chance from which on a candidate counts; 0 where the likeliest option does."""
    summary: str


def fit_event(event: Event, candidates: Sequence[Candidate], labels: Mapping[str, CableFacts]) -> Fit:
    """Fit the chance that a candidate is right and choose the least that counts."""

    def fitted_on(taught: Callable[[Candidate], bool]) -> Weights:
        chosen = [candidate for candidate in candidates if candidate.is_right is not None and taught(candidate)]
        return fit_logistic(
            [candidate.features for candidate in chosen],
            [bool(candidate.is_right) for candidate in chosen],
            [candidate.weight for candidate in chosen],
            penalty=PENALTY[event],
            seen_at_least=SEEN_AT_LEAST[event],
        )

    weights = fitted_on(lambda candidate: not is_held_out(candidate.cable_id))
    without = [
        fitted_on(lambda c, fold=fold: not is_held_out(c.cable_id) and fold_of(c.cable_id) != fold)  # type: ignore[misc]
        for fold in range(FOLDS)
    ]
    chances = [
        (weights if is_held_out(c.cable_id) else without[fold_of(c.cable_id)]).chance(c.features) for c in candidates
    ]
    fitted = {cable_id: facts for cable_id, facts in labels.items() if not is_held_out(cable_id)}
    held_out = {cable_id: facts for cable_id, facts in labels.items() if is_held_out(cable_id)}
    reached = [_score(event, candidates, chances, bound, fitted).f1 for bound in THRESHOLDS]
    least = THRESHOLDS[_broadest_peak(reached, WORTH[event])]
    both = [_score(event, candidates, chances, least, some).f1 for some in (fitted, held_out)]
    return Fit(
        event,
        weights.of,
        least,
        f"least confidence {least}, F1 {both[0]:.3f} cross-validated, {both[1]:.3f} held out",
    )


def _broadest_peak(heights: Sequence[float], worth: float) -> int:
    """Return the last place where the mean of a value and its neighbours is greatest or at most `worth` less.

    One lucky step does not decide.
    """
    means = {at: sum(heights[at - 1 : at + 2]) / 3 for at in range(1, len(heights) - 1)}
    return max(at for at, mean in means.items() if mean >= max(means.values()) - worth)


def _score(
    event: Event,
    candidates: Sequence[Candidate],
    chances: Sequence[float],
    least: float,
    labels: Mapping[str, CableFacts],
) -> scoring.KindScore:
    """Score what reaches the least confidence, the likeliest of each group with the paragraphs of all."""
    best: dict[tuple[str, int], tuple[float, Fact]] = {}
    for number, (candidate, chance) in enumerate(zip(candidates, chances, strict=True)):
        if chance < least or candidate.cable_id not in labels:
            continue
        key = (candidate.cable_id, -1 - number if candidate.group is None else candidate.group)
        fact = candidate.fact
        if key in best and isinstance(fact, Request):
            earlier_chance, earlier = best[key]
            likelier = fact if chance > earlier_chance else earlier
            assert isinstance(earlier, Request) and isinstance(likelier, Request)
            fact = replace(likelier, paragraphs=fact.paragraphs | earlier.paragraphs)
            best[key] = (max(chance, earlier_chance), fact)
        else:
            best[key] = (chance, fact)
    found: dict[str, list[Fact]] = {}
    for (cable_id, _), (_, fact) in best.items():
        found.setdefault(cable_id, []).append(fact)
    facts = {
        cable_id: CableFacts(
            cable_id,
            meetings=tuple(fact for fact in kept if isinstance(fact, Meeting)),
            requests=tuple(fact for fact in kept if isinstance(fact, Request)),
        )
        for cable_id, kept in found.items()
    }
    return scoring.score(labels, facts).scores[KIND_OF[event]]


def fit_choice(model: str, choices: Sequence[Choice]) -> Fit:
    """Fit which option is right."""

    def fitted_on(taught: Sequence[Choice]) -> Weights:
        return fit_choices(taught, penalty=CHOICE_PENALTY[model], seen_at_least=CHOICE_SEEN_AT_LEAST[model])

    fitted = [choice for choice in choices if not is_held_out(choice.cable_id)]
    held_out = [choice for choice in choices if is_held_out(choice.cable_id)]
    weights = fitted_on(fitted)
    without = [fitted_on([c for c in fitted if fold_of(c.cable_id) != fold]) for fold in range(FOLDS)]
    validated = sum(choice.is_got_right(without[fold_of(choice.cable_id)]) for choice in fitted)
    right = sum(choice.is_got_right(weights) for choice in held_out)
    return Fit(
        model,
        weights.of,
        0.0,
        f"right in {validated / len(fitted):.3f} of {len(fitted)} cross-validated, "
        f"{right / max(1, len(held_out)):.3f} of {len(held_out)} held out",
    )


def fit_answers(answers: Sequence[Answers]) -> Fit:
    """Fit which answer is right, and count how many of those that are told are."""
    found = fit_choice("answer", [each.choice for each in answers])
    fitted = [each for each in answers if not is_held_out(each.choice.cable_id)]
    held_out = [each for each in answers if is_held_out(each.choice.cable_id)]
    validated = []
    for fold in range(FOLDS):
        taught = [each.choice for each in fitted if fold_of(each.choice.cable_id) != fold]
        weights = fit_choices(taught, penalty=CHOICE_PENALTY["answer"], seen_at_least=CHOICE_SEEN_AT_LEAST["answer"])
        validated += told_answers([each for each in fitted if fold_of(each.choice.cable_id) == fold], weights)
    told = told_answers(held_out, Weights(found.weights))
    return replace(
        found,
        least_confidence=ANSWER_FROM,
        summary=f"{found.summary}; of those told, right are {sum(validated)} of {len(validated)} cross-validated, "
        f"{sum(told)} of {len(told)} held out",
    )


def told_answers(answers: Sequence[Answers], weights: Weights) -> list[bool]:
    """Tell of each answer that is likely enough and that a sentence tells whether it is right."""
    likeliest = [(each, *each.choice.likeliest(weights)) for each in answers]
    return [
        each.choice.is_right(answer)
        for each, answer, chance in likeliest
        if chance >= ANSWER_FROM and answer in each.told
    ]


def fit_pairs(pairs: Sequence[Pair]) -> Fit:
    """Fit whether two candidates tell of the same request."""

    def fitted_on(taught: Sequence[Pair]) -> Weights:
        return fit_logistic(
            [pair.features for pair in taught],
            [pair.is_same for pair in taught],
            [1.0] * len(taught),
            penalty=PENALTY["retelling"],
            seen_at_least=SEEN_AT_LEAST["retelling"],
        )

    fitted = [pair for pair in pairs if not is_held_out(pair.cable_id)]
    held_out = [pair for pair in pairs if is_held_out(pair.cable_id)]
    weights = fitted_on(fitted)
    right = sum((weights.sum(pair.features) > 0) == pair.is_same for pair in held_out)
    return Fit(
        "retelling", weights.of, 0.0, f"{len(fitted)} pairs, right in {right / max(1, len(held_out)):.3f} held out"
    )


def fit(model: Model, connection: duckdb.DuckDBPyConnection, labels: Mapping[str, CableFacts]) -> Fit:
    """Fit one model."""
    match model:
        case "meeting" | "request":
            return fit_event(model, read_candidates(connection, model, labels), labels)
        case "requester" | "addressee":
            return fit_choice(model, read_parties(connection, model, labels))
        case "retelling":
            return fit_pairs(read_pairs(connection, labels))
        case "answer":
            return fit_answers(read_answers(connection, labels))


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit models and write the seed."""
    told = given("Fit the weights of meetings and requests on labelled cables.", arguments, MODELS)
    with duckdb.connect(str(told.warehouse), read_only=True) as connection:
        fits = [fit(model, connection, told.labels) for model in MODELS if model in told.models]
    for found in fits:
        replace_weights(told.seed, found.model, found.weights, found.least_confidence)
        sys.stdout.write(f"{found.model}: {len(found.weights)} weights, {found.summary}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
