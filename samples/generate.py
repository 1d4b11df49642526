"""Make any number of cables with their truth: `python -m samples.generate --count 1000 --format html --out DIR`.

The same seed and count give the same cables in every format, byte for byte. Cables come one by one in the order of
their dates, so a quarter of a million take no more memory than a hundred.
"""

from __future__ import annotations

import enum
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Annotated, TypeVar

import typer

from samples.containers import Record, archive_number, archive_record, dump_row, viewer_page
from samples.damage import DAMAGE, CannotDamage
from samples.message import Form, Message, Paragraph, lay_out
from samples.names import person_name
from samples.posts import Post, posts
from samples.source import Json, in_capitals, structure
from samples.stock import (
    CLAIMS,
    CLOSINGS,
    COMMENTS,
    FOREIGN_ASKS,
    HEADINGS,
    OBJECTS,
    OFFICES,
    PLACES,
    POST_ASKS,
    RESPONSES,
    SOURCES,
    SUBJECT_FORMS,
    SUBJECTS,
    TAILS,
    TOPICS,
    VERBS,
    VISITORS,
    Topic,
)

T = TypeVar("T")


class Format(enum.StrEnum):
    """What `generate` can write."""

    html = "html"
    html2011 = "html2011"
    csv = "csv"
    csv_doubled = "csv-doubled"
    text = "text"
    nara = "nara"
    zip = "zip"


# Share of cables that each kind strikes, after counts on public copies.
RATES: dict[str, float] = {
    "sipdis-doubled": 0.28,
    "sipdis-in-sentence": 0.12,
    "page-mark-in-sentence": 0.09,
    "section-mark-in-sentence": 0.03,
    "pilcrow-in-references": 0.3,
    "false-pilcrow": 0.012,
    "missing-mark": 0.05,
    "missing-number": 0.03,
    "missing-pilcrow": 0.02,
    "pilcrow-as-one": 0.01,
    "apostrophe-as-comma": 0.03,
    "quotes-as-codes": 0.01,
    "tags-glued": 0.01,
    "tags-word": 0.02,
    "no-tags": 0.033,
    "no-subject": 0.031,
    "summary-misspelt": 0.005,
    "summary-unclosed": 0.03,
    "classified-by-doubled": 0.02,
    "signer-misread": 0.01,
    "headings-ruled-above": 0.3,
    "trailing-blanks": 0.5,
    "extract-notice": 0.10,
}
SIGNER_RATES = (("signer-glued", 0.18), ("signer-titled", 0.14), ("signer-missing", 0.10))
REDACTED, PROTECTED = 0.18, 0.04

LEVELS = (
    ("UNCLASSIFIED", "", 0.30),
    ("UNCLASSIFIED//FOR OFFICIAL USE ONLY", "SBU", 0.53),
    ("CONFIDENTIAL", "C", 0.91),
    ("CONFIDENTIAL//NOFORN", "C/NF", 0.93),
    ("SECRET", "S", 0.98),
    ("SECRET//NOFORN", "S/NF", 1.0),
)
LEVELS_OF_THE_SEVENTIES = (
    ("UNCLASSIFIED", "", 0.45),
    ("LIMITED OFFICIAL USE", "", 0.65),
    ("CONFIDENTIAL", "", 0.95),
    ("SECRET", "", 1.0),
)
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
ANSWERS = ("agreed", "declined", "deferred", "partial", "none")
US_OFFICES = (("Ambassador", "the Ambassador"), ("DCM", "the DCM"), ("PolCouns", "PolCouns"))
ROLES = ("the Ambassador", "the DCM", "PolOff", "EconOff", "PolCouns", "the Charge")

