"""What is known while one cable is being generated, and one country's words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from samples.containers import Record
from samples.message import Message
from samples.posts import Post
from samples.source import Json
from samples.stock import CLAIMS, CLOSINGS, COMMENTS, OBJECTS, SOURCES, SUBJECTS, TAILS, VERBS, Topic


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an office."""

    given: str
    surname: str
    title: str
    country_code: str
    sector: str

    @property
    def full_name(self) -> str:
        """Given name and surname."""
        return f"{self.given} {self.surname}"


@dataclass(frozen=True, slots=True)
class Made:
    """One generated cable."""

    record: Record
    message: Message
    truth: Json


@dataclass(slots=True)
class Page:
    """What is known while one cable is being written."""

    post: Post
    sent_at: datetime
    topic: Topic
    chief: Person | None
    officials: dict[str, Json] = field(default_factory=dict)
    short: dict[str, str] = field(default_factory=dict)
    meetings: list[Json] = field(default_factory=list)
    requests: list[Json] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Side:
    """Our side of a talk: how it stands in the text at first and later, its name if it has one, else its role."""

    text: str
    later: str
    name: str | None
    role: str | None

    @property
    def party(self) -> str:
        """What a label calls it."""
        return self.name or self.role or "Embassy"


@dataclass(frozen=True, slots=True)
class Local:
    """Halves of sentences with one country's words filled in; joined once, since each is used many times."""

    openings: tuple[str, ...]
    endings: tuple[str, ...]
    sourced: tuple[str, ...]
    closings: tuple[str, ...]
    stated: tuple[str, ...]
    claims: tuple[str, ...]
    comments: tuple[str, ...]


def localise(post: Post) -> Local:
    """Fill the words of a post's country into the halves of sentences."""
    words = {"{c}": post.country, "{a}": post.adjective, "{g}": post.government, "{t}": post.city}

    def filled(lines: Iterable[str]) -> tuple[str, ...]:
        out = []
        for line in lines:
            text = line
            for slot, word in words.items():
                text = text.replace(slot, word)
            out.append(text)
        return tuple(out)

    return Local(
        openings=filled(f"{subject} {verb}" for subject in SUBJECTS for verb in VERBS),
        endings=filled(f"{thing}, {tail}." for thing in OBJECTS for tail in TAILS),
        sourced=filled(f"According to {source}, {claim}" for source in SOURCES for claim in CLAIMS),
        closings=filled(f"{closing}." for closing in CLOSINGS),
        stated=filled(f"{subject} says that {claim}." for subject in SUBJECTS for claim in CLAIMS),
        claims=filled(CLAIMS),
        comments=filled(COMMENTS),
    )


def capital(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[0].upper() + text[1:]
