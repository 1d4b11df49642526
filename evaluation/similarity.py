"""How alike a labelled fact and an extracted one are: 0 nothing in common, 1 the same.

The definitions are those that the labels were published with; change one and scores can no longer be compared.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from evaluation.facts import Meeting, Official, Request

SAME_TOKEN = 0.88
SAME_GIVEN_NAME = 0.7
ISO_DAY_LENGTH = 10
LEAST_SHARED_PARTICIPANTS = 0.4
LEAST_SHARED_ACTION = 0.4
LEAST_FOCUS = 0.15
_FILLERS = """
    a an the to of in on for and or with that it its this by at from as be is are was were will would should
    his their her they he she them us u s usg gov government
"""
FILLERS = frozenset(_FILLERS.split())


@lru_cache(maxsize=100_000)
def tokens(text: str | None) -> tuple[str, ...]:
    """Split a text into lower-case words without accents, apostrophes and punctuation."""
    decomposed = unicodedata.normalize("NFKD", text or "")
    plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    return tuple(re.sub(r"[^a-z0-9 ]+", " ", plain.lower().replace("'", "")).split())


@lru_cache(maxsize=1_000_000)
def likeness(first: str, second: str) -> float:
    """Compare two words, 0 to 1."""
    return SequenceMatcher(None, first, second).ratio()


def names(labelled: str | None, found: str | None, surname: str | None = None) -> float:
    """Compare two names: 1 the same, 0.9 surname and a given name, 0.8 surname with nothing against it, else 0."""
    first, second = tokens(labelled), tokens(found)
    if not first or not second:
        return 0.0
    if first == second or "".join(first) == "".join(second):
        return 1.0
    last = (tokens(surname) or first)[-1]
    if not any(likeness(token, last) >= SAME_TOKEN for token in second):
        return 0.0
    given = [token for token in first if token != last]
    given_found = [token for token in second if likeness(token, last) < SAME_TOKEN]
    if not given or not given_found:
        return 0.8
    return 0.9 if any(_same_given_name(one, other) for one in given for other in given_found) else 0.0


def _same_given_name(one: str, other: str) -> bool:
    if one[0] != other[0]:
        return False
    return len(one) == 1 or len(other) == 1 or likeness(one, other) >= SAME_GIVEN_NAME


def content_words(text: str | None) -> set[str]:
    """Return the words of a text that carry meaning."""
    return set(tokens(text)) - FILLERS


def overlap(first: str | None, second: str | None) -> float:
    """Compare two texts by the words they share (Dice)."""
    one, other = content_words(first), content_words(second)
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def parties(labelled: str | None, found: str | None) -> float:
    """Compare two parties, named or described; 0.5 where neither is told."""
    if not labelled and not found:
        return 0.5
    if not labelled or not found:
        return 0.0
    same = 1.0 if tokens(labelled) == tokens(found) else 0.0
    return max(names(labelled, found), overlap(labelled, found), same)


def officials(labelled: Official, found: Official) -> float:
    """Compare two officials by their names."""
    return names(labelled.name, found.name, labelled.surname)


def meetings(labelled: Meeting, found: Meeting) -> float:
    """Compare two meetings: 0 unless paragraphs meet and dates agree, else how far the named participants agree."""
    if not labelled.paragraphs & found.paragraphs or _dates_disagree(labelled, found):
        return 0.0
    if not labelled.participants:
        return 0.6 if len(found.participants) <= 1 else 0.0
    recall = _share_met(labelled.participants, found.participants, labelled_first=True)
    precision = _share_met(found.participants, labelled.participants, labelled_first=False)
    if not recall or not precision:
        return 0.0
    f1 = 2 * precision * recall / (precision + recall)
    return f1 if f1 >= LEAST_SHARED_PARTICIPANTS else 0.0


def _dates_disagree(labelled: Meeting, found: Meeting) -> bool:
    """Tell whether both name a day and the one found lies outside the one labelled."""
    if not labelled.date or not found.date:
        return False
    if len(labelled.date) != ISO_DAY_LENGTH or len(found.date) != ISO_DAY_LENGTH:
        return False
    return not labelled.date <= found.date <= (labelled.date_end or labelled.date) and labelled.date != found.date


def _share_met(people: Sequence[str], others: Sequence[str], *, labelled_first: bool) -> float:
    """Return the share of `people` who are among `others`; name comparison takes the labelled name first."""
    if not people:
        return 0.0
    pairs = ((one, other) if labelled_first else (other, one) for one in people for other in others)
    met = {one if labelled_first else other for one, other in pairs if names(one, other)}
    return sum(person in met for person in people) / len(people)


def requests(labelled: Request, found: Request) -> float:
    """Compare two requests: 0 unless paragraphs and action meet, else action, requester and addressee weighed.

    A label is at most twenty words and a prediction may be a whole clause, so recall of the label's words counts most.
    """
    if not labelled.paragraphs & found.paragraphs:
        return 0.0
    asked, found_asked = content_words(labelled.action), content_words(found.action)
    shared = len(asked & found_asked)
    action = shared / len(asked) if asked else 0.0
    focus = shared / len(found_asked) if found_asked else 0.0
    if action < LEAST_SHARED_ACTION or focus < LEAST_FOCUS:
        return 0.0
    who = parties(labelled.requester, found.requester)
    whom = parties(labelled.addressee, found.addressee)
    return 0.5 * action + 0.3 * who + 0.2 * whom