# What a meeting is told in: kind and sentence. {o} the official, {u} our side, {d} the day.
HELD: tuple[tuple[str, str], ...] = (
    ("in_person", "On {d}, {u} met {o} to discuss {topic}."),
    ("in_person", "In a {d} meeting with {u}, {o} reviewed {topic} and the year ahead."),
    ("unknown", "{o} told {u} on {d} that {fact}."),
    ("in_person", "{u} called on {o} {d} and raised {topic}."),
    ("in_person", "{o} hosted {u} for dinner on {d} and spoke at length about {topic}."),
    ("phone", "{o} telephoned {u} on {d} about {topic}."),
    ("phone", "In a {d} telephone call, {o} told {u} that {fact}."),
    ("demarche", "{u} delivered the points on {topic} to {o} on {d}."),
    ("in_person", "Over lunch with {u} on {d}, {o} said that {fact}."),
    ("in_person", "{o} received {u} at the ministry on {d}."),
    ("in_person", "On the margins of the donors' conference on {d}, {o} told {u} that {fact}."),
    ("in_person", "{u} briefed {o} on {topic} on {d}."),
    ("in_person", "During a {d} call on {o}, {u} heard that {fact}."),
    ("in_person", "{u} had lunch with {o} on {d}."),
)
PLANNED: tuple[tuple[str, str], ...] = (
    ("in_person", "{u} will meet {o} in {t} on {d}."),
    ("in_person", "{o} is scheduled to see {u} on {d}."),
    ("in_person", "{o} and {u} plan to meet in {t} on {d}."),
)
SERIES = "In separate meetings on {d}, {o} and {o2} told {u} that {fact}."
APPOSED = "{u} met {name}, {title}, on {d}."
RETOLD = (
    "On {d}, {o} and {u} discussed {topic}.",
    "{o} on {d} gave {u} the government's answer on {topic}.",
    "{u} saw {o} on {d} about {topic}.",
)
RETOLD_PLANNED = "{o} is to see {u} on {d} about {topic}."
REQUESTS = (
    "{r} asked {x} to {do}.",
    "{r} urged {x} to {do}.",
    "{r} pressed {x} to {do}.",
    "{r} requested that {x} {do}.",
    "{r} called on {x} to {do}.",
    "{r} appealed to {x} to {do}.",
)
CLASSIFIED_BY = (
    "Classified By: {p} for reasons 1.4 (b) and (d).",
    "Classified By: {p}, reasons 1.4 (b), (d).",
    "Classified By: {p}; reason: 1.4 (B) and (D).",
    "CLASSIFIED BY: {P}. REASONS: 1.4 (B), (D).",
    "Classified by {p}. Reason: E.O. 12958, 1.4 (b) and (d).",
)
# How a list of references is set: what stands before it, each item, and what parts them.
REFERENCE_BLOCKS = (
    ("REF: ", "{0}. {1}", "\n     "),
    ("REF: ", "({0}) {1}", "; "),
    ("REFS: ", "{0}) {1}", "  "),
    ("Ref: ", "({0}) {1}", "  "),
)
CHANNELS = (("EXDIS", 0.01), ("NODIS", 0.015), ("LIMDIS", 0.02), ("STADIS", 0.022))
OFFICES_IN_WASHINGTON = ("EUR/NB", "EUR/CARC", "AF/S", "NEA/ARP", "EAP/ANP", "WHA/BSC", "SCA/INS", "OES/PCI", "EB/TPP")


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
class _Page:
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
class _Side:
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
class _Local:
    """Halves of sentences with one country's words filled in; joined once, since each is used many times."""

    openings: tuple[str, ...]
    endings: tuple[str, ...]
    sourced: tuple[str, ...]
    closings: tuple[str, ...]
    stated: tuple[str, ...]
    claims: tuple[str, ...]
    comments: tuple[str, ...]


def _localise(post: Post) -> _Local:
    words = {"{c}": post.country, "{a}": post.adjective, "{g}": post.government, "{t}": post.city}

    def filled(lines: Iterable[str]) -> tuple[str, ...]:
        out = []
        for line in lines:
            text = line
            for slot, word in words.items():
                text = text.replace(slot, word)
            out.append(text)
        return tuple(out)

    return _Local(
        openings=filled(f"{subject} {verb}" for subject in SUBJECTS for verb in VERBS),
        endings=filled(f"{thing}, {tail}." for thing in OBJECTS for tail in TAILS),
        sourced=filled(f"According to {source}, {claim}" for source in SOURCES for claim in CLAIMS),
        closings=filled(f"{closing}." for closing in CLOSINGS),
        stated=filled(f"{subject} says that {claim}." for subject in SUBJECTS for claim in CLAIMS),
        claims=filled(CLAIMS),
        comments=filled(COMMENTS),
    )


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


