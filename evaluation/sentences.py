"""The sentences of a cable that a miss is about, so that an error can be read beside its text."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from evaluation.facts import Fact, Meeting, Official
from evaluation.score import Miss
from evaluation.similarity import content_words, tokens

SHOWN = 2


def beside(connection: duckdb.DuckDBPyConnection, misses: Sequence[Miss]) -> list[tuple[str, ...]]:
    """Return, for each miss, up to two sentences of its paragraphs that share most words with it."""
    rows = connection.execute(
        "select cable_id, paragraph_no, text from intermediate.int_sentences where list_contains(?, cable_id) "
        "order by cable_id, sentence_no",
        [sorted({miss.cable_id for miss in misses})],
    ).fetchall()
    of_cable: dict[str, list[tuple[int, str]]] = {}
    for cable_id, paragraph_no, text in rows:
        of_cable.setdefault(cable_id, []).append((paragraph_no, " ".join(text.split())))
    return [_likeliest(of_cable.get(miss.cable_id, []), miss.fact) for miss in misses]


def _likeliest(sentences: Sequence[tuple[int, str]], fact: Fact) -> tuple[str, ...]:
    paragraphs = frozenset() if isinstance(fact, Official) else fact.paragraphs
    words = _words(fact)
    shared = [
        (len(words & set(tokens(text))), -position, f"¶{paragraph} {text}")
        for position, (paragraph, text) in enumerate(sentences)
        if not paragraphs or paragraph in paragraphs
    ]
    best = sorted((entry for entry in shared if entry[0]), reverse=True)[:SHOWN]
    return tuple(text for _, _, text in best)


def _words(fact: Fact) -> set[str]:
    if isinstance(fact, Official):
        return set(tokens(fact.surname or fact.name)[-1:])
    if isinstance(fact, Meeting):
        return {name[-1] for name in map(tokens, fact.participants) if name} or content_words(fact.evidence)
    return content_words(fact.action)
