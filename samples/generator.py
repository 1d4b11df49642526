"""Cables one after another in the order of their dates, each with its truth; so many take no more memory than few."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TypeVar

from samples.containers import Record
from samples.damage import DAMAGE, CannotDamage
from samples.grammar import (
    CLASSIFIED_BY,
    OFFICES_IN_WASHINGTON,
    REFERENCE_BLOCKS,
    US_OFFICES,
)
from samples.message import Message, lay_out
from samples.names import person_name
from samples.page import Made, Page
from samples.posts import Post
from samples.rates import CHANNELS, LEVELS, LEVELS_OF_THE_SEVENTIES, RATES, SIGNER_RATES
from samples.source import Json, structure
from samples.stock import SUBJECT_FORMS, TOPICS
from samples.telling import Teller, label_of

T = TypeVar("T")


class Generator(Teller):
    """Writes cables in order of time."""

    def cables(self) -> Iterator[Made]:
        """All cables, oldest first."""
        for n in range(self._count):
            yield self._cable(n)

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

    def _routing(self, page: Page) -> tuple[str, ...]:
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
        page = Page(post, sent_at, topic, None)
        classified_by, executive_order, declassify_on = "", "E.O. 12958: N/A" if modern else "E.O. 11652: N/A", None
        ambassador = self._american(post, "Ambassador", sent_at)
        if secret and modern:
            page.chief = self._american(post, office, sent_at)
            page.officials[page.chief.full_name] = label_of(page.chief)
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
            {**label_of(signing), "name": signing.surname.upper(), "surname": signing.surname.upper(), "title": None},
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
        page: Page,
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


def _respell_signer(page: Page, signer: str, tail: list[str], kinds: set[str]) -> None:
    """A label says what the cable says: no signer who is nowhere named, and his name as the scanner read it."""
    for key, official in list(page.officials.items()):
        if official["name"] == signer and official["title"] is None:
            if "signer-missing" in kinds:
                del page.officials[key]
            elif "signer-misread" in kinds and tail:
                name = tail[0]
                page.officials[key] = official | {"name": name, "surname": name}