class Generator:
    """Writes cables in order of time.

    Args:
        seed: Any number; the same seed gives the same cables.
        count: How many cables the years are to hold.
        form: `modern` for 2004 to 2010, `seventies` for 1973 to 1979.
        damage: Factor on all damage rates; 0 for none.
    """

    def __init__(self, seed: int, count: int, form: Form = "modern", damage: float = 1.0) -> None:
        """Set the scene; nothing is written yet."""
        self._seed = seed
        self._count = count
        self._form: Form = form
        self._damage = damage
        self._rng = Random(seed)
        self._draw = self._rng.random
        self._posts = [p for p in posts().values() if p.country_code and p.station not in ("STATE", "ALMATY")]
        total = 0.0
        self._shares: list[float] = []
        for rank in range(len(self._posts)):
            total += 1 / (rank + 4)
            self._shares.append(total)
        self._local: dict[str, _Local] = {}
        self._serials: dict[tuple[str, int], int] = {}
        self._recent: dict[str, list[tuple[str, Post]]] = {p.station: [] for p in self._posts}
        self._people: dict[tuple[str, str, int], Person] = {}
        self._visitors = [self._visitor() for _ in range(400)]
        first, last = (2004, 2010) if form == "modern" else (1973, 1979)
        self._start = datetime(first, 1, 2, tzinfo=UTC)
        self._span = (datetime(last, 2, 26, tzinfo=UTC) - self._start).total_seconds()

    def cables(self) -> Iterator[Made]:
        """All cables, oldest first."""
        for n in range(self._count):
            yield self._cable(n)

    # Small choices

    def _one(self, things: Sequence[T]) -> T:
        return things[int(self._draw() * len(things))]

    def _number(self) -> str:
        return str(2 + int(self._draw() * 96))

    def _visitor(self) -> Person:
        given, surname = person_name("english", self._rng)
        title, sector = self._one(VISITORS)
        return Person(given, surname, title, "US", sector)

    def _holder(self, post: Post, office: str, sector: str, sent_at: datetime, tradition: str) -> Person:
        """Who holds an office on a day: holders change every two years, at a different time for each office."""
        months = sent_at.year * 12 + sent_at.month + len(office) * 5 % 24
        key = (post.station, office, months // 24)
        person = self._people.get(key)
        if person is None:
            given, surname = person_name(tradition, Random(f"{self._seed}/{key}"))
            country = "US" if tradition == "english" and sector == "" else post.country_code
            person = Person(given, surname, office, country, sector or "diplomatic")
            self._people[key] = person
        return person

    def _american(self, post: Post, office: str, sent_at: datetime) -> Person:
        return self._holder(post, office, "", sent_at, "english")

    def _official(self, page: _Page) -> Person:
        draw = self._rng.random()
        if draw < 0.12:
            # Somebody who is met once and never again.
            given, surname = person_name(page.post.naming, self._rng)
            office, sector = self._one(OFFICES)
            return Person(given, surname, office.replace("{m}", page.topic.ministry), page.post.country_code, sector)
        office, sector = OFFICES[int(self._rng.random() ** 1.5 * len(OFFICES))]
        ministry = page.topic.ministry
        return self._holder(page.post, office.replace("{m}", ministry), sector, page.sent_at, page.post.naming)

    def _mention(self, page: _Page, person: Person) -> str:
        """How a person stands in the next sentence: in full at first, by surname later."""
        known = page.short.get(person.full_name)
        if known is not None:
            return known
        with_given = self._rng.random() < 0.75 or any(o["surname"] == person.surname for o in page.officials.values())
        name = person.full_name if with_given else person.surname
        page.officials[person.full_name] = {
            "name": name,
            "surname": person.surname,
            "title": person.title,
            "country": person.country_code,
            "sector": person.sector,
        }
        page.short[person.full_name] = person.surname
        return f"{person.title} {name}"

    def _name(self, page: _Page, person: Person) -> str:
        return str(page.officials[person.full_name]["name"])

    def _our_side(self, page: _Page) -> _Side:
        draw = self._rng.random()
        if draw < 0.3:
            visitor = self._one(self._visitors)
            text = self._mention(page, visitor)
            return _Side(text, visitor.surname, self._name(page, visitor), None)
        role = self._one(ROLES)
        chief = page.chief
        if chief is not None and role == dict(US_OFFICES).get(chief.title):
            return _Side(role, role, self._name(page, chief), None)
        return _Side(role, role, None, role.removeprefix("the "))

    def _day(self, sent_at: datetime, planned: bool) -> datetime:
        step = 2 + int(self._rng.random() * 20) if planned else -1 - int(self._rng.random() ** 2 * 14)
        return sent_at + timedelta(days=step)

    # Sentences

    def _filler(self, local: _Local, naming: str) -> str:
        draw = self._rng.random()
        if draw < 0.15:
            # Names of places and firms: a corpus has many, and each but rarely.
            surname = person_name(naming, self._rng)[1]
            text = f"{self._one(PLACES).replace('{s}', _capital(surname))} {self._one(local.claims)}."
        elif draw < 0.6:
            text = f"{self._one(local.openings)} {self._one(local.endings)}"
        elif draw < 0.8:
            text = f"{self._one(local.sourced)}, {self._one(local.closings)}"
        else:
            text = self._one(local.stated)
        return text.replace("{n}", self._number()) if "{n}" in text else text

    def _stock(self, post: Post) -> _Local:
        local = self._local.get(post.station)
        if local is None:
            local = self._local[post.station] = _localise(post)
        return local

    def _fact(self, local: _Local) -> str:
        return self._one(local.claims).replace("{n}", self._number())

    def _told(self, page: _Page, number: int, planned: bool, retold: bool) -> tuple[str, str, Person, _Side]:
        """A meeting: the sentence for its paragraph, the one for the summary (if asked for), and who met."""
        official, side = self._official(page), self._our_side(page)
        new = official.full_name not in page.short
        kind, form = self._one(PLANNED if planned else HELD)
        day = self._day(page.sent_at, planned)
        words = {
            "d": f"{MONTHS[day.month - 1]} {day.day}",
            "u": side.text,
            "o": self._mention(page, official),
            "topic": page.topic.name,
            "t": page.post.city,
            "fact": self._fact(self._stock(page.post)),
        }
        met = [official]
        summary = ""
        if retold:
            summary = _capital((RETOLD_PLANNED if planned else self._one(RETOLD)).format_map(words))
            words |= {"o": official.surname, "u": side.later}
        elif not planned and new and self._rng.random() < 0.15:
            kind, form = "in_person", APPOSED
            words |= {"name": self._name(page, official), "title": official.title}
        elif not planned and self._rng.random() < 0.06:
            other = self._official(page)
            if other.full_name != official.full_name:
                kind, form = "in_person", SERIES
                met.append(other)
                words["o2"] = self._mention(page, other)
        for person in met:
            name = self._name(page, person)
            page.meetings.append(
                {
                    "paragraphs": [1, number] if retold else [number],
                    "date": f"{day:%Y-%m-%d}",
                    "date_end": None,
                    "place": page.post.city if " in {t} " in form else None,
                    "participants": [side.name, name] if side.name else [name],
                    "unnamed": [side.role] if side.role else [],
                    "kind": kind,
                    "status": "planned" if planned else "held",
                    "optional": False,
                }
            )
        return _capital(form.format_map(words)), summary, official, side

    def _asked(self, page: _Page, number: int, official: Person, side: _Side, retold: bool) -> tuple[str, str]:
        """A request between the two who met, its answer behind it; and the sentence for the summary."""
        name = self._name(page, official)
        ours = self._rng.random() < 0.6
        answer = self._one(ANSWERS)
        if ours:
            action = self._one(page.topic.asks)
            asking, asked, answering = side.later, official.surname, official.surname
            parties = (side.party, "US", name, official.country_code)
            told = f"{_capital(side.later)} asked {page.post.country} to {action}."
        else:
            action = self._one(FOREIGN_ASKS)
            asking, asked, answering = official.surname, "the United States", _capital(side.later)
            parties = (name, official.country_code, "United States", "US")
            told = f"{official.surname} asked that the United States {action}."
        sentence = _capital(self._one(REQUESTS).format(r=asking, x=asked, do=action))
        response = self._one(RESPONSES[answer]).format(p=_capital(answering))
        page.requests.append(
            {
                "paragraphs": [1, number] if retold else [number],
                "requester": parties[0],
                "requester_country": parties[1],
                "addressee": parties[2],
                "addressee_country": parties[3],
                "action": action,
                "response": answer,
                "optional": False,
            }
        )
        return f"{sentence} {response}".rstrip(), told

    def _whispered(self, page: _Page, number: int) -> str:
        """A source who is redacted or to be protected."""
        local = self._stock(page.post)
        day = self._day(page.sent_at, False)
        written = f"{MONTHS[day.month - 1]} {day.day}"
        redacted = self._rng.random() < REDACTED / (REDACTED + PROTECTED)
        meeting: Json = {
            "paragraphs": [number],
            "date": f"{day:%Y-%m-%d}",
            "date_end": None,
            "place": None,
            "participants": [],
            "unnamed": ["PolOff"],
            "kind": "unknown",
            "status": "held",
            "optional": False,
        }
        page.meetings.append(meeting)
        if redacted:
            page.kinds.add("redaction")
            meeting["unnamed"] = ["XXXXXXXXXXXX", "PolOff"]
            return f"XXXXXXXXXXXX told PolOff on {written} that {self._fact(local)}."
        page.kinds.add("protect-mark")
        source = self._official(page)
        mention = self._mention(page, source)
        page.officials[source.full_name]["protected"] = True
        meeting["participants"] = [self._name(page, source)]
        return f"{_capital(mention)} (strictly protect) told PolOff on {written} that {self._fact(local)}."

    # The cable

    def _paragraphs(self, page: _Page, mark: str) -> tuple[Paragraph, ...]:
        rng = self._rng
        local = self._stock(page.post)
        sentences = min(600, int(rng.lognormvariate(3.72, 0.75)) + 4)
        meetings = 1 + (rng.random() < 0.55) + (rng.random() < 0.25)
        summary: list[str] = []
        out: list[Paragraph] = []
        number = 2
        for n in range(meetings):
            retold = n == 0 or rng.random() < 0.3
            sentence, short, official, side = self._told(page, number, rng.random() < 0.12, retold)
            told = [sentence]
            if retold:
                summary.append(short)
            if rng.random() < 0.6:
                text, asked = self._asked(page, number, official, side, retold)
                told.append(text)
                if retold:
                    summary.append(asked)
            told += [self._filler(local, page.post.naming) for _ in range(1 + int(rng.random() * 4))]
            heading = self._one(HEADINGS) if rng.random() < 0.35 else ""
            out.append(Paragraph(number, mark, " ".join(told), heading))
            number += 1
            sentences -= len(told)
        whisper = self._damage * (REDACTED + PROTECTED)
        while sentences > 0:
            size = 5 + int(rng.random() * 7)
            told = [self._filler(local, page.post.naming) for _ in range(size)]
            if whisper and rng.random() < whisper / 3:
                told.insert(0, self._whispered(page, number))
            heading = self._one(HEADINGS) if rng.random() < 0.35 else ""
            out.append(Paragraph(number, mark, " ".join(told), heading))
            number += 1
            sentences -= size
        comment = [self._one(local.comments), self._one(local.comments)]
        if rng.random() < 0.15:
            action = self._one(POST_ASKS)
            comment.append(f"Post requests that Washington {action}.")
            page.requests.append(
                {
                    "paragraphs": [number],
                    "requester": "Post",
                    "requester_country": "US",
                    "addressee": "Washington",
                    "addressee_country": "US",
                    "action": action,
                    "response": "none",
                    "optional": False,
                }
            )
        out.append(Paragraph(number, mark, f"Comment: {' '.join(comment)} End comment.", ""))
        if rng.random() < 0.1:
            out.append(Paragraph(number + 1, mark and "U", "Minimize considered.", ""))
        return (Paragraph(1, mark, f"Summary: {' '.join(summary)} End summary.", ""), *out)

    def _references(
        self, post: Post, sent_at: datetime, serial: int
    ) -> tuple[tuple[str, ...], list[tuple[str | None, str | None, str]]]:
        rng = self._rng
        count = int(rng.random() * 4)
        found: list[tuple[str | None, str | None, str]] = []
        year = f"{sent_at:%y}"
        for _ in range(count):
            draw = rng.random()
            at = post if draw < 0.65 else self._one(self._posts)
            recent = self._recent[at.station]
            if recent and rng.random() < 0.8:
                cable_id = self._one(recent)[0]
                cited = int(cable_id.removeprefix(cable_id[:2] + at.station))
                cited_year = cable_id[:2]
            else:
                cited_year, cited = year, 1 + int(rng.random() * (serial if at is post else 900))
            if at is post and cited_year == year and cited >= serial:
                continue
            written = f"{at.mrn_station} {cited}"
            if cited_year != year:
                written = f"{cited_year} {written}" if rng.random() < 0.8 else f"20{cited_year} {written}"
            if rng.random() < 0.05:
                written += " (NOTAL)"
            label = "ABCD"[len(found)]
            found.append((label, f"{cited_year}{at.station}{cited}", written))
        if not found:
            return (), found
        if len(found) == 1 and rng.random() < 0.5:
            written = found[0][2]
            return (f"REF: {written}",), [(None, found[0][1], written)]
        before, item, between = self._one(REFERENCE_BLOCKS)
        block = before + between.join(item.format(label, written) for label, _, written in found)
        return tuple(block.split("\n")), found

    def _routing(self, page: _Page) -> tuple[str, ...]:
        """A line that names desk officers in Washington, and now and then one of their names."""
        draw = self._rng.random()
        if draw < 0.55:
            return ()
        office = self._one(OFFICES_IN_WASHINGTON)
        if draw < 0.8:
            return (f"STATE FOR {office}",)
        given, surname = person_name("english", self._rng)
        name = f"{given[0]}{surname}".upper()
        page.officials[f"{name} of {office}"] = {
            "name": name,
            "surname": surname.upper(),
            "title": None,
            "country": "US",
            "sector": "diplomatic",
            "optional": True,
        }
        return (f"STATE FOR {office} ({name})",)

    def _cable(self, n: int) -> Made:
        rng = self._rng
        modern = self._form == "modern"
        sent_at = self._start + timedelta(seconds=(n + rng.random()) / self._count * self._span)
        sent_at = sent_at.replace(second=0, microsecond=0)
        post = rng.choices(self._posts, cum_weights=self._shares)[0]
        counter = (post.station, sent_at.year)
        # A third of the numbers is missing, as where only a part of the traffic is kept.
        serial = self._serials.get(counter, 0) + 1
        while rng.random() < 0.33:
            serial += 1
        self._serials[counter] = serial
        cable_id = f"{sent_at:%y}{post.station}{serial}"
        draw = rng.random()
        levels = LEVELS if modern else LEVELS_OF_THE_SEVENTIES
        level, mark = next((name, mark) for name, mark, up_to in levels if draw < up_to)
        topic = self._one(TOPICS)
        secret = level.startswith(("CONFIDENTIAL", "SECRET"))
        office = self._one(US_OFFICES)[0]
        page = _Page(post, sent_at, topic, None)
        classified_by, executive_order, declassify_on = "", "E.O. 12958: N/A" if modern else "E.O. 11652: N/A", None
        ambassador = self._american(post, "Ambassador", sent_at)
        if secret and modern:
            page.chief = self._american(post, office, sent_at)
            page.officials[page.chief.full_name] = _label(page.chief)
            page.short[page.chief.full_name] = page.chief.surname
            declassify_on = (sent_at - timedelta(days=1)).date().replace(day=1)
            declassify_on = declassify_on.replace(year=sent_at.year + self._one((5, 10, 10, 10, 15, 25)))
            executive_order = f"E.O. 12958: DECL: {declassify_on:%m/%d/%Y}"
            chief = f"{page.chief.title} {page.chief.full_name}"
            classified_by = self._one(CLASSIFIED_BY).format(p=chief, P=chief.upper())
        elif secret:
            executive_order = "E.O. 11652: GDS"
        signing = page.chief if page.chief is not None and rng.random() < 0.7 else ambassador
        page.officials.setdefault(
            signing.full_name,
            {**_label(signing), "name": signing.surname.upper(), "surname": signing.surname.upper(), "title": None},
        )
        page.short.setdefault(signing.full_name, signing.surname)
        captions = [] if not modern else ["SIPDIS"]
        if level.endswith("OFFICIAL USE ONLY"):
            captions.append("SENSITIVE")
        if level.endswith("NOFORN"):
            captions.append("NOFORN")
        if modern and secret:
            draw = rng.random()
            captions += [next((caption for caption, up_to in CHANNELS if draw < up_to), "SIPDIS")]
            captions = list(dict.fromkeys(captions))
        subject = self._one(SUBJECT_FORMS).format(
            C=post.country.upper(), A=post.adjective.upper(), T=post.city.upper(), topic=topic.name.upper()
        )
        references, found = self._references(post, sent_at, serial)
        paragraphs = self._paragraphs(page, mark if modern else mark[:1] and "")
        others = [self._one(self._posts) for _ in range(int(rng.random() * 5))]
        info = tuple(dict.fromkeys(f"{p.address} {rng.randrange(1, 9999):04d}" for p in others if p is not post))
        message = Message(
            cable_id=cable_id,
            post=post,
            serial=serial,
            sent_at=sent_at,
            classification=level.partition("//")[0],
            subject=subject,
            tags=(*topic.tags, post.tag),
            paragraphs=paragraphs,
            signer=signing.surname.upper(),
            form=self._form,
            precedence=self._one(("PP", "PP", "RR", "RR", "OO")),
            to=(f"SECSTATE WASHDC PRIORITY {1 + serial * 7 % 9998:04d}",),
            info=info,
            captions=tuple(captions),
            routing=self._routing(page) if modern else (),
            executive_order=executive_order,
            reference_lines=references,
            classified_by=classified_by,
            sections=1 + len(paragraphs) // 12 if modern else 1,
        )
        self._recent[post.station] = [*self._recent[post.station][-19:], (cable_id, post)]
        return self._struck(message, page, level, found, declassify_on)

    def _struck(
        self,
        message: Message,
        page: _Page,
        level: str,
        found: list[tuple[str | None, str | None, str]],
        declassify_on: date | None,
    ) -> Made:
        """Lay a message out and damage it; damage that finds no place does not happen."""
        rng = self._rng
        draft = lay_out(message)
        kinds = page.kinds
        wanted = [kind for kind, rate in RATES.items() if rng.random() < rate * self._damage]
        draw = rng.random() / self._damage if self._damage else 1.0
        for kind, rate in SIGNER_RATES:
            if draw < rate:
                # A signer is struck once, so that the label can say how the name now stands.
                wanted = [*(other for other in wanted if other != "signer-misread"), kind]
                break
            draw -= rate
        for kind in wanted:
            try:
                DAMAGE[kind](draft, "", rng)
            except CannotDamage:
                continue
            kinds.add(kind)
        _respell_signer(page, message.signer, draft.tail, kinds)
        record = Record(
            cable_id=message.cable_id,
            sent_at=message.sent_at,
            origin=message.post.archive_name,
            classification=level,
            subject="" if "no-subject" in kinds else message.subject,
            references=tuple(cable for _, cable, _ in found if cable),
            header=draft.header(),
            body=draft.body(),
        )
        truth: Json = {
            "cable": message.cable_id,
            "officials": list(page.officials.values()),
            "meetings": page.meetings,
            "requests": page.requests,
            "structure": structure(
                message,
                classification=level,
                references=found,
                declassify_on=declassify_on,
                main_kinds=kinds,
                all_kinds=sorted(kinds),
                has_header=True,
                paragraph_numbers=[p.number for p in message.paragraphs],
                text_status="partial" if "extract-notice" in kinds else "full",
            ),
        }
        return Made(record, message, truth)


def _respell_signer(page: _Page, signer: str, tail: list[str], kinds: set[str]) -> None:
    """A label says what the cable says: no signer who is nowhere named, and his name as the scanner read it."""
    for key, official in list(page.officials.items()):
        if official["name"] == signer and official["title"] is None:
            if "signer-missing" in kinds:
                del page.officials[key]
            elif "signer-misread" in kinds and tail:
                name = tail[0]
                page.officials[key] = official | {"name": name, "surname": name}


def _label(person: Person) -> Json:
    return {
        "name": person.full_name,
        "surname": person.surname,
        "title": person.title,
        "country": person.country_code,
        "sector": person.sector,
    }


# Writing


def _archive_text(made: Made) -> str:
    message, record = made.message, made.record
    return archive_record(
        record,
        tags=", ".join(message.tags),
        to="STATE",
        level=record.classification,
        handling="n/a",
        executive_order="GS" if "GDS" in message.executive_order else "N/A",
        concepts=message.subject,
        locator="TEXT ON-LINE, ON MICROFILM",
    )


def _one_file(out: Path, name: Callable[[Made], str], text: Callable[[Made], str]) -> Callable[[Made], None]:
    folders: set[Path] = set()

    def write(made: Made) -> None:
        path = out / name(made)
        if path.parent not in folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            folders.add(path.parent)
        path.write_bytes(text(made).encode())

    return write


def _page_name(made: Made) -> str:
    return f"{made.record.sent_at:%Y/%m}/{made.record.cable_id}.html"


def _writer(form: Format, out: Path, stack: ExitStack) -> Callable[[Made], None]:
    if form in (Format.csv, Format.csv_doubled):
        rows = stack.enter_context((out / "cables.csv").open("w", encoding="utf-8", newline=""))
        numbers = iter(range(1, 1 << 62))
        doubled = form is Format.csv_doubled

        def write_row(made: Made) -> None:
            rows.write(dump_row(made.record, next(numbers), doubled))

        return write_row
    if form is Format.zip:
        archive = stack.enter_context(zipfile.ZipFile(out / "cables.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=1))

        def write_member(made: Made) -> None:
            archive.writestr(zipfile.ZipInfo(_page_name(made)), viewer_page(made.record, "2010"), zipfile.ZIP_DEFLATED)

        return write_member
    if form is Format.nara:
        return _one_file(
            out,
            lambda m: f"{m.record.sent_at:%Y}/{archive_number(m.record.cable_id, m.record.sent_at)}.txt",
            _archive_text,
        )
    if form is Format.text:
        return _one_file(
            out, lambda m: f"{m.record.sent_at:%Y/%m}/{m.record.cable_id}.txt", lambda m: m.record.text + "\n"
        )
    layout = "2010" if form is Format.html else "2011"
    return _one_file(out, _page_name, lambda m: viewer_page(m.record, "2010" if layout == "2010" else "2011"))


def write_corpus(
    out: Path, count: int, form: Format, seed: int = 1, *, damage: float = 1.0, with_truth: bool = False
) -> int:
    """Write a generated corpus.

    Args:
        out: Folder to write to; made if it is missing.
        count: Number of cables.
        form: Container format.
        seed: Seed.
        damage: Factor on all damage rates; 0 for none.
        with_truth: Also write `truth.jsonl`, one label a line.

    Returns:
        Characters of cable text written, containers not counted.
    """
    out.mkdir(parents=True, exist_ok=True)
    generator = Generator(seed, count, "seventies" if form is Format.nara else "modern", damage)
    spelled: Callable[[Json], Json] = in_capitals if form is Format.nara else dict
    size = 0
    with ExitStack() as stack:
        write = _writer(form, out, stack)
        labels = stack.enter_context((out / "truth.jsonl").open("w", encoding="utf-8")) if with_truth else None
        for made in generator.cables():
            write(made)
            size += len(made.record.header) + len(made.record.body)
            if labels is not None:
                labels.write(json.dumps(spelled(made.truth), ensure_ascii=False) + "\n")
    return size


def main(
    out: Annotated[Path, typer.Option(help="Folder to write to.")],
    count: Annotated[int, typer.Option(min=1, help="How many cables.")] = 1000,
    format: Annotated[Format, typer.Option(help="Container format.")] = Format.csv,
    seed: Annotated[int, typer.Option(help="The same seed gives the same cables.")] = 1,
    damage: Annotated[float, typer.Option(min=0.0, help="Factor on all damage rates.")] = 1.0,
    truth: Annotated[bool, typer.Option("--truth", help="Also write truth.jsonl.")] = False,
) -> None:
    """Write invented cables, and with --truth what a careful reader finds in them."""
    size = write_corpus(out, count, format, seed, damage=damage, with_truth=truth)
    typer.echo(f"{count} cables, {size / 1e6:.1f} MB of text in {out}")


if __name__ == "__main__":
    typer.run(main)
