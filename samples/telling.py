"""What generated cables tell: who met and asked whom, and what else a paragraph says, with the labels of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TypeVar

from samples.grammar import (
    ANSWERS,
    APPOSED,
    HELD,
    MONTHS,
    PLANNED,
    REQUESTS,
    RETOLD,
    RETOLD_PLANNED,
    ROLES,
    SERIES,
    US_OFFICES,
)
from samples.message import Form, Paragraph
from samples.names import person_name
from samples.page import Local, Page, Person, Side, capital, localise
from samples.posts import Post, posts
from samples.rates import PROTECTED, REDACTED
from samples.source import Json
from samples.stock import FOREIGN_ASKS, HEADINGS, OFFICES, PLACES, POST_ASKS, RESPONSES, VISITORS

T = TypeVar("T")


class Teller:
    """Writes the paragraphs of cables, and knows who holds which office.

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
        self._local: dict[str, Local] = {}
        self._serials: dict[tuple[str, int], int] = {}
        self._recent: dict[str, list[tuple[str, Post]]] = {p.station: [] for p in self._posts}
        self._people: dict[tuple[str, str, int], Person] = {}
        self._visitors = [self._visitor() for _ in range(400)]
        first, last = (2004, 2010) if form == "modern" else (1973, 1979)
        self._start = datetime(first, 1, 2, tzinfo=UTC)
        self._span = (datetime(last, 2, 26, tzinfo=UTC) - self._start).total_seconds()

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

    def _official(self, page: Page) -> Person:
        draw = self._rng.random()
        if draw < 0.12:
            # Somebody who is met once and never again.
            given, surname = person_name(page.post.naming, self._rng)
            office, sector = self._one(OFFICES)
            return Person(given, surname, office.replace("{m}", page.topic.ministry), page.post.country_code, sector)
        office, sector = OFFICES[int(self._rng.random() ** 1.5 * len(OFFICES))]
        ministry = page.topic.ministry
        return self._holder(page.post, office.replace("{m}", ministry), sector, page.sent_at, page.post.naming)

    def _mention(self, page: Page, person: Person) -> str:
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

    def _name(self, page: Page, person: Person) -> str:
        return str(page.officials[person.full_name]["name"])

    def _our_side(self, page: Page) -> Side:
        draw = self._rng.random()
        if draw < 0.3:
            visitor = self._one(self._visitors)
            text = self._mention(page, visitor)
            return Side(text, visitor.surname, self._name(page, visitor), None)
        role = self._one(ROLES)
        chief = page.chief
        if chief is not None and role == dict(US_OFFICES).get(chief.title):
            return Side(role, role, self._name(page, chief), None)
        return Side(role, role, None, role.removeprefix("the "))

    def _day(self, sent_at: datetime, planned: bool) -> datetime:
        step = 2 + int(self._rng.random() * 20) if planned else -1 - int(self._rng.random() ** 2 * 14)
        return sent_at + timedelta(days=step)

    # Sentences

    def _filler(self, local: Local, naming: str) -> str:
        draw = self._rng.random()
        if draw < 0.15:
            # Names of places and firms: a corpus has many, and each but rarely.
            surname = person_name(naming, self._rng)[1]
            text = f"{self._one(PLACES).replace('{s}', capital(surname))} {self._one(local.claims)}."
        elif draw < 0.6:
            text = f"{self._one(local.openings)} {self._one(local.endings)}"
        elif draw < 0.8:
            text = f"{self._one(local.sourced)}, {self._one(local.closings)}"
        else:
            text = self._one(local.stated)
        return text.replace("{n}", self._number()) if "{n}" in text else text

    def _stock(self, post: Post) -> Local:
        local = self._local.get(post.station)
        if local is None:
            local = self._local[post.station] = localise(post)
        return local

    def _fact(self, local: Local) -> str:
        return self._one(local.claims).replace("{n}", self._number())

    def _told(self, page: Page, number: int, planned: bool, retold: bool) -> tuple[str, str, Person, Side]:
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
            summary = capital((RETOLD_PLANNED if planned else self._one(RETOLD)).format_map(words))
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
        return capital(form.format_map(words)), summary, official, side

    def _asked(self, page: Page, number: int, official: Person, side: Side, retold: bool) -> tuple[str, str]:
        """A request between the two who met, its answer behind it; and the sentence for the summary."""
        name = self._name(page, official)
        ours = self._rng.random() < 0.6
        answer = self._one(ANSWERS)
        if ours:
            action = self._one(page.topic.asks)
            asking, asked, answering = side.later, official.surname, official.surname
            parties = (side.party, "US", name, official.country_code)
            told = f"{capital(side.later)} asked {page.post.country} to {action}."
        else:
            action = self._one(FOREIGN_ASKS)
            asking, asked, answering = official.surname, "the United States", capital(side.later)
            parties = (name, official.country_code, "United States", "US")
            told = f"{official.surname} asked that the United States {action}."
        sentence = capital(self._one(REQUESTS).format(r=asking, x=asked, do=action))
        response = self._one(RESPONSES[answer]).format(p=capital(answering))
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

    def _whispered(self, page: Page, number: int) -> str:
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
        return f"{capital(mention)} (strictly protect) told PolOff on {written} that {self._fact(local)}."

    # The cable

    def _paragraphs(self, page: Page, mark: str) -> tuple[Paragraph, ...]:
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


def label_of(person: Person) -> Json:
    """What a label calls a person."""
    return {
        "name": person.full_name,
        "surname": person.surname,
        "title": person.title,
        "country": person.country_code,
        "sector": person.sector,
    }
